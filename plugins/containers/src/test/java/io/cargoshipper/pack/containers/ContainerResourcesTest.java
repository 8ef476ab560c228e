package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Completion;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.pack.containers.ContainerResources.Containers;
import io.cargoshipper.pack.containers.ContainerResources.Variables;
import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Frames;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContainerResourcesTest {

    private static final String LIST = "GET /containers/json";
    private static final String LOGS = "GET /containers/" + Described.ID + "/logs";
    private static final Variables WEB = new Variables("web");

    private final ContainerResources resources = new ContainerResources();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void listsContainersTheRunningOnesFirst() {
        engine.answer(
                LIST,
                200,
                """
                [{"Id": "bbbbbbbbbbbbbbbb", "Names": ["/old"], "State": "exited", "Created": 30,
                  "Image": "shop", "Status": "Exited (0) 1 hour ago"},
                 {"Id": "aaaaaaaaaaaaaaaa", "Names": ["/web"], "State": "running", "Created": 10,
                  "Image": "nginx:1.27", "Status": "Up 2 hours",
                  "Ports": [{"PrivatePort": 80, "PublicPort": 8080, "IP": "0.0.0.0",
                             "Type": "tcp"}]}]
                """);
        ResourceResult<Containers> result = resources.containers(engine.client());
        assertThat(result.value().total()).isEqualTo(2);
        assertThat(result.text())
                .isEqualTo(
                        """
                        NAME   ID             IMAGE        STATUS                  PORTS
                        web    aaaaaaaaaaaa   nginx:1.27   Up 2 hours              0.0.0.0:8080->80/tcp
                        old    bbbbbbbbbbbb   shop         Exited (0) 1 hour ago
                        """);
        assertThat(engine.requests()).containsExactly(LIST + "?all=true");
    }

    @Test
    void saysThatThereAreMore() {
        engine.answer(
                LIST,
                200,
                IntStream.range(0, 80)
                        .mapToObj(
                                i ->
                                        "{\"Id\": \"%016x\", \"Names\": [\"/c%d\"], \"Created\": 1}"
                                                .formatted(i, i))
                        .collect(Collectors.joining(",", "[", "]")));
        ResourceResult<Containers> result = resources.containers(engine.client());
        assertThat(result.value().containers()).hasSize(75);
        assertThat(result.value().total()).isEqualTo(80);
        assertThat(result.text()).contains("… and 5 more: see docker_list_containers");
    }

    @Test
    void describesAContainerWithoutItsSecrets() {
        engine.answer(
                Described.INSPECT,
                200,
                Described.RUNNING.replace(
                        "\"Tty\": false", "\"Tty\": false, \"Env\": [\"PASSWORD=hunter2\"]"));
        ResourceResult<InspectContainer.Inspection> result =
                resources.container(WEB, FakeCall.ofSeconds(30), engine.client());
        assertThat(result.text())
                .contains("Name: /web\n", "State:\n  Status: running\n", "  Env: PASSWORD=…\n")
                .doesNotContain("hunter2");
        assertThat(result.value().container()).containsKey("State");
    }

    @Test
    void givesTheLastLinesUnderBothAddresses() {
        byte[] log = new Frames().stdout("one\n").stderr("two\n").bytes();
        engine.answer(Described.INSPECT, 200, Described.RUNNING).stream(
                LOGS, 200, () -> new ByteArrayInputStream(log));
        FakeCall call = FakeCall.ofSeconds(30);
        assertThat(resources.logs(WEB, call, engine.client()).text()).isEqualTo("one\ntwo\n");
        assertThat(resources.logsOfContainer(WEB, call, engine.client()))
                .isEqualTo(resources.logs(WEB, call, engine.client()));
        assertThat(engine.requests().get(1)).contains("stdout=true", "stderr=true", "tail=100");
    }

    @Test
    void measuresAContainer() {
        engine.answer(Described.INSPECT, 200, Described.RUNNING)
                .answer(
                        "GET /containers/" + Described.ID + "/stats",
                        200,
                        """
                        {"memory_stats": {"usage": 1500000, "limit": 3000000},
                         "pids_stats": {"current": 2}}
                        """);
        ResourceResult<ContainerUsage> result =
                resources.stats(WEB, FakeCall.ofSeconds(30), engine.client());
        assertThat(result.value().memoryPercent()).contains(50.0);
        assertThat(result.text())
                .isEqualTo(
                        """
                        NAME   CPU %   MEMORY            MEM %    NET I/O   BLOCK I/O   PIDS
                        web    --      1.5 MB / 3.0 MB   50.00%   --        --          2
                        """);
    }

    @Test
    void oneThatHasEndedUsesNothing() {
        engine.answer(Described.INSPECT, 200, Described.exited(0));
        ResourceResult<ContainerUsage> result =
                resources.stats(WEB, FakeCall.ofSeconds(30), engine.client());
        assertThat(result.text()).startsWith("web is exited and uses nothing");
        assertThat(result.value().cpuPercent()).isEmpty();
    }

    @Test
    void oneThatIsNotThere() {
        engine.answer(LIST, 200, "[{\"Id\": \"aaaa\", \"Names\": [\"/wbe\"]}]");
        assertThat(
                        Refused.with(
                                ErrorCode.NOT_FOUND,
                                () ->
                                        resources.container(
                                                WEB, FakeCall.ofSeconds(30), engine.client())))
                .isEqualTo("no container 'web'; did you mean 'wbe'?");
    }

    @Test
    void completesNames() {
        engine.answer(
                LIST,
                200,
                "[{\"Id\": \"a\", \"Names\": [\"/web\"]}, {\"Id\": \"b\", \"Names\": [\"/db\"]}]");
        assertThat(resources.names(new Completion("w", Map.of()), engine.client()))
                .containsExactly("web");
    }
}
