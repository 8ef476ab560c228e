package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Frame;
import io.cargoshipper.api.Content;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolResult;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.LogCollector;
import io.cargoshipper.pack.engine.PointInTime;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.StreamCallback;
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
            @Doc("Name or id")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    String container,
            @Doc("Last lines, or all") @Pattern(Shapes.TAIL) @Example("\"100\"") @Default("100")
                    String tail,
            @Doc("10m (ago), ISO 8601 or Unix seconds") Optional<String> since,
            @Doc("Likewise") Optional<String> until,
            @Doc("Before each line") @Default("false") boolean timestamps,
            @Doc("Include stdout") @Default("true") boolean stdout,
            @Doc("Include stderr") @Default("true") boolean stderr,
            @Doc("Only lines with this text") @Length(min = 1, max = 500) Optional<String> contains,
            @Doc("Wait for new lines")
                    @Range(min = 0, max = 30)
                    @Example("10")
                    @FormerNames("follow")
                    @Default("0")
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
            String container,
            String state,
            int lines,
            long linesRead,
            boolean truncated,
            Optional<String> note,
            @Untrusted String text) {

        /** The text, or why there is none. */
        String forPeople() {
            if (lines > 0) {
                return text;
            }
            return linesRead == 0
                    ? "(no lines)"
                    : "(none of the %d lines read contains that text)".formatted(linesRead);
        }

        private Content content() {
            return lines > 0
                    ? new Content.Untrusted("log of " + container, text)
                    : new Content.Text(forPeople());
        }
    }

    @Tool(
            name = "docker_container_logs",
            title = "Read logs",
            description =
                    "Read what a container wrote to stdout and stderr, also after"
                            + " it stopped: the last lines, 30,000 bytes at most. To search"
                            + " more of it, give contains and tail=all.",
            tier = Tier.SAFE,
            idempotent = true,
            timeoutSeconds = 60)
    ToolResult<Logs> read(Arguments arguments, ToolCall call, DockerClient docker) {
        Logs logs =
                read(arguments, FoundContainer.find(docker, arguments.container()), call, docker);
        ToolResult<Logs> result = ToolResult.of(logs).with(logs.content());
        return logs.note().map(note -> result.withText("[" + note + "]")).orElse(result);
    }

    /** Reads the last lines of both streams. */
    static Logs last(int lines, FoundContainer found, ToolCall call, DockerClient docker) {
        Arguments arguments =
                new Arguments(
                        found.name(),
                        String.valueOf(lines),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        true,
                        Optional.empty(),
                        0);
        return read(arguments, found, call, docker);
    }

    private static Logs read(
            Arguments arguments, FoundContainer found, ToolCall call, DockerClient docker) {
        LogCollector collector =
                new LogCollector(
                        arguments.contains().orElse(""),
                        call::redacted,
                        found.hasTerminal() && !arguments.timestamps());
        int most = call.mostLogLines();
        boolean ended;
        try (StreamCallback<Frame> callback = new StreamCallback<>(collector)) {
            command(arguments, most, found, docker).exec(callback);
            ended = callback.await(call, limit(arguments, call));
        }
        collector.end();

        boolean late = !ended && arguments.followSeconds() == 0;
        List<String> notes = notes(collector, late);
        if (lines(arguments) > most && collector.linesRead() >= most) {
            notes.add(
                    "only the last %d lines were read, the most that limits.log-lines allows"
                            .formatted(most));
        }
        return new Logs(
                found.name(),
                found.state(),
                collector.lines(),
                collector.linesRead(),
                !notes.isEmpty(),
                notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)),
                collector.text());
    }

    private static LogContainerCmd command(
            Arguments arguments, int most, FoundContainer found, DockerClient docker) {
        Instant now = Instant.now();
        LogContainerCmd command =
                docker.logContainerCmd(found.id())
                        .withStdOut(arguments.stdout())
                        .withStdErr(arguments.stderr())
                        .withFollowStream(arguments.followSeconds() > 0)
                        // docker-java loses the first bytes of a terminal's output when there are
                        // fewer than 8, or takes them for a frame when the first is 0, 1 or 2. A
                        // timestamp in front is neither; the collector takes it off again.
                        .withTimestamps(arguments.timestamps() || found.hasTerminal())
                        .withTail(Math.min(lines(arguments), most));
        arguments.since().ifPresent(it -> command.withSince(PointInTime.parse("since", it, now)));
        arguments.until().ifPresent(it -> command.withUntil(PointInTime.parse("until", it, now)));
        return command;
    }

    private static int lines(Arguments arguments) {
        return arguments.tail().equals("all")
                ? Integer.MAX_VALUE
                : Integer.parseInt(arguments.tail());
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
}
