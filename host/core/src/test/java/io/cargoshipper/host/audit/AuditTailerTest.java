package io.cargoshipper.host.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest lines of all chains together, and those that are added. */
final class AuditTailerTest {

    @TempDir private Path temp;
    private TrailFolder folder;

    @BeforeEach
    void folder() {
        folder = new TrailFolder(temp.resolve("audit"));
    }

    @Test
    void whereThereIsNoTrailThereAreNoLines() throws IOException {
        assertThat(AuditTailer.of(folder.place()).last(10)).isEmpty();
    }

    @Test
    void linesOfSeveralProcessesComeInTheOrderOfTime() throws Exception {
        try (AuditLog one = folder.log();
                AuditLog other = folder.log()) {
            TrailFolder.call(one, Tier.SAFE);
            Thread.sleep(5); // so that times differ
            TrailFolder.call(other, Tier.SAFE);
            Thread.sleep(5);
            TrailFolder.call(one, Tier.SAFE);

            List<AuditTailer.Entry> newest = AuditTailer.of(folder.place()).last(5);

            assertThat(newest).extracting(AuditTailer.Entry::time).isSorted();
            assertThat(events(newest))
                    .containsExactly("start", "intent", "outcome", "intent", "outcome");
        }
    }

    @Test
    void onlyWhatIsAddedFollowsAndFilesThatAreNewToo() throws IOException {
        try (AuditLog one = folder.log();
                AuditLog other = folder.log()) {
            TrailFolder.call(one, Tier.SAFE);
            AuditTailer tailer = AuditTailer.of(folder.place());
            assertThat(tailer.last(0)).isEmpty();
            assertThat(tailer.added()).isEmpty();

            TrailFolder.call(one, Tier.SAFE);
            assertThat(events(tailer.added())).containsExactly("intent", "outcome");

            TrailFolder.call(other, Tier.SAFE);
            assertThat(events(tailer.added())).containsExactly("start", "intent", "outcome");
            assertThat(tailer.added()).isEmpty();
        }
    }

    @Test
    void aLineThatIsBeingWrittenComesOnceItIsWhole() throws IOException {
        Path file = Files.writeString(temp.resolve("file.jsonl"), "one\ntw");
        AuditTailer tailer = AuditTailer.of(file);
        assertThat(tailer.last(10)).extracting(AuditTailer.Entry::line).containsExactly("one");
        assertThat(tailer.added()).isEmpty();

        Files.writeString(file, "o\n", StandardOpenOption.APPEND);

        assertThat(tailer.added()).extracting(AuditTailer.Entry::line).containsExactly("two");
    }

    private static List<String> events(List<AuditTailer.Entry> entries) {
        return entries.stream().map(entry -> entry.text("event").orElse("-")).toList();
    }
}
