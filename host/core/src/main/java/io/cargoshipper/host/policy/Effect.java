package io.cargoshipper.host.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * What a request to the engine would bring about beyond its own containers, whichever operation and
 * whichever spelling brings it. Each has a rule, {@code policy.effects.<name>}, and a subject that
 * the finding names: the path, the capability, the port.
 */
public enum Effect {
    /** A container with all rights over its host. Subject: none. */
    PRIVILEGED(Disposition.DENY),
    /** A capability beyond those that engines give by default. Subject: its name without CAP_. */
    CAPABILITY(Disposition.CONFIRM, Subject.CAPABILITIES),
    /** A device of the host, or a rule that lets devices in. Subject: its path, or the rule. */
    DEVICE(Disposition.DENY, Subject.DEVICES),
    /** A graphics card, or another device that a driver hands out. Subject: the driver's name. */
    GPU(Disposition.CONFIRM),
    /** Sees and signals the host's processes. */
    HOST_PID(Disposition.DENY),
    /** Shares memory with the host's processes. */
    HOST_IPC(Disposition.DENY),
    /** Is on the host's own network, with all that listens on its loopback. */
    HOST_NETWORK(Disposition.CONFIRM),
    /** Can rename the host. */
    HOST_UTS(Disposition.CONFIRM),
    /** Root inside is root outside, where the engine would have kept them apart. */
    HOST_USER(Disposition.DENY),
    /** Sees the host's control groups. */
    HOST_CGROUP(Disposition.DENY),
    /** Is in a namespace of another container. Subject: the container. */
    CONTAINER_NAMESPACE(Disposition.CONFIRM),
    /** Without seccomp, AppArmor, SELinux, or masked system paths. Subject: the option. */
    UNCONFINED(Disposition.DENY),
    /** Switches off what keeps programs from gaining rights, where it would be on. */
    NEW_PRIVILEGES(Disposition.CONFIRM),
    /** The engine's own socket, with which one is root on its host. Subject: the path. */
    ENGINE_SOCKET(Disposition.DENY),
    /** A path of the host that holds its system or its secrets. Subject: the path. */
    SENSITIVE_MOUNT(Disposition.DENY, Subject.MOUNTS),
    /**
     * A path that is, holds or lies in what is this server's own: approvals, the audit trail, the
     * configuration, packs. No list of mounts lets it in. Subject: the path.
     */
    OWN_FILES(Disposition.DENY),
    /** A path of the host outside the folders that tools may use. Subject: the path. */
    OUTSIDE_MOUNT(Disposition.CONFIRM, Subject.MOUNTS),
    /**
     * A path of the host of which nobody here can tell where it leads: the engine is on another
     * machine, or sees other files than this one. Subject: the path.
     */
    UNRESOLVED_MOUNT(Disposition.CONFIRM),
    /** A path of the host within the folders that tools may use. Subject: the path. */
    MOUNT(Disposition.NOTE),
    /** A path of the host that the container may write to. Subject: the path. */
    WRITABLE_MOUNT(Disposition.NOTE),
    /** A volume by name. Subject: the name. */
    NAMED_VOLUME(Disposition.NOTE),
    /** A volume of a driver that is not the engine's own, or with options. Subject: driver. */
    VOLUME_DRIVER(Disposition.CONFIRM),
    /** All mounts of another container. Subject: the container. */
    VOLUMES_FROM(Disposition.CONFIRM),
    /** A setting of the kernel. Subject: its name. */
    SYSCTL(Disposition.CONFIRM),
    /** A limit of processes, set apart from the engine's default. Subject: its name. */
    ULIMIT(Disposition.NOTE),
    /** A control group of another parent. Subject: the parent. */
    CGROUP_PARENT(Disposition.CONFIRM),
    /** A runtime that is not the engine's default. Subject: its name. */
    RUNTIME(Disposition.CONFIRM),
    /** Goes before the host's own processes, in time or when memory runs out. Subject: how. */
    HOST_PRIORITY(Disposition.CONFIRM),
    /** What containers say goes somewhere else than to the engine. Subject: the driver. */
    LOG_DRIVER(Disposition.CONFIRM),
    /** Starts again whenever the engine does. Subject: the restart policy. */
    RESTART_ALWAYS(Disposition.NOTE),
    /** A port below 1024 on the host. Subject: the port. */
    PRIVILEGED_PORT(Disposition.NOTE),
    /** A port that every machine that reaches the host can reach. Subject: the port. */
    ALL_INTERFACES(Disposition.NOTE),
    /** Runs as root within the container. */
    ROOT_USER(Disposition.NOTE),
    /**
     * Starts, enters, writes to or reads from a container that has, from before, what is denied
     * now. Subject: the container and what it has.
     */
    PRIVILEGED_CONTAINER(Disposition.DENY),
    /** An extension of the engine, which runs with what rights it asks for. Subject: its name. */
    ENGINE_PLUGIN(Disposition.CONFIRM),
    /** A network driver that joins the host's own networks. Subject: the driver. */
    HOST_LINKED_NETWORK(Disposition.CONFIRM),
    /** Rights for steps of a build: the host's network, insecure steps. Subject: which. */
    BUILD_RIGHTS(Disposition.CONFIRM),
    /** Something that the engine fetches by itself, from where it can reach. Subject: address. */
    REMOTE_SOURCE(Disposition.CONFIRM),
    /**
     * An image that is made here, and not fetched: under a name that only a registry should give,
     * or without any. Where policy says which images or registries there may be, its default is to
     * ask. Subject: the name.
     */
    LOCAL_IMAGE(Disposition.NOTE),
    /** A secret or a configuration of the cluster for a container. Subject: its name. */
    CLUSTER_SECRET(Disposition.CONFIRM),
    /** Makes the engine a part of a cluster, or changes the cluster. Subject: which way. */
    CLUSTER(Disposition.CONFIRM),
    /** A setting that the guard has no reading of. Subject: where it stands in the body. */
    UNKNOWN_SETTING(Disposition.DENY),
    /** An operation that is not in the table. Subject: method and path. */
    UNKNOWN_OPERATION(Disposition.DENY, Subject.OPERATIONS);

    private final Disposition byDefault;

    @SuppressWarnings("ImmutableEnumChecker") // of an enum constant
    private final Optional<Subject> named;

    Effect(Disposition byDefault) {
        this.byDefault = byDefault;
        this.named = Optional.empty();
    }

    Effect(Disposition byDefault, Subject named) {
        this.byDefault = byDefault;
        this.named = Optional.of(named);
    }

    /** What is done about it where nobody says otherwise. */
    public Disposition byDefault() {
        return byDefault;
    }

    /**
     * The lists that its subject is held against. A subject that an allow list of the distribution,
     * a profile, the operator's file or the environment names is noted, where no layer says
     * otherwise; the default does not count then.
     */
    public Optional<Subject> named() {
        return named;
    }

    /** Its name in configuration and messages: {@code host-network}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
