package io.cargoshipper.pack.containers;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Secret;
import io.cargoshipper.api.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a container is made from: the arguments of {@code docker_create_container}. */
record NewContainer(
        @Doc("Image, such as nginx:1.27") @Pattern(Shapes.IMAGE) @Length(max = 512) String image,
        @Doc("Unique; by default the engine invents one")
                @Pattern(Shapes.NEW_NAME)
                @Length(max = 128)
                Optional<String> name,
        @Doc("Program and arguments; by default the image's") Optional<List<String>> command,
        @Doc("Replaces the image's") Optional<List<String>> entrypoint,
        @Doc("Environment variables") @Secret @Default("{}") Map<String, String> environment,
        @Doc("Ports to publish") @Default("[]") List<Port> ports,
        @Doc("Mounts") @Default("[]") List<Mount> mounts,
        @Doc("Network name, or none, host, container:<name>") @Pattern(Shapes.NETWORK)
                Optional<String> network,
        @Doc("Working directory") @Pattern(Shapes.ABSOLUTE_PATH) Optional<String> workdir,
        @Doc("user or user:group") @Pattern(Shapes.USER) Optional<String> user,
        @Doc("Labels") @Default("{}") Map<String, String> labels,
        @Doc("no, always, unless-stopped, on-failure or on-failure:<tries>")
                @Pattern(Shapes.RESTART_POLICY)
                @Default("no")
                String restartPolicy,
        @Doc("Memory limit") @Range(min = 6 * 1024 * 1024) Optional<Long> memoryBytes,
        @Doc("CPU limit, such as 1.5") @Range(min = 0.01) Optional<Double> cpus,
        @Doc("Most processes") @Range(min = 1) Optional<Long> pidsLimit,
        @Doc("Replaces the image's") Optional<HealthCheck> healthCheck,
        @Doc("Run an init that reaps zombies") @Default("false") boolean init,
        @Doc("Read-only root file system") @Default("false") boolean readOnlyRootfs,
        @Doc("Capabilities to add, such as NET_ADMIN") @Default("[]") List<String> capAdd,
        @Doc("Capabilities to drop, or ALL") @Default("[]") List<String> capDrop,
        @Doc("Nearly all rights on the host") @RaisesTier(Tier.DESTRUCTIVE) @Default("false")
                boolean privileged) {

    NewContainer {
        VariableNames.require("environment", environment);
        VariableNames.require("labels", labels);
        if (entrypoint.isPresent() && entrypoint.get().isEmpty()) {
            throw new IllegalArgumentException(
                    "entrypoint: must not be empty; leave it out to use the image's");
        }
    }

    /** A published port. */
    record Port(
            @Doc("Container port") @Range(min = 1, max = 65535) int container,
            @Doc("Host port; by default a free one") @Range(min = 1, max = 65535)
                    Optional<Integer> host,
            @Doc("Host address, such as 127.0.0.1; by default all") @Pattern(Shapes.IP_ADDRESS)
                    Optional<String> hostIp,
            @Doc("Protocol") @Default("tcp") Protocol protocol) {}

    /** Protocols of a port. */
    enum Protocol {
        TCP,
        UDP,
        SCTP
    }

    /** A file system of the container. */
    record Mount(
            @Doc("bind (host path), volume (made if missing) or tmpfs") MountType type,
            @Doc("Absolute host path, or volume name (none: anonymous)") Optional<String> source,
            @Doc("Path in the container") @Pattern(Shapes.ABSOLUTE_PATH) String target,
            @Doc("Refuse writes") @Default("false") boolean readOnly) {

        Mount {
            switch (type) {
                case BIND ->
                        require(
                                source.filter(it -> it.matches(Shapes.ABSOLUTE_PATH + ".*")),
                                "mounts: a bind needs an absolute host path as source; for a named"
                                        + " volume use type volume");
                case VOLUME ->
                        require(
                                source.or(() -> Optional.of("anonymous"))
                                        .filter(it -> it.matches(Shapes.NEW_NAME)),
                                "mounts: '%s' is no volume name; for a host path use type bind"
                                        .formatted(source.orElse("")));
                case TMPFS ->
                        require(
                                source.isEmpty() ? Optional.of(target) : Optional.empty(),
                                "mounts: a tmpfs has no source; leave it out");
            }
        }

        private static void require(Optional<String> valid, String message) {
            if (valid.isEmpty()) {
                throw new IllegalArgumentException(message);
            }
        }
    }

    /** Kinds of mount. */
    enum MountType {
        BIND,
        VOLUME,
        TMPFS
    }

    /** A command that tells whether the container works. */
    record HealthCheck(
            @Doc("[\"CMD-SHELL\", line], [\"CMD\", program, argument…] or [\"NONE\"]")
                    @Length(min = 1)
                    List<String> test,
            @Doc("Time between checks") @Range(min = 1) Optional<Integer> intervalSeconds,
            @Doc("Time a check may take") @Range(min = 1) Optional<Integer> timeoutSeconds,
            @Doc("Failures until unhealthy") @Range(min = 1) Optional<Integer> retries,
            @Doc("Time in which failures do not count") @Range(min = 0)
                    Optional<Integer> startPeriodSeconds) {

        HealthCheck {
            String kind = test.isEmpty() ? "" : test.get(0);
            boolean complete =
                    switch (kind) {
                        case "NONE" -> test.size() == 1;
                        case "CMD-SHELL" -> test.size() == 2;
                        case "CMD" -> test.size() > 1;
                        default -> false;
                    };
            if (!complete) {
                throw new IllegalArgumentException(
                        "health_check.test: %s is none of [\"CMD-SHELL\", \"curl -f http://localhost/\"],"
                                        .formatted(test)
                                + " [\"CMD\", \"pg_isready\", \"-q\"] and [\"NONE\"]");
            }
        }
    }
}
