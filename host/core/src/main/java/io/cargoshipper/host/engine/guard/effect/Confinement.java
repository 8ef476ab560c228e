package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges what keeps a container's programs from the rest of their host. */
final class Confinement {

    /** What engines give every container. */
    private static final Set<String> DEFAULT_CAPABILITIES =
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

    private static final String CAPABILITY_PREFIX = "CAP_";

    /** What every release of the engine has masked and kept from being written. */
    private static final Set<String> MASKED =
            Set.of(
                    "/proc/acpi",
                    "/proc/asound",
                    "/proc/kcore",
                    "/proc/keys",
                    "/proc/latency_stats",
                    "/proc/sched_debug",
                    "/proc/scsi",
                    "/proc/timer_list",
                    "/proc/timer_stats",
                    "/sys/firmware");

    /** What later ones mask besides, of which a mask of one's own would take it away. */
    private static final Set<String> MASKED_SINCE =
            Set.of("/proc/interrupts", "/sys/devices/virtual/powercap");

    private static final Set<String> READ_ONLY =
            Set.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    /** Options that confine as much as none. */
    private static final Set<String> HARMLESS =
            Set.of("seccomp=builtin", "apparmor=docker-default", "");

    private Confinement() {}

    /** A container to be created: a mask of its own must be no weaker than the newest engine's. */
    static void ofNew(Body host, Findings findings) {
        Set<String> newest = new HashSet<>(MASKED);
        newest.addAll(MASKED_SINCE);
        ofContainer(host, newest, findings);
    }

    /**
     * One that there is: its mask is that of its engine, which may be old. Podman shows none, and
     * takes none.
     */
    static void ofExisting(Body host, Findings findings) {
        ofContainer(host, MASKED, findings);
    }

    private static void ofContainer(Body host, Set<String> masked, Findings findings) {
        if (host.flag("Privileged")) {
            findings.effect(Effect.PRIVILEGED);
        }
        capabilities(host.texts("CapAdd"), findings);
        capabilities(host.texts("Capabilities"), findings);
        host.texts("SecurityOpt").forEach(option -> securityOption(option, findings));
        paths(host, "MaskedPaths", masked, findings);
        paths(host, "ReadonlyPaths", READ_ONLY, findings);
    }

    static void ofService(Body spec, Findings findings) {
        capabilities(spec.texts("CapabilityAdd"), findings);
        Body privileges = spec.object("Privileges");
        Body seccomp = privileges.object("Seccomp");
        if (!Set.of("", "default").contains(seccomp.text("Mode"))) {
            findings.effect(Effect.UNCONFINED, "seccomp=" + seccomp.text("Mode"));
        } else if (seccomp.has("Profile")) {
            findings.effect(Effect.UNCONFINED, "seccomp profile");
        }
        String appArmor = privileges.object("AppArmor").text("Mode");
        if (!Set.of("", "default").contains(appArmor)) {
            findings.effect(Effect.UNCONFINED, "apparmor=" + appArmor);
        }
        Body label = privileges.object("SELinuxContext");
        if (label.flag("Disable")) {
            findings.effect(Effect.UNCONFINED, "label=disable");
        }
        for (String part : List.of("User", "Role", "Type", "Level")) {
            if (!label.text(part).isEmpty()) {
                findings.effect(
                        Effect.UNCONFINED,
                        "label=%s:%s".formatted(part.toLowerCase(Locale.ROOT), label.text(part)));
            }
        }
        if (privileges.has("CredentialSpec")) {
            findings.effect(Effect.UNCONFINED, "credentialspec");
        }
    }

    static void capabilities(List<String> names, Findings findings) {
        for (String name : names) {
            String upper = name.toUpperCase(Locale.ROOT);
            String bare =
                    upper.startsWith(CAPABILITY_PREFIX)
                            ? upper.substring(CAPABILITY_PREFIX.length())
                            : upper;
            if (!DEFAULT_CAPABILITIES.contains(bare)) {
                findings.effect(Effect.CAPABILITY, bare);
            }
        }
    }

    /**
     * Reads one as {@code docker run --security-opt} has it: with {@code =}, or of old {@code :}.
     */
    static void securityOption(String text, Findings findings) {
        String option = text.strip();
        int separator = option.indexOf('=') >= 0 ? option.indexOf('=') : option.indexOf(':');
        String name = separator < 0 ? option : option.substring(0, separator);
        String value = separator < 0 ? "" : option.substring(separator + 1);
        if (name.equals("no-new-privileges")) {
            if (!value.isEmpty() && !Set.of("true", "1", "t").contains(lower(value))) {
                findings.effect(Effect.NEW_PRIVILEGES, option);
            }
        } else if (name.equals("seccomp") && value.stripLeading().startsWith("{")) {
            findings.effect(Effect.UNCONFINED, "seccomp profile");
        } else if (!HARMLESS.contains(name + "=" + value) && !option.isEmpty()) {
            findings.effect(
                    Effect.UNCONFINED, separator < 0 ? option : "%s=%s".formatted(name, value));
        }
    }

    private static void paths(Body host, String field, Set<String> byDefault, Findings findings) {
        if (host.has(field) && !host.texts(field).containsAll(byDefault)) {
            findings.effect(Effect.UNCONFINED, field);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
