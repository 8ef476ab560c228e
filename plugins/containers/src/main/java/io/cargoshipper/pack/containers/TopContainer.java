package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.TopContainerCmd;
import com.github.dockerjava.api.command.TopContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.JsonSize;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lists the processes of containers. */
final class TopContainer {

    private static final int LONGEST_CELL = 300;

    /** By {@linkplain JsonSize size in JSON}, of 40,000 bytes that the host passes on. */
    private static final int MOST_BYTES = 30_000;

    /** Quotes, commas and brackets. */
    private static final int AROUND_CELL = 3;

    record Arguments(
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Default: -ef")
                    @Pattern("^[a-zA-Z0-9 ,:=%_+-]+$")
                    @Length(max = 200)
                    @Example("\"-eo pid,pcpu,rss,args\"")
                    Optional<String> psArgs) {}

    /** The processes, as ps shows them. */
    record Processes(
            String container,
            List<String> titles,
            @Untrusted List<List<String>> processes,
            int total,
            boolean truncated) {}

    @Tool(
            name = "docker_container_top",
            title = "List processes",
            description =
                    "List the processes of a running container, with the process"
                            + " ids of the engine's machine. For what it uses see"
                            + " docker_container_stats.",
            tier = Tier.SAFE,
            idempotent = true)
    Processes top(Arguments arguments, DockerClient docker) {
        FoundContainer found = FoundContainer.find(docker, arguments.container());
        if (!found.isRunning()) {
            throw new ToolException(
                    ErrorCode.CONFLICT,
                    "container '%s' is %s and has no processes"
                            .formatted(found.name(), found.state()));
        }
        TopContainerCmd command = docker.topContainerCmd(found.id());
        arguments.psArgs().ifPresent(command::withPsArgs);
        TopContainerResponse answer = exec(command, arguments);
        List<List<String>> all =
                Optional.ofNullable(answer.getProcesses()).stream()
                        .flatMap(Arrays::stream)
                        .map(row -> Arrays.stream(row).map(TopContainer::cut).toList())
                        .toList();
        List<List<String>> fitting = fitting(all);
        return new Processes(
                found.name(),
                Optional.ofNullable(answer.getTitles()).map(List::of).orElse(List.of()),
                fitting,
                all.size(),
                fitting.size() < all.size());
    }

    private static TopContainerResponse exec(TopContainerCmd command, Arguments arguments) {
        try {
            return command.exec();
        } catch (DockerException e) {
            String options = arguments.psArgs().orElse("-ef");
            throw new ToolException(
                    arguments.psArgs().isPresent()
                            ? ErrorCode.INVALID_ARGUMENT
                            : EngineMessage.codeOf(e),
                    "ps %s failed on the engine's machine: %s%s"
                            .formatted(
                                    options,
                                    EngineMessage.of(e),
                                    arguments.psArgs().isPresent()
                                            ? "; ps_args must be options that this ps knows and"
                                                    + " that show a PID column"
                                            : ""),
                    e);
        }
    }

    private static List<List<String>> fitting(List<List<String>> rows) {
        List<List<String>> fitting = new ArrayList<>();
        int bytes = 0;
        for (List<String> row : rows) {
            bytes += row.stream().mapToInt(cell -> JsonSize.of(cell) + AROUND_CELL).sum();
            if (bytes > MOST_BYTES) {
                break;
            }
            fitting.add(row);
        }
        return fitting;
    }

    private static String cut(String cell) {
        return cell.length() <= LONGEST_CELL
                ? cell
                : cell.substring(0, Texts.fitting(cell, LONGEST_CELL - 1)) + "…";
    }
}
