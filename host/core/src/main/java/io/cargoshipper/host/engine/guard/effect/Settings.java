package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges what else a container may be given that reaches its host. */
final class Settings {

    private static final String DEFAULT_RUNTIME = "runc";

    /** Restart policies that outlast a restart of the engine. */
    private static final Set<String> FOR_EVER = Set.of("always", "unless-stopped");

    /** Users that are root in every image: by number, however it is written, and by name. */
    private static final Pattern ROOT = Pattern.compile("(?:[+-]?0+|root|)(?::.*)?");

    private Settings() {}

    /** All but the runtime, of which the engine has to be asked. */
    static void ofContainer(Body host, HostPaths paths, Findings findings) {
        host.textsByKey("Sysctls").keySet().forEach(name -> findings.effect(Effect.SYSCTL, name));
        restart(host.object("RestartPolicy"), findings);
        Body logs = host.object("LogConfig");
        Logs.judge(logs.text("Type"), logs.textsByKey("Config"), paths, findings);
        isolation(host.text("Isolation"), findings);
        // Runtimes take orders from them: which kernel to start, which groups to keep.
        host.textsByKey("Annotations")
                .keySet()
                .forEach(name -> findings.effect(Effect.RUNTIME, "annotation " + name));
    }

    /** The engine's own default is no effect, whatever its name. */
    static void runtime(String runtime, EngineView engine, Findings findings) {
        if (!runtime.isEmpty() && !runtime.equals(defaultRuntime(engine))) {
            findings.effect(Effect.RUNTIME, runtime);
        }
    }

    static void restart(Body policy, Findings findings) {
        if (FOR_EVER.contains(policy.text("Name"))) {
            findings.effect(Effect.RESTART_ALWAYS, policy.text("Name"));
        }
    }

    static void isolation(String isolation, Findings findings) {
        if (!Set.of("", "default", "hyperv").contains(isolation)) {
            findings.effect(Effect.RUNTIME, "isolation " + isolation);
        }
    }

    /** A user as {@code docker run --user} takes it; blank is the image's own, mostly root. */
    static void user(String user, Findings findings) {
        if (isRoot(user)) {
            findings.effect(Effect.ROOT_USER);
        }
    }

    /**
     * Podman gives a container what its own process has of a name that stands alone, and of {@code
     * *} all.
     */
    static void variables(List<String> variables, Findings findings) {
        variables.stream()
                .filter(variable -> variable.indexOf('=') < 0)
                .forEach(name -> findings.effect(Effect.UNKNOWN_SETTING, "Env without = " + name));
    }

    /** Podman takes it for the container's, and removes it with the container. */
    static void idFile(String path, Findings findings) {
        if (!path.isEmpty()) {
            findings.effect(Effect.UNKNOWN_SETTING, "HostConfig.ContainerIDFile " + path);
        }
    }

    static boolean isRoot(String user) {
        return ROOT.matcher(user.strip()).matches();
    }

    private static String defaultRuntime(EngineView engine) {
        String named = engine.info().text("DefaultRuntime");
        return named.isEmpty() ? DEFAULT_RUNTIME : named;
    }
}
