package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.pack.engine.Described;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CommitContainerTest {

    private static final String COMMIT = "POST /commit";

    private final CommitContainer tool = new CommitContainer();
    private final FakeEngine engine =
            new FakeEngine().answer(Described.INSPECT, 200, Described.RUNNING);

    @Test
    void sendsEverything() {
        engine.answer(COMMIT, 201, "{\"Id\": \"sha256:abc\"}");
        assertThat(
                        commit(
                                Optional.of("as it was"),
                                List.of("ENV A=b c", "CMD [\"x\"]"),
                                FakeCall.ofSeconds(30)))
                .isEqualTo(new CommitContainer.Committed("sha256:abc", "shop/web:v1"));
        assertThat(engine.requests().get(1))
                .startsWith(COMMIT + "?")
                .contains(
                        "container=" + Described.ID,
                        "repo=shop/web",
                        "tag=v1",
                        "pause=true",
                        "comment=as it was",
                        "changes=ENV A=b c\nCMD [\"x\"]");
    }

    @Test
    void sendsNothingThatIsNotThere() {
        engine.answer(COMMIT, 201, "{\"Id\": \"sha256:abc\"}");
        commit(Optional.empty(), List.of(), FakeCall.ofSeconds(30));
        assertThat(engine.requests().get(1)).doesNotContain("comment", "changes");
    }

    @Test
    void aNameThatIsNoneIsTheCallersFault() {
        engine.answer(COMMIT, 500, "{\"message\": \"invalid reference format: no\"}");
        assertThat(
                        Refused.with(
                                ErrorCode.INVALID_ARGUMENT,
                                () -> commit(Optional.empty(), List.of(), FakeCall.ofSeconds(30))))
                .startsWith("repository: 'shop/web' is no name for an image");
    }

    @Test
    void saysAtItsDeadlineThatTheEngineMayGoOn() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        engine.stream(
                COMMIT,
                201,
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return InputStream.nullInputStream();
                });
        FakeCall call = new FakeCall(Duration.ofMillis(2200));
        assertThat(
                        Refused.with(
                                ErrorCode.DEADLINE_EXCEEDED,
                                () -> commit(Optional.empty(), List.of(), call)))
                .contains("docker_list_images", "shop/web:v1");
    }

    @Test
    void anAnswerWithoutAnImageIsTheEnginesFault() {
        engine.stream(COMMIT, 201, () -> new ByteArrayInputStream(new byte[0]));
        Refused.with(
                ErrorCode.ENGINE_ERROR,
                () -> commit(Optional.empty(), List.of(), FakeCall.ofSeconds(30)));
    }

    @Test
    void aChangeIsOneLine() {
        assertThatThrownBy(() -> arguments(Optional.empty(), List.of("ENV A=b\nCMD x")))
                .hasMessageContaining("not one instruction on one line");
    }

    private CommitContainer.Committed commit(
            Optional<String> message, List<String> changes, FakeCall call) {
        return tool.commit(arguments(message, changes), call, engine.client(), engine.api());
    }

    private static CommitContainer.Arguments arguments(
            Optional<String> message, List<String> changes) {
        return new CommitContainer.Arguments("web", "shop/web", "v1", message, changes);
    }
}
