package io.cargoshipper.host.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolCall.LogLevel;
import io.cargoshipper.host.fixture.FilesPack;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import io.cargoshipper.host.pipeline.CallHandle;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as tools get them: a real pack, through the whole pipeline. */
final class FilesHostTest {

    @TempDir private Path home;
    private Path shared;
    private String roots;

    @BeforeEach
    void install() throws IOException {
        TestHost.prepare(home);
        TestJars.indexed(home.resolve("plugins/files.jar"), FilesPack.class);
        shared = Files.createDirectory(home.resolve("shared"));
        roots = "files.roots = [\"%s\"]".formatted(shared);
    }

    @Test
    void aFileIsReadBelowARoot() throws Exception {
        Files.writeString(shared.resolve("a.txt"), "hello");

        try (TestHost host = TestHost.start(home, roots, Map.of())) {
            assertThat(answer(host.call("files_read", Map.of("path", "a.txt"))))
                    .containsEntry("text", "hello")
                    .containsEntry("roots", List.of(shared.toString()));
            assertThat(answer(host.call("files_list", Map.of("path", "."))))
                    .containsEntry("names", List.of("a.txt"));
        }
    }

    @Test
    void withoutTheKeyTheWorkingFolderIsTheRoot() throws Exception {
        Files.writeString(shared.resolve("a.txt"), "hello");

        try (TestHost host = TestHost.start(home, "", Map.of())) {
            assertThat(answer(host.call("files_read", Map.of("path", "shared/a.txt"))))
                    .containsEntry("text", "hello")
                    .containsEntry("roots", List.of(home.toString()));
        }
    }

    @Test
    void withoutRootsThereAreNoFiles() throws Exception {
        try (TestHost host = TestHost.start(home, "files.roots = []", Map.of())) {
            CallOutcome.Failure failure = failure(host.call("files_read", Map.of("path", "a.txt")));

            assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY);
            assertThat(failure.message())
                    .isEqualTo(
                            "this host gives tools no files: files.roots is empty; an operator can name folders in files.roots");
        }
    }

    @Test
    void whatIsOutsideIsRefusedWithTheMend() throws Exception {
        try (TestHost host = TestHost.start(home, roots, Map.of())) {
            CallOutcome.Failure failure =
                    failure(host.call("files_read", Map.of("path", "/etc/passwd")));

            assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY);
            assertThat(failure.message())
                    .contains("'/etc/passwd'", shared.toString(), "files.roots");
        }
    }

    @Test
    void whatIsTheHostsOwnIsNotGivenWhateverTheRoots() throws Exception {
        String all =
                """
                files.roots = ["%1$s"]
                approval.folder = "%1$s/state/approvals"
                approval.secret-file = "%1$s/secret"
                audit.file = "%1$s/logs/audit.jsonl"
                """
                        .formatted(home);
        Files.createDirectories(home.resolve("state/approvals"));
        try (TestHost host = TestHost.start(home, all, Map.of())) {
            for (String path :
                    List.of(
                            "state/approvals/1.answer",
                            "secret",
                            "logs/audit-1.jsonl",
                            "conf/distribution.conf",
                            "conf/cargoshipper.conf",
                            "plugins/evil.jar")) {
                CallOutcome.Failure failure =
                        failure(host.call("files_save", Map.of("path", path, "text", "x")));
                assertThat(failure.code()).as(path).isEqualTo(ErrorCode.REFUSED_BY_POLICY);
                assertThat(failure.message()).contains("this server's own");
            }
            assertThat(failure(host.call("files_read", Map.of("path", "plugins/files.jar"))).code())
                    .isEqualTo(ErrorCode.REFUSED_BY_POLICY);
            answer(host.call("files_save", Map.of("path", "logs/notes.txt", "text", "x")));
        }
    }

    @Test
    void aToolThatSaysItReadsCannotWrite() throws Exception {
        try (TestHost host = TestHost.start(home, roots, Map.of())) {
            CallOutcome.Failure failure = failure(host.call("files_lie", Map.of("path", "a.txt")));

            assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY);
            assertThat(failure.message()).contains("held to safe");
        }
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void replacingAFileTakesADestructiveCall() throws Exception {
        Path file = Files.writeString(shared.resolve("a.txt"), "old");
        Map<String, Object> overwriting = Map.of("path", "a.txt", "text", "new", "overwrite", true);

        try (TestHost host = TestHost.start(home, roots, Map.of())) {
            assertThat(failure(host.call("files_save", overwriting)).code())
                    .isEqualTo(ErrorCode.REFUSED_BY_POLICY);
            assertThat(
                            failure(host.call("files_save", Map.of("path", "a.txt", "text", "new")))
                                    .code())
                    .isEqualTo(ErrorCode.CONFLICT);
        }
        assertThat(file).hasContent("old");
        try (TestHost host =
                TestHost.start(
                        home,
                        roots + "\napproval.destructive = false",
                        Map.of("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"))) {
            assertThat(answer(host.call("files_save", overwriting)))
                    .containsEntry("path", file.toString());
        }
        assertThat(file).hasContent("new");
    }

    @Test
    void whatAToolLeavesOpenIsGoneWithItsCall() throws Exception {
        try (TestHost host = TestHost.start(home, roots, Map.of())) {
            answer(host.call("files_hold", Map.of("path", "a.txt", "leave_open", true)));

            assertThat(shared).isEmptyDirectory();
        }
    }

    @Test
    void whatACancelledCallHadOpenIsGone() throws Exception {
        try (TestHost host = TestHost.start(home, roots, Map.of())) {
            Halfway halfway = new Halfway();
            CallHandle handle = host.start("files_hold", Map.of("path", "a.txt"), halfway);
            halfway.await();
            assertThat(shared).isNotEmptyDirectory();
            handle.cancel();

            assertThat(failure(TestHost.outcome(handle)).code()).isEqualTo(ErrorCode.CANCELLED);
            awaitEmpty(shared);
        }
    }

    @Test
    void aHostThatEndsLeavesNothingHalfWritten() throws Exception {
        Halfway halfway = new Halfway();
        try (TestHost host = TestHost.start(home, roots, Map.of())) {
            host.start("files_hold", Map.of("path", "a.txt"), halfway);
            halfway.await();
        }

        assertThat(shared).isEmptyDirectory();
    }

    private static void awaitEmpty(Path folder) throws Exception {
        for (int i = 0; i < 500; i++) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static Map<String, Object> answer(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Answer.class);
        return ((CallOutcome.Answer) outcome).structured().orElseThrow();
    }

    private static CallOutcome.Failure failure(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Failure.class);
        return (CallOutcome.Failure) outcome;
    }

    /** Hears that a tool is in the middle of its work. */
    private static final class Halfway implements CallReports {

        private final CountDownLatch reported = new CountDownLatch(1);

        void await() throws InterruptedException {
            assertThat(reported.await(20, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void progress(double done, OptionalDouble total, String message) {
            reported.countDown();
        }

        @Override
        public void log(LogLevel level, String message) {}
    }
}
