package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.Optional;
import java.util.Set;

/** Judges which namespaces a container is in: its own, its host's, another container's. */
final class Namespaces {

    private static final String HOST = "host";
    private static final String CONTAINER = "container:";

    /** A chain of containers, each in the namespace of the next, is followed so far. */
    private static final int LONGEST_CHAIN = 5;

    /**
     * A namespace, and the modes in which it is the container's own. Every other one, but for
     * {@code container:…}, counts as the host's.
     */
    private enum Kind {
        PROCESSES("PidMode", Effect.HOST_PID, Set.of("", "private")),
        MEMORY("IpcMode", Effect.HOST_IPC, Set.of("", "none", "private", "shareable")),
        NAMES("UTSMode", Effect.HOST_UTS, Set.of("", "private")),
        USERS("UsernsMode", Effect.HOST_USER, Set.of("", "private", "auto", "nomap", "keep-id")),
        GROUPS("CgroupnsMode", Effect.HOST_CGROUP, Set.of("", "private")),
        GROUP("Cgroup", Effect.HOST_CGROUP, Set.of("")),
        NETWORK("NetworkMode", Effect.HOST_NETWORK, Set.of(""));

        private final String field;
        private final Effect ofHost;

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<String> own;

        Kind(String field, Effect ofHost, Set<String> own) {
            this.field = field;
            this.ofHost = ofHost;
            this.own = own;
        }
    }

    private final EngineView engine;

    Namespaces(EngineView engine) {
        this.engine = engine;
    }

    /** All but the network, of which there is more to say. */
    void ofContainer(Body host, Findings findings) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.NETWORK) {
                judge(kind, host.text(kind.field), findings);
            }
        }
    }

    /** A network mode that names another container. */
    void networkOf(String mode, Findings findings) {
        judge(Kind.NETWORK, mode, findings);
    }

    private void judge(Kind kind, String mode, Findings findings) {
        if (mode.startsWith(CONTAINER)) {
            findings.effect(Effect.CONTAINER_NAMESPACE, mode.substring(CONTAINER.length()));
            if (!kind.own.contains(endOfChain(kind, mode))) {
                findings.effect(kind.ofHost, subject(kind, mode));
            }
        } else if (!kind.own.contains(mode)) {
            findings.effect(kind.ofHost, subject(kind, mode));
        }
    }

    /** What mode the container has that is asked to share, or the one that it shares with. */
    private String endOfChain(Kind kind, String first) {
        String mode = first;
        for (int i = 0; i < LONGEST_CHAIN && mode.startsWith(CONTAINER); i++) {
            Optional<Body> container = engine.container(mode.substring(CONTAINER.length()));
            if (container.isEmpty()) {
                return ""; // nobody is there to share with, as the engine will say
            }
            mode = container.get().object("HostConfig").text(kind.field);
        }
        return kind == Kind.NETWORK && !mode.equals(HOST) ? "" : mode;
    }

    private static String subject(Kind kind, String mode) {
        return mode.equals(HOST) ? "" : "%s %s".formatted(kind.field, mode);
    }
}
