package io.cargoshipper.pack.containers;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Secret;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.VariableNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a container is made from: the arguments of {@code docker_create_container}. */
record NewContainer(
        @Doc("Image, such as nginx:1.27")
                @Pattern(Shapes.IMAGE)
                @Example("\"nginx:1.27\"")
                @FormerNames("image_name")
                String image,
        @Doc("Unique; default: invented") @Pattern(Shapes.NEW_NAME) @Length(max = 128)
                Optional<String> name,
        @Doc("") @Example("[\"sh\", \"-c\", \"echo hello\"]") Optional<List<String>> command,
        @Doc("Replaces the image's") @Example("[\"sh\"]") Optional<List<String>> entrypoint,
        @Doc("") @Secret @Example("{\"LEVEL\": \"debug\"}") @Default("{}")
                Map<String, String> environment,
        @Doc("") @Example("[{\"container\": 80, \"host\": 8080}]") @Default("[]") List<Port> ports,
        @Doc("")
                @Example("[{\"type\": \"volume\", \"source\": \"data\", \"target\": \"/data\"}]")
                @FormerNames("volumes")
                @Default("[]")
                List<Mount> mounts,
        @Doc("Name, none, host or container:<name>") @Pattern(Shapes.NETWORK)
                Optional<String> network,
        @Doc("") Optional<String> workdir,
        @Doc("user or user:group") Optional<String> user,
        @Doc("") @Example("{\"team\": \"shop\"}") @Default("{}") Map<String, String> labels,
        @Doc("on-failure:3: three tries") @Pattern(Shapes.RESTART_POLICY) @Default("no")
                String restartPolicy,
        @Doc("") @Range(min = 6 * 1024 * 1024) Optional<Long> memoryBytes,
        @Doc("CPU limit, such as 1.5") @Range(min = 0.01) Optional<Double> cpus,
        @Doc("Most processes") @Range(min = 1) Optional<Long> pidsLimit,
        @Doc("Replaces the image's") Optional<HealthCheck> healthCheck,
        @Doc("") @Default("false") boolean init,
        @Doc("") @Default("false") boolean readOnlyRootfs,
        @Doc("Such as NET_ADMIN") @Default("[]") List<String> capAdd,
        @Doc("Such as ALL") @Default("[]") List<String> capDrop,
        @Doc("Nearly all rights on the host") @Default("false") boolean privileged) {

    NewContainer {
        check(environment, labels, entrypoint);
    }

    /**
     * Checks what the schema does not say.
     *
     * @throws IllegalArgumentException naming the argument
     */
    static void check(
            Map<String, String> environment,
            Map<String, String> labels,
            Optional<List<String>> entrypoint) {
        VariableNames.require("environment", environment);
        VariableNames.require("labels", labels);
        if (entrypoint.isPresent() && entrypoint.get().isEmpty()) {
            throw new IllegalArgumentException(
                    "entrypoint: must not be empty; leave it out to use the image's");
        }
    }

    /** A published port. */
    record Port(
            @Range(min = 1, max = 65535) int container,
            @Doc("Default: a free one") @Range(min = 1, max = 65535) Optional<Integer> host,
            @Doc("Default: all") @Pattern(Shapes.IP_ADDRESS) Optional<String> hostIp,
            @Default("tcp") Protocol protocol) {}

    /** Protocols of a port. */
    enum Protocol {
        TCP,
        UDP,
        SCTP
    }

    /** A file system of the container. */
    record Mount(
            @Doc("A volume is made if missing") MountType type,
            @Doc("Host path, or volume name") Optional<String> source,
            @Pattern(Shapes.ABSOLUTE_PATH) String target,
            @Default("false") boolean readOnly) {

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
            @Range(min = 1) Optional<Integer> intervalSeconds,
            @Range(min = 1) Optional<Integer> timeoutSeconds,
            @Range(min = 1) Optional<Integer> retries,
            @Range(min = 0) Optional<Integer> startPeriodSeconds) {

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
