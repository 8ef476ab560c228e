package io.cargoshipper.pack.containers;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Secret;
import io.cargoshipper.pack.engine.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of {@code docker_run_container}: those of {@link NewContainer}, which says more of
 * each, and what is to be done with the container. Two tools with these schemas take a good part of
 * what a list of tools may take, so this one repeats no more than it must: where the engine itself
 * refuses a wrong value there is no pattern here.
 *
 * @param _wait whether to wait for its end; Java keeps the name without the underscore, as which it
 *     is written in JSON, for itself
 */
record RunArguments(
        @Doc("") @Pattern(Shapes.IMAGE) @Example("\"nginx:1.27\"") @FormerNames("image_name")
                String image,
        @Doc("Unique; default: invented") @Pattern(Shapes.NEW_NAME) Optional<String> name,
        @Doc("") @Example("[\"sh\", \"-c\", \"echo hello\"]") Optional<List<String>> command,
        @Doc("Replaces the image's") @Example("[\"sh\"]") Optional<List<String>> entrypoint,
        @Doc("") @Secret @Example("{\"LEVEL\": \"debug\"}")
                Optional<Map<String, String>> environment,
        @Doc("") @Example("[{\"container\": 80, \"host\": 8080}]")
                Optional<List<NewContainer.Port>> ports,
        @Doc("")
                @Example("[{\"type\": \"volume\", \"source\": \"data\", \"target\": \"/data\"}]")
                @FormerNames("volumes")
                Optional<List<NewContainer.Mount>> mounts,
        @Doc("Name, none, host or container:<name>") Optional<String> network,
        @Doc("") Optional<String> workdir,
        @Doc("user or user:group") Optional<String> user,
        @Doc("") @Example("{\"team\": \"shop\"}") Optional<Map<String, String>> labels,
        @Doc("Not with remove") @Pattern(Shapes.RESTART_POLICY) @Example("\"unless-stopped\"")
                Optional<String> restartPolicy,
        @Doc("") @Range(min = 6 * 1024 * 1024) Optional<Long> memoryBytes,
        @Doc("") @Range(min = 0.01) Optional<Double> cpus,
        @Doc("Most processes") @Range(min = 1) Optional<Long> pidsLimit,
        @Doc("") Optional<NewContainer.HealthCheck> healthCheck,
        @Doc("") Optional<Boolean> init,
        @Doc("") Optional<Boolean> readOnlyRootfs,
        @Doc("") @Example("[\"NET_ADMIN\"]") Optional<List<String>> capAdd,
        @Doc("") @Example("[\"ALL\"]") Optional<List<String>> capDrop,
        @Doc("Nearly all rights on the host") Optional<Boolean> privileged,
        @Doc("When to pull the image") @Default("missing") Pull pull,
        @Doc("Wait for its end") @FormerNames("detach") @Default("false") boolean _wait,
        @Doc("Remove it when it ends")
                @KeepsTier("only the container that this very call has made, when it has ended")
                @Default("false")
                boolean remove) {

    private static final String NO_RESTART = "no";

    RunArguments {
        NewContainer.check(environment.orElse(Map.of()), labels.orElse(Map.of()), entrypoint);
        if (remove && !restartPolicy.orElse(NO_RESTART).equals(NO_RESTART)) {
            throw new IllegalArgumentException(
                    "remove: a container with restart_policy '%s' does not end; leave out one of both"
                            .formatted(restartPolicy.get()));
        }
    }

    /** When to pull the image. */
    enum Pull {
        MISSING,
        NEVER,
        ALWAYS
    }

    /** Whether to wait for its end. */
    boolean waits() {
        return _wait;
    }

    /** What the container is made from. */
    NewContainer container() {
        return new NewContainer(
                image,
                name,
                command,
                entrypoint,
                environment.orElse(Map.of()),
                ports.orElse(List.of()),
                mounts.orElse(List.of()),
                network,
                workdir,
                user,
                labels.orElse(Map.of()),
                restartPolicy.orElse(NO_RESTART),
                memoryBytes,
                cpus,
                pidsLimit,
                healthCheck,
                init.orElse(false),
                readOnlyRootfs.orElse(false),
                capAdd.orElse(List.of()),
                capDrop.orElse(List.of()),
                privileged.orElse(false));
    }
}
