package io.cargoshipper.pack.prompts;

import java.util.List;
import java.util.function.Function;

/** Section 5 of the benchmark, in its order. */
final class CisRuntimeChecks {

    static final List<CisCheck> ALL =
            List.of(
                    new CisCheck(
                            "5.1", "No swarm mode unless it is needed", CisEngineChecks::swarm),
                    new CisCheck(
                            "5.2",
                            "An AppArmor profile, where there is AppArmor",
                            CisProtectionChecks::appArmor),
                    new CisCheck(
                            "5.3",
                            "SELinux labels, where there is SELinux",
                            CisProtectionChecks::seLinux),
                    new CisCheck(
                            "5.4",
                            "Kernel capabilities are restricted",
                            CisProtectionChecks::capabilities),
                    new CisCheck("5.5", "Not privileged", CisProtectionChecks::privileged),
                    new CisCheck(
                            "5.6",
                            "No sensitive folders of the host mounted",
                            CisMountChecks::folders),
                    new CisCheck("5.7", "No sshd inside", CisEngineChecks::sshd),
                    new CisCheck(
                            "5.8",
                            "No privileged ports of the host",
                            CisNetworkChecks::privilegedPorts),
                    new CisCheck(
                            "5.9", "Only the ports that are needed", CisNetworkChecks::neededPorts),
                    new CisCheck("5.10", "Not the host's network", CisNetworkChecks::hostNetwork),
                    new CisCheck("5.11", "Memory is limited", CisLimitChecks::memory),
                    new CisCheck("5.12", "CPU priority is set", CisLimitChecks::cpu),
                    new CisCheck(
                            "5.13", "Root file system is read-only", CisMountChecks::readOnlyRoot),
                    new CisCheck(
                            "5.14",
                            "Ports are bound to one address of the host",
                            CisNetworkChecks::boundPorts),
                    new CisCheck(
                            "5.15",
                            "Restarts on failure are limited to 5",
                            CisLimitChecks::restarts),
                    new CisCheck("5.16", "Not the host's processes", host("PidMode")),
                    new CisCheck("5.17", "Not the host's IPC", host("IpcMode")),
                    new CisCheck("5.18", "No devices of the host", CisMountChecks::devices),
                    new CisCheck("5.19", "Ulimits are set where needed", CisLimitChecks::ulimits),
                    new CisCheck(
                            "5.20", "No shared mount propagation", CisMountChecks::propagation),
                    new CisCheck("5.21", "Not the host's UTS namespace", host("UTSMode")),
                    new CisCheck("5.22", "The seccomp profile is on", CisProtectionChecks::seccomp),
                    new CisCheck("5.23", "No privileged exec", CisEngineChecks::privilegedExec),
                    new CisCheck("5.24", "No exec as root", CisEngineChecks::rootExec),
                    new CisCheck("5.25", "The engine's own cgroup", CisLimitChecks::cgroup),
                    new CisCheck("5.26", "No new privileges", CisProtectionChecks::newPrivileges),
                    new CisCheck("5.27", "Health is checked at run time", CisEngineChecks::health),
                    new CisCheck(
                            "5.28", "The latest version of its image", CisEngineChecks::latest),
                    new CisCheck("5.29", "Processes are limited", CisLimitChecks::pids),
                    new CisCheck("5.30", "Not the default bridge", CisNetworkChecks::defaultBridge),
                    new CisCheck("5.31", "Not the host's user namespace", host("UsernsMode")),
                    new CisCheck(
                            "5.32", "The engine's socket is not mounted", CisMountChecks::socket));

    private CisRuntimeChecks() {}

    /** A namespace that must not be the host's. */
    private static Function<AuditSubject, CisResult> host(String field) {
        return subject -> {
            String mode = subject.host().text(field).orElse("");
            return mode.equals("host")
                    ? CisResult.fail("HostConfig.%s=host".formatted(field))
                    : CisResult.pass(
                            "HostConfig.%s=%s".formatted(field, mode.isEmpty() ? "(unset)" : mode));
        };
    }
}
