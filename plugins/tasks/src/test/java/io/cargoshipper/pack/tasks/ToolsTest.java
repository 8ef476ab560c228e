package io.cargoshipper.pack.tasks;

import static io.cargoshipper.pack.tasks.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each tool sends, and what it makes of the answer. */
class ToolsTest {

    private static final String TASK =
            "{\"id\": \"t-1\", \"title\": \"Wash up\", \"description\": null,"
                    + " \"status\": \"in_progress\", \"owner\": {\"name\": \"x\"}}";
    private static final Task WASH_UP =
            new Task("t-1", "Wash up", Optional.empty(), TaskStatus.IN_PROGRESS);

    private final FakeBackend backend = new FakeBackend();
    private final StartedPack pack = StartedPack.on(backend);

    @AfterEach
    void stop() {
        pack.close();
        backend.close();
    }

    @Test
    void listsAPageAndSaysWhereTheNextBegins() {
        backend.answer(
                200,
                "{\"tasks\": [%s, {\"id\": 7, \"title\": \"Dry\", \"description\": \"All\","
                                .formatted(TASK)
                        + " \"status\": \"pending\"}], \"total\": 5}");
        ListTasks.Page page = pack.list(Optional.of(TaskStatus.IN_PROGRESS), 2, Optional.of("2"));
        assertThat(page.tasks())
                .containsExactly(
                        WASH_UP, new Task("7", "Dry", Optional.of("All"), TaskStatus.PENDING));
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.nextCursor()).contains("4");
        assertThat(backend.requests())
                .containsExactly("GET /tasks?status=in_progress&limit=2&offset=2");
    }

    @Test
    void hasNoNextPageAtTheEndNorWhereNothingCame() {
        backend.answer(200, "{\"tasks\": [%s], \"total\": 1}".formatted(TASK))
                .answer(200, "{\"tasks\": [], \"total\": 3}");
        assertThat(pack.list(StartedPack.call()).nextCursor()).isEmpty();
        assertThat(pack.list(StartedPack.call()).nextCursor()).isEmpty();
        assertThat(backend.requests()).containsOnly("GET /tasks?limit=50&offset=0");
    }

    @Test
    void createsWithTheTokenAndJson() {
        backend.answer(201, TASK);
        assertThat(pack.create("Wash \"up\"", Optional.of("Ünd\nmore"))).isEqualTo(WASH_UP);
        assertThat(backend.seen())
                .containsExactly(
                        new FakeBackend.Seen(
                                "POST /tasks",
                                Optional.of("Bearer " + StartedPack.TOKEN),
                                "{\"title\":\"Wash \\\"up\\\"\",\"description\":\"Ünd\\nmore\","
                                        + "\"status\":\"pending\"}"));
    }

    @Test
    void updatesWhatIsGivenAndNothingElse() {
        backend.answer(200, TASK);
        assertThat(pack.update("a:b@c", Optional.of("Wash up"), Optional.empty()))
                .isEqualTo(WASH_UP);
        assertThat(backend.requests()).containsExactly("PATCH /tasks/a%3Ab%40c");
        assertThat(backend.seen().get(0).body()).isEqualTo("{\"title\":\"Wash up\"}");
    }

    @Test
    void doesNotUpdateNothing() {
        assertThatThrownBy(() -> pack.update("t-1", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give title, description or status");
    }

    @Test
    void completes() {
        backend.answer(200, TASK.replace("in_progress", "completed"));
        assertThat(pack.complete("t-1").status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(backend.requests()).containsExactly("PATCH /tasks/t-1");
        assertThat(backend.seen().get(0).body()).isEqualTo("{\"status\":\"completed\"}");
    }

    @Test
    void deletesWhatItPlans() {
        backend.answer(200, TASK).answer(204, "");
        Plan plan = pack.deleting().plan(new DeleteTask.Arguments("t-1"), StartedPack.call());
        assertThat(plan.steps())
                .containsExactly(
                        new Plan.Step("delete", "task", "t-1", "Wash up", OptionalLong.empty()));
        assertThat(pack.delete("t-1")).isEqualTo(new DeleteTask.Deleted("t-1"));
        assertThat(backend.requests()).containsExactly("GET /tasks/t-1", "DELETE /tasks/t-1");
    }

    @Test
    void doesNotPlanToDeleteWhatIsNotThere() {
        backend.answer(404, "{\"detail\": \"No task t-1\"}");
        assertFails(
                ErrorCode.NOT_FOUND,
                () -> pack.deleting().plan(new DeleteTask.Arguments("t-1"), StartedPack.call()),
                "'No task t-1'",
                "list_tasks");
    }

    @Test
    void keepsAPathOfTheBaseUrl() {
        backend.answer(200, TASK);
        try (StartedPack below = StartedPack.on(backend.url() + "/api/v1/", "")) {
            below.complete("t-1");
        }
        assertThat(backend.requests()).containsExactly("PATCH /api/v1/tasks/t-1");
    }

    @Test
    @Timeout(10)
    void leavesNoThreadOfItsOwn() throws InterruptedException {
        backend.answer(200, TASK);
        pack.complete("t-1");
        assertThat(ownThreads()).isPositive();
        pack.close();
        while (ownThreads() > 0) {
            Thread.sleep(10);
        }
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tasks-http"))
                .count();
    }
}
