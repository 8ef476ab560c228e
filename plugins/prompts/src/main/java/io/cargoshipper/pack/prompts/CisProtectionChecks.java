package io.cargoshipper.pack.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks of what keeps a container's processes apart from the host: profiles and capabilities. */
final class CisProtectionChecks {

    /** What a container has without asking (Docker's default list). */
    private static final Set<String> DEFAULT =
            Set.of(
                    "AUDIT_WRITE",
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "FOWNER",
                    "FSETID",
                    "KILL",
                    "MKNOD",
                    "NET_BIND_SERVICE",
                    "NET_RAW",
                    "SETFCAP",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYS_CHROOT");

    /** Each of these by itself is a way to the host, or to its other processes and files. */
    private static final Set<String> DANGEROUS =
            Set.of(
                    "ALL",
                    "BPF",
                    "DAC_READ_SEARCH",
                    "NET_ADMIN",
                    "SYS_ADMIN",
                    "SYS_BOOT",
                    "SYS_MODULE",
                    "SYS_PTRACE",
                    "SYS_RAWIO",
                    "SYS_TIME");

    private CisProtectionChecks() {}

    static CisResult appArmor(AuditSubject subject) {
        if (!subject.engineHas("apparmor")) {
            return CisResult.notApplicable("the engine has no AppArmor");
        }
        boolean off = subject.securityOptions().stream().anyMatch(it -> isOff(it, "apparmor"));
        String profile = subject.shown("AppArmorProfile");
        if (off || profile.equals("unconfined") || subject.isPrivileged()) {
            return CisResult.fail("AppArmorProfile=%s: unconfined".formatted(profile));
        }
        // The engine fills in its default profile when it starts a container.
        boolean running = subject.container().flag("State.Running");
        return profile.equals("-") && running
                ? CisResult.fail("AppArmorProfile is empty")
                : CisResult.pass("AppArmorProfile=%s".formatted(profile));
    }

    static CisResult seLinux(AuditSubject subject) {
        if (!subject.engineHas("selinux")) {
            return CisResult.notApplicable("the engine does not use SELinux");
        }
        boolean off =
                subject.securityOptions().stream()
                        .anyMatch(it -> it.equals("label=disable") || it.equals("label:disable"));
        return off
                ? CisResult.fail("SecurityOpt has label=disable")
                : CisResult.pass("ProcessLabel=%s".formatted(subject.shown("ProcessLabel")));
    }

    static CisResult capabilities(AuditSubject subject) {
        List<String> added =
                subject.host().texts("CapAdd").stream()
                        .map(CisProtectionChecks::plain)
                        .filter(it -> !DEFAULT.contains(it))
                        .toList();
        List<String> dropped =
                subject.host().texts("CapDrop").stream().map(CisProtectionChecks::plain).toList();
        if (subject.isPrivileged()) {
            return CisResult.fail("privileged: it has all capabilities");
        }
        if (added.stream().anyMatch(DANGEROUS::contains)) {
            return CisResult.fail("CapAdd=%s".formatted(String.join(" ", added)));
        }
        if (!added.isEmpty()) {
            return CisResult.warn("CapAdd=%s".formatted(String.join(" ", added)));
        }
        return dropped.isEmpty()
                ? CisResult.pass(
                        "none added; none of the default ones dropped either, NET_RAW among them")
                : CisResult.pass("none added, dropped: %s".formatted(String.join(" ", dropped)));
    }

    static CisResult privileged(AuditSubject subject) {
        return subject.isPrivileged()
                ? CisResult.fail("HostConfig.Privileged=true")
                : CisResult.pass("HostConfig.Privileged=false");
    }

    static CisResult seccomp(AuditSubject subject) {
        List<String> reasons = new ArrayList<>();
        if (subject.securityOptions().stream().anyMatch(it -> isOff(it, "seccomp"))) {
            reasons.add("SecurityOpt has seccomp=unconfined");
        }
        if (subject.isPrivileged()) {
            reasons.add("privileged: no profile applies");
        }
        if (!subject.info().isEmpty() && !subject.engineHas("seccomp")) {
            reasons.add("the engine has no seccomp");
        }
        Optional<String> own =
                subject.securityOptions().stream()
                        .filter(it -> it.startsWith("seccomp"))
                        .findFirst();
        return reasons.isEmpty()
                ? CisResult.pass(
                        own.isPresent() ? "a profile of its own" : "the engine's default profile")
                : CisResult.fail(String.join("; ", reasons));
    }

    static CisResult newPrivileges(AuditSubject subject) {
        boolean own =
                subject.securityOptions().stream()
                        .anyMatch(
                                it -> it.startsWith("no-new-privileges") && !it.endsWith("false"));
        if (own) {
            return CisResult.pass("SecurityOpt has no-new-privileges");
        }
        return subject.engineHas("no-new-privileges")
                ? CisResult.pass("the engine sets it for all containers")
                : CisResult.warn("SecurityOpt has no no-new-privileges");
    }

    private static boolean isOff(String option, String protection) {
        return option.equals(protection + "=unconfined")
                || option.equals(protection + ":unconfined");
    }

    private static String plain(String capability) {
        String upper = capability.toUpperCase(Locale.ROOT);
        return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
    }
}
