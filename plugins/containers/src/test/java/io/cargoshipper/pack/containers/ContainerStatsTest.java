package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerStatsTest {

    /** Cgroup v1: two networks, {@code total_inactive_file}, operations with a capital letter. */
    private static final String FIRST_VERSION =
            """
            {"cpu_stats": {"cpu_usage": {"total_usage": 3000, "percpu_usage": [1500, 1500]},
                           "system_cpu_usage": 20000, "online_cpus": 2},
             "precpu_stats": {"cpu_usage": {"total_usage": 1000}, "system_cpu_usage": 10000},
             "memory_stats": {"usage": 1500, "limit": 4000,
                              "stats": {"total_inactive_file": 500, "inactive_file": 1}},
             "networks": {"eth0": {"rx_bytes": 1, "tx_bytes": 10},
                          "eth1": {"rx_bytes": 2, "tx_bytes": 20}},
             "blkio_stats": {"io_service_bytes_recursive": [
                 {"major": 8, "minor": 0, "op": "Read", "value": 4},
                 {"major": 8, "minor": 1, "op": "Read", "value": 5},
                 {"major": 8, "minor": 0, "op": "Write", "value": 6},
                 {"major": 8, "minor": 0, "op": "Total", "value": 15}]},
             "pids_stats": {"current": 3}}
            """;

    /** Cgroup v2 and the host's network. */
    private static final String SECOND_VERSION =
            """
            {"cpu_stats": {"cpu_usage": {"total_usage": 1500}, "system_cpu_usage": 11000,
                           "online_cpus": 4},
             "precpu_stats": {"cpu_usage": {"total_usage": 1000}, "system_cpu_usage": 10000},
             "memory_stats": {"usage": 100, "limit": 1000, "stats": {"inactive_file": 60}},
             "blkio_stats": {"io_service_bytes_recursive": [
                 {"op": "read", "value": 7}, {"op": "write", "value": 8}]},
             "pids_stats": {"current": 1, "limit": 18446744073709551615}}
            """;

    private static final String STATS = "GET /containers/" + Described.ID + "/stats";

    private final ContainerStats tool = new ContainerStats();

    @Test
    void reckonsAsTheCommandLineDoesOnTheFirstCgroups() {
        assertThat(usage(FIRST_VERSION))
                .isEqualTo(
                        new ContainerUsage(
                                "0123456789ab",
                                "web",
                                Optional.of(40.0),
                                Optional.of(1000L),
                                Optional.of(4000L),
                                Optional.of(25.0),
                                Optional.of(3L),
                                Optional.of(30L),
                                Optional.of(9L),
                                Optional.of(6L),
                                Optional.of(3L)));
    }

    @Test
    void reckonsAsTheCommandLineDoesOnTheSecondCgroups() {
        ContainerUsage usage = usage(SECOND_VERSION);
        assertThat(usage.cpuPercent()).contains(200.0);
        assertThat(usage.memoryUsageBytes()).contains(40L);
        assertThat(usage.memoryPercent()).contains(4.0);
        assertThat(usage.networkRxBytes()).isEmpty();
        assertThat(usage.blockReadBytes()).contains(7L);
        assertThat(usage.blockWriteBytes()).contains(8L);
    }

    @Test
    void leavesOutWhatAnEngineDoesNotTell() {
        ContainerUsage nothing =
                new ContainerUsage(
                        "0123456789ab",
                        "web",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(usage("{}")).isEqualTo(nothing);
        assertThat(
                        usage(
                                """
                                {"cpu_stats": {"cpu_usage": {}}, "precpu_stats": {},
                                 "memory_stats": {"limit": 0, "stats": null}, "pids_stats": {},
                                 "blkio_stats": {"io_service_bytes_recursive": null}}
                                """))
                .isEqualTo(nothing);
    }

    @Test
    void measuresAllThatRunAndForgetsThoseThatEnded() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(
                                "GET /containers/json",
                                200,
                                """
                                [{"Id": "0123456789abcdef", "Names": ["/web"]},
                                 {"Id": "gone", "Names": ["/gone"]}]
                                """)
                        .answer(STATS, 200, FIRST_VERSION);
        ContainerStats.Snapshot snapshot =
                tool.measure(
                        new ContainerStats.Arguments(Optional.empty()),
                        FakeCall.ofSeconds(10),
                        engine.client());
        assertThat(snapshot.containers()).singleElement().extracting("name").isEqualTo("web");
        assertThat(snapshot.note()).isEmpty();
        assertThat(engine.requests()).contains(STATS + "?stream=0");
    }

    @Test
    void measuresTheOthersWhereOneFails() {
        FakeEngine engine = twoOfWhichOneFails().answer(STATS, 200, FIRST_VERSION);
        ContainerStats.Snapshot snapshot = measureAll(engine);
        assertThat(snapshot.containers()).singleElement().extracting("name").isEqualTo("web");
        assertThat(snapshot.note().orElseThrow())
                .startsWith("1 of 2 containers could not be measured, the first is 'ill': ")
                .contains("no cgroup");
    }

    @Test
    void failsWhereAllFail() {
        FakeEngine engine = twoOfWhichOneFails().answer(STATS, 500, "{\"message\": \"down\"}");
        assertThatThrownBy(() -> measureAll(engine))
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("no cgroup");
    }

    @Test
    void stopsWhereTheCallIsCancelled() {
        FakeCall call = FakeCall.ofSeconds(10);
        call.cancel();
        FakeEngine engine = twoOfWhichOneFails().answer(STATS, 200, FIRST_VERSION);
        assertThatThrownBy(
                        () ->
                                tool.measure(
                                        new ContainerStats.Arguments(Optional.empty()),
                                        call,
                                        engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }

    private static FakeEngine twoOfWhichOneFails() {
        return new FakeEngine()
                .answer(
                        "GET /containers/json",
                        200,
                        """
                        [{"Id": "ill", "Names": ["/ill"]},
                         {"Id": "0123456789abcdef", "Names": ["/web"]}]
                        """)
                .answer("GET /containers/ill/stats", 500, "{\"message\": \"no cgroup\"}");
    }

    private ContainerStats.Snapshot measureAll(FakeEngine engine) {
        return tool.measure(
                new ContainerStats.Arguments(Optional.empty()),
                FakeCall.ofSeconds(10),
                engine.client());
    }

    @Test
    void saysToStartAContainerFirst() {
        FakeEngine engine = new FakeEngine().answer(Described.INSPECT, 200, Described.exited(1));
        assertThatThrownBy(() -> measure(engine))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining("is exited and uses nothing; start it first");
    }

    private ContainerUsage usage(String statistics) {
        FakeEngine engine =
                new FakeEngine()
                        .answer(Described.INSPECT, 200, Described.RUNNING)
                        .answer(STATS, 200, statistics);
        return measure(engine).containers().get(0);
    }

    private ContainerStats.Snapshot measure(FakeEngine engine) {
        return tool.measure(
                new ContainerStats.Arguments(Optional.of("web")),
                FakeCall.ofSeconds(10),
                engine.client());
    }
}
