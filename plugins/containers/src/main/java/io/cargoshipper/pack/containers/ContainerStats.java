package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Statistics;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.StreamCallback;
import io.cargoshipper.pack.engine.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Measures what containers use. */
final class ContainerStats {

    /** How many are measured at once: the engine takes one to two seconds for each. */
    private static final int AT_ONCE = 8;

    private static final int LONGEST_MESSAGE = 300;

    /** Left of the call's time for answering. */
    private static final Duration SPARE = Duration.ofSeconds(1);

    record Arguments(
            @Doc("Default: all that run")
                    @Pattern(Shapes.CONTAINER)
                    @Example("\"web\"")
                    @FormerNames("container_id")
                    Optional<String> container) {}

    /** One snapshot. */
    record Snapshot(List<ContainerUsage> containers, Optional<String> note) {}

    @Tool(
            name = "docker_container_stats",
            title = "Measure containers",
            description =
                    "Measure CPU, memory, network, block I/O and processes of one"
                            + " running container or all, once (two seconds). Network and"
                            + " block I/O: totals since its start.",
            tier = Tier.SAFE,
            idempotent = true,
            timeoutSeconds = 60)
    Snapshot measure(Arguments arguments, ToolCall call, DockerClient docker) {
        if (arguments.container().isPresent()) {
            FoundContainer found = FoundContainer.find(docker, arguments.container().get());
            if (!found.isRunning()) {
                throw new ToolException(
                        ErrorCode.CONFLICT,
                        "container '%s' is %s and uses nothing; start it first"
                                .formatted(found.name(), found.state()));
            }
            return snapshot(measure(found, call, docker).stream().toList(), 1, List.of());
        }
        return measureAll(call, docker);
    }

    /** Measures a running container; empty when there is no answer within the call's time. */
    static Optional<ContainerUsage> measure(
            FoundContainer found, ToolCall call, DockerClient docker) {
        return Measurement.start(found.id(), found.name(), docker).await(call);
    }

    private static Snapshot measureAll(ToolCall call, DockerClient docker) {
        List<Container> running = docker.listContainersCmd().exec();
        List<ContainerUsage> rows = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        int gone = 0;
        for (int from = 0; from < running.size(); from += AT_ONCE) {
            if (call.remaining().compareTo(SPARE) < 0) {
                break;
            }
            List<Measurement> started = new ArrayList<>();
            try {
                running.subList(from, Math.min(from + AT_ONCE, running.size()))
                        .forEach(
                                it ->
                                        started.add(
                                                Measurement.start(
                                                        it.getId(),
                                                        FoundContainer.nameOf(it),
                                                        docker)));
                for (Measurement measurement : started) {
                    try {
                        measurement.await(call).ifPresent(rows::add);
                    } catch (NotFoundException e) {
                        gone++;
                    } catch (RuntimeException e) {
                        call.checkCancelled();
                        failed.add(new Failed(measurement.name(), e));
                    }
                }
            } finally {
                started.forEach(Measurement::close);
            }
        }
        if (rows.isEmpty() && !failed.isEmpty()) {
            throw failed.get(0).reason();
        }
        return snapshot(rows, running.size() - gone, failed);
    }

    private static Snapshot snapshot(List<ContainerUsage> rows, int wanted, List<Failed> failed) {
        List<String> notes = new ArrayList<>();
        if (!failed.isEmpty()) {
            notes.add(
                    "%d of %d containers could not be measured, the first is '%s': %s"
                            .formatted(
                                    failed.size(),
                                    wanted,
                                    failed.get(0).name(),
                                    failed.get(0).message()));
        }
        if (rows.size() + failed.size() < wanted) {
            notes.add("%d of %d containers answered in time".formatted(rows.size(), wanted));
        }
        return new Snapshot(
                rows, notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
    }

    /** A container that the engine could not measure, whatever it does for the others. */
    private record Failed(String name, RuntimeException reason) {

        String message() {
            String text = String.valueOf(reason.getMessage()).strip();
            return text.substring(0, Texts.fitting(text, LONGEST_MESSAGE));
        }
    }

    /** One container being measured, on a thread of the engine client. */
    private record Measurement(
            String id,
            String name,
            AtomicReference<Statistics> sample,
            StreamCallback<Statistics> callback) {

        static Measurement start(String id, String name, DockerClient docker) {
            AtomicReference<Statistics> sample = new AtomicReference<>();
            StreamCallback<Statistics> callback = new StreamCallback<>(sample::set);
            docker.statsCmd(id).withNoStream(true).exec(callback);
            return new Measurement(id, name, sample, callback);
        }

        /** Returns nothing when there is no answer within the call's time. */
        Optional<ContainerUsage> await(ToolCall call) {
            callback.await(call, call.remaining().minus(SPARE));
            return Optional.ofNullable(sample.get())
                    .map(statistics -> ContainerUsage.of(id, name, statistics));
        }

        void close() {
            callback.close();
        }
    }
}
