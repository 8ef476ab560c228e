package io.cargoshipper.pack.prompts;

import com.github.dockerjava.api.model.Statistics;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.StreamCallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Measures what a running container uses. */
final class UsageSampler {

    /** The engine takes up to two seconds for a snapshot. */
    private static final Duration ONCE = Duration.ofSeconds(6);

    private UsageSampler() {}

    /** Measures once; nothing where the engine does not answer in time. */
    static Optional<ContainerUsage> once(EngineReader reader, FoundContainer found) {
        return reader.read(
                "what it uses",
                Optional.empty(),
                () -> {
                    AtomicReference<Statistics> sample = new AtomicReference<>();
                    try (StreamCallback<Statistics> callback = new StreamCallback<>(sample::set)) {
                        reader.docker().statsCmd(found.id()).withNoStream(true).exec(callback);
                        callback.await(reader.call(), ONCE);
                    }
                    return Optional.ofNullable(sample.get())
                            .map(it -> ContainerUsage.of(found.id(), found.name(), it));
                });
    }

    /**
     * Measures for some time, about once a second, and reports how far it is. It ends earlier where
     * the container does.
     */
    static List<UsageSample> during(Duration time, EngineReader reader, FoundContainer found) {
        Sampling sampling = new Sampling(time, reader.call(), found);
        return reader.read(
                "what it uses",
                sampling.samples,
                () -> {
                    try (StreamCallback<Statistics> callback = new StreamCallback<>(sampling)) {
                        sampling.end = callback::close;
                        reader.docker().statsCmd(found.id()).withNoStream(false).exec(callback);
                        callback.await(reader.call(), time);
                    }
                    return List.copyOf(sampling.samples);
                });
    }

    /** Takes what the engine streams. */
    private static final class Sampling implements Consumer<Statistics> {

        private final double seconds;
        private final ToolCall call;
        private final FoundContainer found;
        private final List<UsageSample> samples = new ArrayList<>();
        private Runnable end = () -> {};

        Sampling(Duration time, ToolCall call, FoundContainer found) {
            this.seconds = time.toSeconds();
            this.call = call;
            this.found = found;
        }

        /** The first of a stream has no CPU time before it to compare with. */
        @Override
        public void accept(Statistics statistics) {
            EngineObject raw = EngineObject.of(statistics);
            boolean runs = raw.positive("memory_stats.usage").isPresent();
            boolean comparable = raw.positive("precpu_stats.system_cpu_usage").isPresent();
            if (runs && comparable) {
                samples.add(
                        UsageSample.of(
                                ContainerUsage.of(found.id(), found.name(), statistics), raw));
                int done = samples.size();
                call.progress(done, Math.max(done, seconds), "measured %d time(s)".formatted(done));
            } else if (!samples.isEmpty()) {
                // Engines go on, with zeros, when the container has ended.
                end.run();
            }
        }
    }
}
