package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.containers.RunArguments.Pull;
import io.cargoshipper.pack.containers.RunContainer.Ran;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Frames;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunContainerTest {

    private static final String CREATE = "POST /containers/create";
    private static final String PULL = "POST /images/create";
    private static final String START = "POST /containers/" + Described.ID + "/start";
    private static final String WAIT = "POST /containers/" + Described.ID + "/wait";
    private static final String LOGS = "GET /containers/" + Described.ID + "/logs";
    private static final String REMOVE = "DELETE /containers/" + Described.ID;

    private static final String CREATED = "{\"Id\": \"%s\"}".formatted(Described.ID);
    private static final String NO_IMAGE = "{\"message\": \"No such image: busybox:1\"}";

    private static final byte[] OUTPUT = new Frames().stdout("out\n").stderr("err\n").bytes();

    private final RunContainer tool = new RunContainer();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void startsAndSaysWhereItStands() {
        starts(Described.RUNNING);
        Ran ran = run(arguments().build());
        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                "0123456789ab",
                                "web",
                                "running",
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                List.of()));
        assertThat(engine.requests()).doesNotContain(PULL, WAIT);
        assertThat(engine.bodies().get(0)).doesNotContain("\"AutoRemove\":true");
    }

    @Test
    void givesTheLogsOfOneThatEndedAtOnce() {
        starts(Described.exited(127));
        engine.stream(LOGS, 200, () -> new ByteArrayInputStream(OUTPUT));
        Ran ran = run(arguments().build());
        assertThat(ran.exitCode()).contains(127L);
        assertThat(ran.logs()).contains("out\nerr\n");
        assertThat(ran.notes())
                .satisfiesExactly(
                        note -> assertThat(note).isEqualTo("it ended at once"),
                        note -> assertThat(note).startsWith("code 127: command not found: "));
    }

    @Test
    void waitsForTheEnd() {
        starts(Described.exited(3));
        engine.answer(WAIT, 200, "{\"StatusCode\": 3}").stream(
                LOGS, 200, () -> new ByteArrayInputStream(OUTPUT));
        Ran ran = run(arguments().waiting().build());
        assertThat(ran.state()).isEqualTo("exited");
        assertThat(ran.exitCode()).contains(3L);
        assertThat(ran.logs()).contains("out\nerr\n");
        assertThat(engine.requests()).doesNotContain(REMOVE + "?v=true&force=false");
    }

    @Test
    void removesItAfterTheLogsWereRead() {
        starts(Described.exited(0));
        engine.answer(WAIT, 200, "{\"StatusCode\": 0}").stream(
                        LOGS, 200, () -> new ByteArrayInputStream(OUTPUT))
                .answer(REMOVE, 204, "");
        Ran ran = run(arguments().waiting().removing().build());
        assertThat(ran.state()).isEqualTo("removed");
        assertThat(ran.logs()).contains("out\nerr\n");
        assertThat(engine.bodies().get(0)).doesNotContain("\"AutoRemove\":true");
        assertThat(last(engine.requests())).startsWith(REMOVE).contains("v=true");
    }

    @Test
    void theEngineRemovesItWhereNobodyWaits() {
        starts(Described.RUNNING);
        run(arguments().removing().build());
        assertThat(engine.bodies().get(0)).contains("\"AutoRemove\":true");
        assertThat(engine.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void oneThatIsRemovedAlreadyHasEnded() {
        engine.answer(CREATE, 201, CREATED)
                .answer(Described.INSPECT_ID, 404, "{\"message\": \"gone\"}")
                .answer(START, 204, "");
        Ran ran = run(arguments().removing().build());
        assertThat(ran.state()).isEqualTo("removed");
    }

    /** Nothing may come in between that could leave it behind, made and never started. */
    @Test
    void isStartedRightAfterItWasMade() {
        starts(Described.RUNNING);
        run(arguments().build());
        assertThat(engine.requests().get(0)).startsWith(CREATE);
        assertThat(engine.requests().get(1)).isEqualTo(START);
    }

    @Test
    void oneThatCannotBeReadBackWasStartedAllTheSame() {
        engine.answer(CREATE, 201, CREATED)
                .answer(START, 204, "")
                .answer(Described.INSPECT_ID, 500, "{\"message\": \"busy\"}");
        Ran ran = run(arguments().build());
        assertThat(ran.id()).isEqualTo("0123456789ab");
        assertThat(ran.state()).isEqualTo("unknown");
        assertThat(ran.notes().get(0)).contains("busy", "do not run it again");
    }

    @Test
    void saysWhatIsLeftWhenItIsCancelledBeforeTheStart() {
        engine.answer(CREATE, 201, CREATED).stream(
                START,
                204,
                () -> {
                    throw new ToolException(ErrorCode.CANCELLED, "cancelled");
                });
        assertThat(Refused.with(ErrorCode.CANCELLED, () -> run(arguments().build())))
                .startsWith(
                        "cancelled; the container 'web' was made and may not have been started");
    }

    @Test
    void atItsDeadlineItSaysHowToGoOnAndRemovesNothing() {
        starts(Described.RUNNING);
        engine.stream(WAIT, 200, Silence::new);
        Ran ran = run(arguments().waiting().removing().build(), Duration.ofMillis(4200));
        assertThat(ran.state()).isEqualTo("running");
        assertThat(ran.exitCode()).isEmpty();
        assertThat(ran.notes().get(0)).contains("docker_wait_container", "do not run it again");
        assertThat(ran.notes().get(1)).contains("docker_remove_container");
        assertThat(engine.requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void logsThatCannotBeReadAreNoFailure() {
        starts(Described.exited(0));
        engine.answer(WAIT, 200, "{\"StatusCode\": 0}")
                .answer(LOGS, 501, "{\"message\": \"configured logging driver\"}");
        Ran ran = run(arguments().waiting().build());
        assertThat(ran.exitCode()).contains(0L);
        assertThat(ran.logs()).isEmpty();
        assertThat(ran.notes())
                .containsExactly("its logs cannot be read: configured logging driver");
    }

    @Test
    void takesBackWhatCouldNotBeStarted() {
        engine.answer(CREATE, 201, CREATED)
                .answer(Described.INSPECT_ID, 200, Described.RUNNING)
                .answer(START, 400, "{\"message\": \"exec: no\"}")
                .answer(REMOVE, 204, "");
        assertThat(Refused.with(ErrorCode.INVALID_ARGUMENT, () -> run(arguments().build())))
                .isEqualTo(
                        "it could not be started: exec: no; the container made for it was removed"
                                + " again");
        assertThat(last(engine.requests())).startsWith(REMOVE);
    }

    @Test
    void saysWhatIsLeftOfOneThatCouldNotBeStarted() {
        engine.answer(CREATE, 201, CREATED)
                .answer(Described.INSPECT_ID, 200, Described.RUNNING)
                .answer(START, 500, "{\"message\": \"port is taken\"}")
                .answer(REMOVE, 500, "{\"message\": \"busy\"}");
        assertThat(Refused.with(ErrorCode.ENGINE_ERROR, () -> run(arguments().build())))
                .endsWith("port is taken; the container 'web' made for it is still there");
    }

    @Test
    void pullsAMissingImage() {
        engine.answer(CREATE, 404, NO_IMAGE)
                .answer(CREATE, 201, CREATED)
                .answer(PULL, 200, "{\"status\": \"Status: Downloaded newer image for busybox:1\"}")
                .answer(Described.INSPECT_ID, 200, Described.RUNNING)
                .answer(START, 204, "");
        assertThat(run(arguments().build()).pulled()).isTrue();
        assertThat(engine.requests())
                .anyMatch(
                        request ->
                                request.startsWith(PULL)
                                        && request.contains("fromImage=busybox")
                                        && request.contains("tag=1"));
    }

    @Test
    void pullsAlwaysWhereAsked() {
        starts(Described.RUNNING);
        engine.answer(PULL, 200, "{\"status\": \"Status: Image is up to date\"}");
        assertThat(run(arguments().pull(Pull.ALWAYS).build()).pulled()).isTrue();
        assertThat(engine.requests().get(0)).startsWith(PULL);
    }

    @Test
    void pullsNeverWhereAsked() {
        engine.answer(CREATE, 404, NO_IMAGE);
        assertThat(
                        Refused.with(
                                ErrorCode.NOT_FOUND,
                                () -> run(arguments().pull(Pull.NEVER).build())))
                .contains("docker_pull_image");
        assertThat(engine.requests()).hasSize(1);
    }

    @Test
    void aPullThatTakesTooLongLeavesNoContainer() {
        engine.answer(CREATE, 404, NO_IMAGE).stream(PULL, 200, Silence::new);
        assertThat(
                        Refused.with(
                                ErrorCode.DEADLINE_EXCEEDED,
                                () -> run(arguments().build(), Duration.ofMillis(4200))))
                .contains("no container was made", "docker_pull_image");
    }

    @Test
    void passesOnWhatTheEngineWarnsOf() {
        starts(Described.RUNNING);
        FakeEngine other =
                new FakeEngine()
                        .answer(
                                CREATE,
                                201,
                                "{\"Id\": \"%s\", \"Warnings\": [\"no swap\"]}"
                                        .formatted(Described.ID))
                        .answer(Described.INSPECT_ID, 200, Described.RUNNING)
                        .answer(START, 204, "");
        assertThat(tool.run(arguments().build(), FakeCall.ofSeconds(60), other.client()).notes())
                .containsExactly("no swap");
    }

    @Test
    void oneThatRestartsIsNotRemoved() {
        assertThatThrownBy(() -> arguments().restart("always").removing().build())
                .hasMessageContaining("a container with restart_policy 'always' does not end");
        assertThat(arguments().restart("no").removing().build().remove()).isTrue();
    }

    private void starts(String state) {
        engine.answer(CREATE, 201, CREATED)
                .answer(Described.INSPECT_ID, 200, state)
                .answer(START, 204, "");
    }

    private Ran run(RunArguments arguments) {
        return run(arguments, Duration.ofSeconds(60));
    }

    private Ran run(RunArguments arguments, Duration time) {
        return tool.run(arguments, new FakeCall(time), engine.client());
    }

    private static Wanted arguments() {
        return new Wanted();
    }

    private static String last(List<String> list) {
        return list.get(list.size() - 1);
    }

    /** Arguments, all but a few of them left out. */
    private static final class Wanted {

        private Optional<String> restart = Optional.empty();
        private Pull pull = Pull.MISSING;
        private boolean waits;
        private boolean removes;

        Wanted restart(String policy) {
            restart = Optional.of(policy);
            return this;
        }

        Wanted pull(Pull when) {
            pull = when;
            return this;
        }

        Wanted waiting() {
            waits = true;
            return this;
        }

        Wanted removing() {
            removes = true;
            return this;
        }

        RunArguments build() {
            return new RunArguments(
                    "busybox:1",
                    Optional.of("web"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    restart,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    pull,
                    waits,
                    removes);
        }
    }
}
