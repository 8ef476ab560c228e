package io.cargoshipper.pack.prompts;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Completes;
import io.cargoshipper.api.Completion;
import io.cargoshipper.pack.engine.ContainerNames;
import java.util.List;

/** Completes the arguments of the prompts that name containers. */
final class Completions {

    @Completes(
            prompts = {
                "troubleshoot_container",
                "optimize_container",
                "generate_compose",
                "debug_networking",
                "security_audit"
            },
            argument = "container")
    List<String> container(Completion typed, DockerClient docker) {
        return ContainerNames.startingWith(typed.prefix(), docker);
    }

    /** A container is to reach another one, so it is not proposed itself. */
    @Completes(prompts = "debug_networking", argument = "target")
    List<String> target(Completion typed, DockerClient docker) {
        String from = typed.others().getOrDefault("container", "");
        return ContainerNames.startingWith(typed.prefix(), docker).stream()
                .filter(name -> !name.equals(from))
                .toList();
    }
}
