package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Frame;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.api.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the logs of containers, whatever their size, in constant memory. */
final class ContainerLogs {

    /** Left of the call's time for answering. */
    private static final Duration SPARE = Duration.ofSeconds(1);

    record Arguments(
            @Doc("Name or id") @Pattern(Shapes.CONTAINER) @Length(max = 255) String container,
            @Doc("How many of the last lines to read, or all") @Pattern(Shapes.TAIL) @Default("100")
                    String tail,
            @Doc("Not before: 10m (ago), 2026-01-31T12:00:00Z or Unix seconds")
                    Optional<String> since,
            @Doc("Not after, likewise") Optional<String> until,
            @Doc("Put the time before each line") @Default("false") boolean timestamps,
            @Doc("Include stdout") @Default("true") boolean stdout,
            @Doc("Include stderr") @Default("true") boolean stderr,
            @Doc("Of the lines read, only those with this text; case does not matter")
                    @Length(min = 1, max = 500)
                    Optional<String> contains,
            @Doc("Then wait this long for new lines") @Range(min = 0, max = 30) @Default("0")
                    int followSeconds) {

        Arguments {
            if (!stdout && !stderr) {
                throw new IllegalArgumentException(
                        "stdout and stderr: at least one must be true, or there is nothing to read");
            }
        }
    }

    /** A piece of a log. */
    record Logs(
            @Doc("Name") String container,
            @Doc("Of the container") String state,
            @Doc("Lines in text") int lines,
            @Doc("Lines read; with contains, more than those that fit") long linesRead,
            @Doc("Not all that was asked for is in text: see note") boolean truncated,
            Optional<String> note,
            @Untrusted String text) {}

    @Tool(
            name = "docker_container_logs",
            title = "Read a container's logs",
            description =
                    "Read what a container wrote to stdout and stderr, also after it stopped: the"
                            + " last 100 lines unless tail, since or until say otherwise. To search"
                            + " the whole log, give contains and tail=all. At most the last 30,000"
                            + " bytes come back. To run a command in the container use"
                            + " docker_exec_command.",
            tier = Tier.SAFE,
            idempotent = true,
            timeoutSeconds = 60)
    ToolResult<Logs> read(Arguments arguments, ToolCall call, DockerClient docker) {
        Found found = Found.find(docker, arguments.container());
        LogCollector collector =
                new LogCollector(
                        arguments.contains(), found.hasTerminal() && !arguments.timestamps());
        boolean ended;
        try (StreamCallback<Frame> callback = new StreamCallback<>(collector)) {
            command(arguments, found, docker).exec(callback);
            ended = callback.await(call, limit(arguments, call));
        }
        collector.end();

        boolean late = !ended && arguments.followSeconds() == 0;
        List<String> notes = notes(collector, late);
        Logs logs =
                new Logs(
                        found.name(),
                        found.state(),
                        collector.lines(),
                        collector.linesRead(),
                        !notes.isEmpty(),
                        notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)),
                        collector.text());
        ToolResult<Logs> result =
                ToolResult.of(logs).withText(logs.lines() == 0 ? nothing(logs) : logs.text());
        return logs.note().map(note -> result.withText("[" + note + "]")).orElse(result);
    }

    private static LogContainerCmd command(Arguments arguments, Found found, DockerClient docker) {
        Instant now = Instant.now();
        LogContainerCmd command =
                docker.logContainerCmd(found.id())
                        .withStdOut(arguments.stdout())
                        .withStdErr(arguments.stderr())
                        .withFollowStream(arguments.followSeconds() > 0)
                        // docker-java loses the first bytes of a terminal's output when there are
                        // fewer than 8, or takes them for a frame when the first is 0, 1 or 2. A
                        // timestamp in front is neither; the collector takes it off again.
                        .withTimestamps(arguments.timestamps() || found.hasTerminal());
        arguments.since().ifPresent(it -> command.withSince(LogTime.parse("since", it, now)));
        arguments.until().ifPresent(it -> command.withUntil(LogTime.parse("until", it, now)));
        return arguments.tail().equals("all")
                ? command.withTailAll()
                : command.withTail(Integer.valueOf(arguments.tail()));
    }

    private static Duration limit(Arguments arguments, ToolCall call) {
        Duration left = call.remaining().minus(SPARE);
        Duration follow = Duration.ofSeconds(arguments.followSeconds());
        return follow.isZero() || follow.compareTo(left) > 0 ? left : follow;
    }

    private static List<String> notes(LogCollector collector, boolean late) {
        List<String> notes = new ArrayList<>();
        if (collector.linesLeftOut() > 0) {
            notes.add(
                    "%d earlier lines left out: ask for less with tail, since, until or contains"
                            .formatted(collector.linesLeftOut()));
        }
        if (collector.hasCutLines()) {
            notes.add("lines longer than %d bytes are cut".formatted(LogCollector.LONGEST_LINE));
        }
        if (late) {
            notes.add("time ran out before the end of the log: ask for less with tail or since");
        }
        return notes;
    }

    private static String nothing(Logs logs) {
        return logs.linesRead() == 0
                ? "(no lines)"
                : "(none of the %d lines read contains that text)".formatted(logs.linesRead());
    }
}
