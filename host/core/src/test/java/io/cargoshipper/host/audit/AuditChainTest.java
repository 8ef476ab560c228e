package io.cargoshipper.host.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a chain: when they are made, how they follow each other, which are kept. */
final class AuditChainTest {

    private static final long SMALL = AuditSettings.LEAST_ROTATE_BYTES;

    @TempDir private Path temp;
    private TrailFolder folder;

    @BeforeEach
    void folder() {
        folder = new TrailFolder(temp.resolve("state/audit"));
    }

    @Test
    void nothingIsMadeBeforeTheFirstEvent() {
        try (AuditLog log = folder.log()) {
            assertThat(log).isNotNull();
        }

        assertThat(temp.resolve("state")).doesNotExist();
    }

    @Test
    void folderAndFileAreForTheirUserAlone() throws IOException {
        try (AuditLog log = folder.log()) {
            TrailFolder.call(log, Tier.SAFE);
        }

        assertThat(permissions(folder.place().folder())).isEqualTo("rwx------");
        assertThat(permissions(folder.file())).isEqualTo("rw-------");
    }

    @Test
    void theFirstLineSaysWhoWritesAndTheLastThatItEnded() throws IOException {
        try (AuditLog log = folder.log()) {
            TrailFolder.call(log, Tier.SAFE);
        }

        assertThat(folder.events()).containsExactly("start", "intent", "outcome", "end");
        assertThat(folder.records().get(0).get("pid").toString())
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        assertThat(folder.file().getFileName().toString())
                .matches(
                        "audit-\\d{8}T\\d{6}Z-%d\\.0001\\.jsonl"
                                .formatted(ProcessHandle.current().pid()));
    }

    @Test
    void aFileThatIsFullIsFollowedByTheNext() throws IOException {
        try (AuditLog log = folder.log(SMALL, 10)) {
            TrailFolder.call(log, Tier.SAFE);
            folder.fill(log, 3);
        }

        assertThat(folder.files()).hasSize(3);
        assertThat(folder.events().stream().filter("next"::equals)).hasSize(2);
        assertThat(folder.findings()).isEmpty();
    }

    @Test
    void aFileThatWasLeftOverIsPassedOver() throws IOException {
        try (AuditLog log = folder.log(SMALL, 10)) {
            TrailFolder.call(log, Tier.SAFE);
            String first = folder.file().toString();
            Files.createFile(Path.of(first.replace(".0001.", ".0002.")));
            Files.createFile(Path.of(first.replace(".0001.", ".0003.")));
            while (folder.files().size() < 4) {
                TrailFolder.call(log, Tier.MODERATE);
            }
            TrailFolder.call(log, Tier.DESTRUCTIVE);
        }

        assertThat(folder.place().parts().stream().map(AuditPlace.Part::number))
                .containsExactly(1, 2, 3, 4);
        assertThat(folder.events().stream().filter("next"::equals)).hasSize(1);
        assertThat(folder.findings()).isEmpty();
    }

    @Test
    void theOldestFilesOfTheChainGoAndItSaysSo() throws IOException {
        try (AuditLog log = folder.log(SMALL, 2)) {
            TrailFolder.call(log, Tier.SAFE);
            folder.fill(log, 5);
        }

        assertThat(folder.place().parts().stream().map(AuditPlace.Part::number))
                .containsExactly(4, 5);
        assertThat(folder.findings()).isEmpty();
    }

    @Test
    void aFileThatIsMissingInTheMiddleIsFound() throws IOException {
        try (AuditLog log = folder.log(SMALL, 10)) {
            TrailFolder.call(log, Tier.SAFE);
            folder.fill(log, 3);
        }

        Files.delete(folder.files().get(1));

        assertThat(folder.findings())
                .singleElement()
                .asString()
                .contains("0003.jsonl: ", "1 file of the chain is missing");
    }

    @Test
    void aFirstFileThatTheChainDidNotDropIsFound() throws IOException {
        try (AuditLog log = folder.log(SMALL, 2)) {
            TrailFolder.call(log, Tier.SAFE);
            folder.fill(log, 5);
        }

        Files.delete(folder.files().get(0));

        assertThat(folder.findings())
                .singleElement()
                .asString()
                .contains("0005.jsonl: ", "which the chain did not drop");
    }

    @Test
    void whatSomebodyRemovesWhileItIsWrittenIsNoted() throws IOException {
        try (AuditLog log = folder.log()) {
            TrailFolder.call(log, Tier.SAFE);
            Files.delete(folder.file());
            TrailFolder.call(log, Tier.SAFE);
        }

        assertThat(folder.events()).containsExactly("gap", "intent", "outcome", "end");
        assertThat(folder.records().get(0).get("reason").toString()).contains("removed");
        assertThat(folder.findings()).isNotEmpty();
    }

    @Test
    void whatSomebodyAddsWhileItIsWrittenIsNoted() throws IOException {
        try (AuditLog log = folder.log()) {
            TrailFolder.call(log, Tier.SAFE);
            Files.writeString(folder.file(), "{}\n", StandardOpenOption.APPEND);
            TrailFolder.call(log, Tier.SAFE);
        }

        assertThat(folder.files()).hasSize(2);
        assertThat(folder.lines()).anyMatch(line -> line.contains("\"event\":\"gap\""));
        assertThat(folder.findings()).singleElement().asString().contains("no line");
    }

    @Test
    void severalTrailsHaveAChainEach() throws IOException {
        try (AuditLog one = folder.log();
                AuditLog other = folder.log()) {
            for (int i = 0; i < 10; i++) {
                TrailFolder.call(one, Tier.SAFE);
                TrailFolder.call(other, Tier.SAFE);
            }
        }

        AuditVerifier.Report report = folder.verify();
        assertThat(report.chains()).hasSize(2);
        assertThat(report.isWhole()).isTrue();
    }

    @Test
    void manyThreadsMakeOneChain() throws IOException {
        try (AuditLog log = folder.log()) {
            IntStream.range(0, 200)
                    .parallel()
                    .forEach(i -> TrailFolder.call(log, i % 2 == 0 ? Tier.SAFE : Tier.DESTRUCTIVE));
        }

        assertThat(folder.lines()).hasSize(402);
        assertThat(folder.findings()).isEmpty();
    }

    @Test
    void aCallThatIsInterruptedIsWrittenAllTheSame() throws IOException {
        try (AuditLog log = folder.log()) {
            for (int i = 0; i < 3; i++) {
                Thread.currentThread().interrupt();
                TrailFolder.call(log, Tier.DESTRUCTIVE);
                assertThat(Thread.interrupted()).isTrue();
            }
        }

        assertThat(folder.lines()).hasSize(8);
        assertThat(folder.findings()).isEmpty();
    }

    @Test
    void oldChainsOfEndedProcessesGoFirst() throws IOException {
        Files.createDirectories(folder.place().folder());
        Path oldest = old("audit-20200101T000000Z-1.0001.jsonl");
        Path old = old("audit-20200102T000000Z-1.0001.jsonl");
        Path other = old("notes-20200101T000000Z-1.0001.jsonl");

        try (AuditLog log = folder.log(SMALL, 1)) {
            TrailFolder.call(log, Tier.SAFE);
        }

        assertThat(oldest).doesNotExist();
        assertThat(List.of(old, other)).allSatisfy(file -> assertThat(file).exists());
        Map<?, ?> dropped =
                AuditLine.read(Files.readAllLines(folder.files().get(1)).get(1))
                        .orElseThrow()
                        .fields();
        assertThat(dropped.get("files")).isEqualTo(List.of(oldest.getFileName().toString()));
    }

    @Test
    void aChainWhoseProcessRunsStaysHoweverLargeItIs() throws IOException {
        try (AuditLog running = folder.log(SMALL, 10)) {
            TrailFolder.call(running, Tier.SAFE);
            folder.fill(running, 4);
            try (AuditLog next = folder.log(SMALL, 1)) {
                TrailFolder.call(next, Tier.SAFE);
            }

            assertThat(folder.files()).hasSize(5);
            assertThat(folder.findings()).isEmpty();
        }
    }

    private Path old(String name) throws IOException {
        return Files.write(folder.place().folder().resolve(name), new byte[(int) SMALL]);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
