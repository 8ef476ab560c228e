package io.cargoshipper.pack.tasks;

import static io.cargoshipper.pack.tasks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of each status, and of answers that are not as agreed. */
class StatusTest {

    private final FakeBackend backend = new FakeBackend();
    private final StartedPack pack = StartedPack.on(backend.url(), "max-retries = 0");

    @AfterEach
    void stop() {
        pack.close();
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT, finds it wrong",
        "401, BACKEND_ERROR, SERVICE_AUTH_TOKEN",
        "403, BACKEND_ERROR, SERVICE_AUTH_TOKEN",
        "404, NOT_FOUND, list_tasks",
        "409, CONFLICT, state",
        "418, BACKEND_ERROR, failed",
        "422, INVALID_ARGUMENT, finds it wrong",
        "429, BACKEND_ERROR, try again later",
        "500, BACKEND_ERROR, failed",
        "502, BACKEND_UNAVAILABLE, out of service",
        "503, BACKEND_UNAVAILABLE, out of service",
        "504, BACKEND_UNAVAILABLE, out of service"
    })
    void tellsOfEachStatusInItsCode(int status, ErrorCode code, String said) {
        backend.answer(status, "{\"detail\": \"so it\\nis, %s\"}".formatted(StartedPack.TOKEN));
        assertFails(
                code,
                () -> pack.complete("t-1"),
                said,
                "PATCH /tasks/t-1",
                backend.url(),
                "(status %d)".formatted(status),
                "'so it is, [token]'");
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void takesAListThatIsNotThereForAWrongAddress() {
        backend.answer(404, "Not here");
        assertFails(
                ErrorCode.BACKEND_ERROR, () -> pack.list(StartedPack.call()), "FASTAPI_BASE_URL");
    }

    @Test
    void doesNotFollowWhereTheBackendPoints() {
        backend.answer(302, "", "Location", backend.url() + "/elsewhere");
        assertFails(ErrorCode.BACKEND_ERROR, () -> pack.complete("t-1"), "is not followed");
        assertThat(backend.requests()).containsExactly("PATCH /tasks/t-1");
    }

    @Test
    void cutsALongDetail() {
        backend.answer(400, "{\"detail\": \"%s\"}".formatted("é".repeat(501)));
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> pack.complete("t-1"),
                "'" + "é".repeat(500) + "…'");
    }

    @Test
    void takesADetailOfSeveralFieldsToo() {
        backend.answer(422, "{\"detail\": [{\"loc\": [\"body\"], \"msg\": \"too long\"}]}");
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> pack.complete("t-1"),
                "[{\"loc\":[\"body\"],\"msg\":\"too long\"}]");
    }

    @Test
    void saysOfATaskThatItMayHaveBeenCreatedAllTheSame() {
        backend.answer(504, "");
        assertFails(
                ErrorCode.BACKEND_UNAVAILABLE,
                () -> pack.create("a", Optional.empty()),
                "may have been created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "hello",
                "[]",
                "{'id': 1, 'title': 'a', 'status': 'pending'}",
                "{\"id\": 1, \"title\": \"a\", \"status\": \"pending\"} x",
                "{\"id\": 1, \"title\": \"a\", \"status\": \"lost\"}",
                "{\"id\": 1, \"title\": 2, \"status\": \"pending\"}",
                "{\"id\": 1, \"status\": \"pending\"}",
                "{\"id\": \"../x\", \"title\": \"a\", \"status\": \"pending\"}",
                "{\"id\": [1], \"title\": \"a\", \"status\": \"pending\"}",
                "{\"title\": \"a\", \"status\": \"pending\"}"
            })
    void takesNoTaskThatIsNotAsAgreed(String body) {
        backend.answer(200, body);
        assertFails(
                ErrorCode.BACKEND_ERROR,
                () -> pack.complete("t-1"),
                "PATCH /tasks/t-1",
                "not as it is agreed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\": 0}",
                "{\"tasks\": {}, \"total\": 0}",
                "{\"tasks\": []}",
                "{\"tasks\": [], \"total\": -1}",
                "{\"tasks\": [], \"total\": 1.5}",
                "{\"tasks\": [], \"total\": 1e99}",
                "{\"tasks\": [null], \"total\": 1}",
                "{\"tasks\": [{\"id\": 1, \"title\": \"a\", \"status\": \"pending\"},"
                        + " {\"id\": 2, \"title\": \"b\", \"status\": \"pending\"}], \"total\": 2}"
            })
    void takesNoListThatIsNotAsAgreed(String body) {
        backend.answer(200, body);
        assertFails(
                ErrorCode.BACKEND_ERROR,
                () -> pack.list(Optional.empty(), 1, Optional.empty()),
                "not as it is agreed");
    }

    @Test
    void takesNoJsonThatIsTooDeep() {
        backend.answer(200, "[".repeat(100_000));
        assertFails(ErrorCode.BACKEND_ERROR, () -> pack.complete("t-1"), "it is no JSON");
    }

    @Test
    void readsAnAnswerOfOneMebibyteAndNoLargerOne() {
        String task = "{\"id\": 1, \"title\": \"a\", \"status\": \"pending\"}";
        backend.answer(200, task + " ".repeat(BoundedBody.MOST_BYTES - task.length()))
                .answer(200, task + " ".repeat(BoundedBody.MOST_BYTES - task.length() + 1));
        assertThat(pack.complete("1").title()).isEqualTo("a");
        assertFails(ErrorCode.BACKEND_ERROR, () -> pack.complete("1"), "more than 1,048,576 bytes");
    }
}
