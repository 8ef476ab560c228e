package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemDfTest {

    private static final String USAGE =
            """
            {"LayersSize": 1000,
             "Images": [{"Id": "sha256:a1", "RepoTags": ["web:1"], "Size": 700, "SharedSize": 300,
                         "Containers": 1},
                        {"Id": "sha256:a2", "RepoTags": ["big:1"], "Size": 900, "SharedSize": 300,
                         "Containers": 0}],
             "Containers": [{"Id": "c1", "Names": ["/web"], "State": "running", "SizeRw": 10},
                            {"Id": "c2", "Names": ["/idle"], "State": "exited"}],
             "Volumes": [{"Name": "data", "UsageData": {"Size": 50, "RefCount": 1}}],
             "BuildCache": null}
            """;

    private final SystemDf tool = new SystemDf();

    @Test
    void tellsEachKindAndTheLargest() {
        FakeEngine engine = engine("1.41").answer("GET /system/df", 200, USAGE);
        SystemDf.Usage usage = measure(engine, FakeCall.ofSeconds(30));
        assertThat(usage.kinds())
                .containsExactly(
                        new SystemDf.Section("images", 2, 1, 1000, 600),
                        new SystemDf.Section("containers", 2, 1, 10, 0),
                        new SystemDf.Section("volumes", 1, 1, 50, 0),
                        new SystemDf.Section("build cache", 0, 0, 0, 0));
        assertThat(usage.totalBytes()).isEqualTo(1060);
        assertThat(usage.reclaimableBytes()).isEqualTo(600);
        assertThat(usage.largest())
                .containsExactly(
                        new SystemDf.Large("image", "big:1", 900, false),
                        new SystemDf.Large("image", "web:1", 700, true),
                        new SystemDf.Large("container", "web", 10, true),
                        new SystemDf.Large("volume", "data", 50, true));
        assertThat(usage.note()).isEmpty();
    }

    @Test
    void tellsWhatWasNotMeasuredInTime() {
        FakeEngine engine =
                engine("1.44")
                        .answer("GET /system/df", 200, USAGE)
                        .answer("GET /system/df", 200, USAGE)
                        .answer("GET /system/df", 200, USAGE)
                        .stream("GET /system/df", 200, SystemDfTest::late);
        SystemDf.Usage usage = measure(engine, new FakeCall(Duration.ofSeconds(4)));
        assertThat(usage.kinds())
                .extracting(SystemDf.Section::kind)
                .containsExactly("images", "containers", "build cache");
        assertThat(usage.note().orElseThrow()).endsWith("not in the sums: volumes");
    }

    @Test
    void anEngineThatTellsNothingInTimeIsAFailure() {
        FakeEngine engine = engine("1.41").stream("GET /system/df", 200, SystemDfTest::late);
        assertThatThrownBy(() -> measure(engine, new FakeCall(Duration.ofSeconds(3))))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED))
                .hasMessageContaining("docker_list_images");
    }

    @Test
    void anEngineThatCannotTellSaysSo() {
        FakeEngine engine =
                engine("1.41").answer("GET /system/df", 404, "{\"message\": \"page not found\"}");
        assertThatThrownBy(() -> measure(engine, FakeCall.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_BY_ENGINE));
    }

    private static InputStream late() {
        try {
            Thread.sleep(15_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return InputStream.nullInputStream();
    }

    private static FakeEngine engine(String api) {
        return new FakeEngine()
                .answer("GET /version", 200, "{\"ApiVersion\": \"%s\"}".formatted(api));
    }

    private SystemDf.Usage measure(FakeEngine engine, FakeCall call) {
        return tool.measure(call, engine.client(), engine.api());
    }
}
