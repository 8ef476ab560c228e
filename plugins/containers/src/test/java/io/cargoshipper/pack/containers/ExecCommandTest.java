package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Frames;
import io.cargoshipper.pack.engine.JsonSize;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecCommandTest {

    private static final String CREATE = "POST /containers/" + Described.ID + "/exec";

    private final ExecCommand tool = new ExecCommand();
    private final FakeEngine engine =
            new FakeEngine()
                    .answer(Described.INSPECT, 200, Described.RUNNING)
                    .answer(CREATE, 201, "{\"Id\": \"e1\"}");

    @Test
    void givesExitCodeAndBothStreams() {
        writes(new Frames().stdout("out\n").stderr("err\n").stdout("more").bytes());
        engine.answer("GET /exec/e1/json", 200, "{\"Running\": true}")
                .answer("GET /exec/e1/json", 200, "{\"Running\": false, \"ExitCode\": 7}");
        assertThat(exec(Optional.empty()))
                .isEqualTo(
                        new ExecCommand.Output(
                                "web",
                                Optional.of(7L),
                                false,
                                "out\nmore",
                                "err\n",
                                false,
                                Optional.empty()));
    }

    @Test
    void keepsTheEndOfALongOutput() {
        writes(new Frames().stdout("x\n".repeat(50_000)).stdout("end\n").bytes());
        engine.answer("GET /exec/e1/json", 200, "{\"Running\": false, \"ExitCode\": 0}");
        ExecCommand.Output output = exec(Optional.empty());
        assertThat(output.stdout()).hasSizeLessThanOrEqualTo(20_000).endsWith("x\nend\n");
        assertThat(output.truncated()).isTrue();
    }

    @Test
    void cutsWhatGrowsInJsonRatherThanLosingTheResult() {
        for (String piece : List.of("\u001b", "\0\n", "漢", "ю字\n", "\"")) {
            FakeEngine other =
                    new FakeEngine()
                            .answer(Described.INSPECT, 200, Described.RUNNING)
                            .answer(CREATE, 201, "{\"Id\": \"e1\"}")
                            .answer(
                                    "GET /exec/e1/json",
                                    200,
                                    "{\"Running\": false, \"ExitCode\": 0}");
            String flood = piece.repeat(40_000);
            byte[] output = new Frames().stdout(flood).stderr(flood).bytes();
            other.stream("POST /exec/e1/start", 200, () -> new ByteArrayInputStream(output));
            ExecCommand.Output ended =
                    tool.exec(arguments(Optional.empty()), FakeCall.ofSeconds(10), other.client());
            assertThat(ended.truncated()).isTrue();
            assertThat(JsonSize.of(ended.stdout())).isBetween(19_000, 20_100);
            assertThat(JsonSize.of(ended.stderr())).isBetween(9_000, 10_100);
        }
    }

    @Test
    void refusesNamesOfVariablesThatCannotBe() {
        for (String name : List.of("A=B", "", " ")) {
            assertThatThrownBy(
                            () ->
                                    new ExecCommand.Arguments(
                                            "web",
                                            List.of("ls"),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Map.of(name, "c"),
                                            Optional.empty(),
                                            false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("environment: '%s' cannot be a name".formatted(name));
        }
    }

    @Test
    void saysThatACommandGoesOn() {
        writes(new Frames().stdout("begun\n").bytes());
        engine.answer("GET /exec/e1/json", 200, "{\"Running\": true}");
        ExecCommand.Output output =
                tool.exec(
                        arguments(Optional.empty()),
                        new FakeCall(Duration.ofMillis(1_200)),
                        engine.client());
        assertThat(output.running()).isTrue();
        assertThat(output.exitCode()).isEmpty();
        assertThat(output.stdout()).isEqualTo("begun\n");
        assertThat(output.note().orElseThrow())
                .contains("do not run it again", "docker_container_top", "in the background");
    }

    @Test
    void reportsThatACommandGoesOn() {
        engine.stream("POST /exec/e1/start", 200, Silence::new)
                .answer("GET /exec/e1/json", 200, "{\"Running\": true}");
        FakeCall call = new FakeCall(Duration.ofMillis(1_300));
        new ExecCommand(Duration.ofMillis(50))
                .exec(arguments(Optional.empty()), call, engine.client());
        assertThat(call.reports()).hasSizeGreaterThan(1);
        assertThat(call.reports().get(0).message())
                .isEqualTo("the command in container 'web' runs: 0 s");
    }

    @Test
    void sendsTheCommandAsItIs() {
        writes(new byte[0]);
        engine.answer("GET /exec/e1/json", 200, "{\"Running\": false, \"ExitCode\": 0}");
        exec(Optional.empty());
        assertThat(createBody())
                .contains(
                        "\"Cmd\":[\"ls\",\"$HOME; x\"]",
                        "\"Env\":[\"A=b\"]",
                        "\"WorkingDir\":\"/tmp\"",
                        "\"User\":\"app\"",
                        "\"AttachStdin\":false",
                        "\"Privileged\":false");
    }

    @Test
    void attachesStandardInputWhereThereIsSome() {
        writes(new byte[0]);
        engine.answer("GET /exec/e1/json", 200, "{\"Running\": false, \"ExitCode\": 0}");
        exec(Optional.of("é!"));
        assertThat(createBody()).contains("\"AttachStdin\":true", "[\"ls\",\"$HOME; x\"]");
    }

    @Test
    void saysToStartAContainerFirst() {
        assertRefused(Described.exited(0), "is exited, not running; start it first");
        assertRefused(Described.PAUSED, "is paused; unpause it first");
    }

    private void assertRefused(String container, String message) {
        FakeEngine other = new FakeEngine().answer(Described.INSPECT, 200, container);
        assertThatThrownBy(
                        () ->
                                tool.exec(
                                        arguments(Optional.empty()),
                                        FakeCall.ofSeconds(10),
                                        other.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessageContaining(message);
    }

    private void writes(byte[] output) {
        engine.stream("POST /exec/e1/start", 200, () -> new ByteArrayInputStream(output));
    }

    private ExecCommand.Output exec(Optional<String> stdin) {
        return tool.exec(arguments(stdin), FakeCall.ofSeconds(10), engine.client());
    }

    private String createBody() {
        return engine.bodies().get(0);
    }

    private static ExecCommand.Arguments arguments(Optional<String> stdin) {
        return new ExecCommand.Arguments(
                "web",
                List.of("ls", "$HOME; x"),
                Optional.of("/tmp"),
                Optional.of("app"),
                Map.of("A", "b"),
                stdin,
                false);
    }
}
