package io.cargoshipper.host.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.fixture.LifecyclePack;
import io.cargoshipper.host.fixture.TestJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
final class PackActivationsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir Path folder;

    private Path mark;

    @BeforeEach
    void nameTheMark() {
        mark = folder.resolve("mark");
    }

    @Test
    void noPackKeepsTheOthersFromStoppingOrTheHostFromEnding() throws Exception {
        PackSettings settings =
                settings("one.stop = here, one.mark = %s, two.stop = hang, three.stop = error");
        PackActivations activations = new PackActivations(new PackActivator(settings), LONG, SHORT);
        for (Class<? extends ToolPack> type :
                List.<Class<? extends ToolPack>>of(
                        LifecyclePack.One.class,
                        LifecyclePack.Two.class,
                        LifecyclePack.Three.class)) {
            activations.get(pack(type, settings));
        }
        long start = System.nanoTime();

        activations.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        assertThat(mark).hasContent("here");
    }

    @Test
    void aPackThatStartsTooLateStaysFailedAndIsStopped() throws Exception {
        PackSettings settings = settings("one { start-millis = 900, stop = late, mark = %s }");
        Pack pack = pack(LifecyclePack.One.class, settings);
        try (PackActivations activations =
                new PackActivations(new PackActivator(settings), SHORT, LONG)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> activations.get(pack))
                        .isInstanceOf(PackFailedException.class)
                        .hasMessageContaining("did not start within");
            }

            await(mark);

            assertThat(pack.status().state()).isEqualTo(PackState.FAILED);
        }
    }

    @Test
    void aPackThatStartsWhileTheHostEndsIsStopped() throws Exception {
        PackSettings settings = settings("one { start-millis = 900, stop = after, mark = %s }");
        Pack pack = pack(LifecyclePack.One.class, settings);
        PackActivations activations = new PackActivations(new PackActivator(settings), LONG, LONG);
        CompletableFuture<ActivePack> waiting =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return activations.get(pack);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        Thread.sleep(300);

        activations.close();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the host is ending");
        assertThatThrownBy(() -> activations.get(pack)).hasMessageContaining("the host is ending");
        await(mark);
        assertThat(pack.status().state()).isNotEqualTo(PackState.ACTIVE);
    }

    private PackSettings settings(String sections) {
        return new PackSettings(
                ConfigFactory.parseString(sections.formatted('"' + mark.toString() + '"')),
                new Environment(Map.of()));
    }

    private Pack pack(Class<? extends ToolPack> type, PackSettings settings) throws IOException {
        Path jar =
                TestJars.indexed(
                        folder.resolve(type.getSimpleName() + ".jar"), type, LifecyclePack.class);
        return new PackInspection(new PackIndexFile(JsonMapper.shared()), settings, Set.of())
                .inspect(new PackFiles(jar, List.of(jar)));
    }

    private static void await(Path file) throws InterruptedException {
        for (int i = 0; i < 500 && !Files.exists(file); i++) {
            Thread.sleep(20);
        }
        assertThat(file).exists();
    }
}
