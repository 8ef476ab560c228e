package io.cargoshipper.host.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a trail afterwards is found. */
final class AuditVerifierTest {

    /** start, three calls, end. */
    private static final int LINES = 8;

    @TempDir private Path temp;
    private TrailFolder folder;

    @BeforeEach
    void write() {
        folder = new TrailFolder(temp.resolve("audit"));
        try (AuditLog log = folder.log()) {
            for (int i = 0; i < 3; i++) {
                TrailFolder.call(log, Tier.SAFE);
            }
        }
    }

    @Test
    void aTrailThatNobodyTouchedIsWhole() throws IOException {
        AuditVerifier.Report report = folder.verify();

        assertThat(report.isWhole()).isTrue();
        assertThat(report.chains()).hasSize(1);
        ChainReport chain = report.chains().get(0);
        assertThat(chain.lines()).isEqualTo(LINES);
        assertThat(chain.ending()).isEqualTo(ChainReport.Ending.ENDED);
        assertThat(folder.lines().get(LINES - 1))
                .endsWith(chain.head().orElseThrow().hash() + "\"}");
    }

    @Test
    void anyByteThatIsFlippedIsFound() throws IOException {
        Files.delete(folder.file());
        try (AuditLog log = folder.log()) {
            TrailFolder.call(log, Tier.SAFE);
        }
        Path file = folder.file();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            int bit = 1 << (i * 7 % 8); // each in turn: all of them would take long
            bytes[i] ^= (byte) bit;
            Files.write(file, bytes);
            assertThat(folder.findings()).as("byte %d, bit %x", i, bit).isNotEmpty();
            bytes[i] ^= (byte) bit;
        }
        Files.write(file, bytes);
        assertThat(folder.findings()).isEmpty();
    }

    @Test
    void anyLineThatIsRemovedIsFoundWhereItWas() throws IOException {
        List<String> lines = folder.lines();
        for (int i = 0; i < LINES - 1; i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            write(fewer);
            assertThat(folder.findings())
                    .singleElement()
                    .asString()
                    .contains(":%d: 1 line is missing".formatted(i + 1));
        }
    }

    @Test
    void anyTwoLinesThatAreSwappedAreFound() throws IOException {
        List<String> lines = folder.lines();
        for (int i = 0; i < LINES; i++) {
            for (int j = i + 1; j < LINES; j++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                write(swapped);
                assertThat(folder.findings()).as("%d and %d", i, j).isNotEmpty();
            }
        }
    }

    @Test
    void aLineThatIsThereTwiceIsFound() throws IOException {
        List<String> lines = new ArrayList<>(folder.lines());
        lines.add(4, lines.get(3));
        write(lines);

        assertThat(folder.findings()).first().asString().contains(":5: ", "not in its place");
    }

    @Test
    void aLineOfAnotherChainIsFound() throws IOException {
        List<String> lines = new ArrayList<>(folder.lines());
        TrailFolder other = new TrailFolder(temp.resolve("other"));
        try (AuditLog log = other.log()) {
            TrailFolder.call(log, Tier.SAFE);
        }
        lines.set(2, other.lines().get(2));
        write(lines);

        // Both chains may have begun in the same second, and so have one name.
        assertThat(folder.findings()).isNotEmpty().first().asString().contains(":3: ");
    }

    @Test
    void aLineThatWasChangedTogetherWithItsHashIsFoundAtTheNext() throws IOException {
        List<String> lines = new ArrayList<>(folder.lines());
        AuditLine.Read line = AuditLine.read(lines.get(3)).orElseThrow();
        String changed = lines.get(3).replace("docker_stop_container", "docker_list_things");
        String actual = AuditLine.read(changed).orElseThrow().actual();
        lines.set(3, changed.replace(line.hash(), actual));
        write(lines);

        assertThat(folder.findings())
                .singleElement()
                .asString()
                .contains(":5: ", "does not follow the one before");
    }

    @Test
    void textThatIsNoLineIsFoundOnce() throws IOException {
        List<String> lines = new ArrayList<>(folder.lines());
        lines.add(2, "{\"event\":\"intent\"}");
        write(lines);

        assertThat(folder.findings()).singleElement().asString().contains(":3: ", "no line");
    }

    @Test
    void aLastLineThatIsCutOffIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.file());
        Files.write(folder.file(), Arrays.copyOf(bytes, bytes.length - 40));

        assertThat(folder.findings()).singleElement().asString().contains(":8: ", "cut off");
    }

    @Test
    void aMissingEndIsSaidAndNoFailure() throws IOException {
        write(folder.lines().subList(0, LINES - 1));

        assertThat(folder.findings()).isEmpty();
        assertThat(folder.verify().chains().get(0).ending())
                .isEqualTo(ChainReport.Ending.WITHOUT_END);
    }

    @Test
    void aNotedHashShowsWhatTheChainAloneCannot() throws IOException {
        String noted = folder.verify().chains().get(0).head().orElseThrow().hash();
        assertThat(AuditVerifier.all(folder.place(), Optional.of(noted)).notedAt())
                .hasValueSatisfying(place -> assertThat(place).endsWith(":" + LINES));

        write(folder.lines().subList(0, LINES - 1));

        assertThat(AuditVerifier.all(folder.place(), Optional.of(noted)).notedAt()).isEmpty();
    }

    @Test
    void oneFileIsVerifiedByItselfWhateverItsName() throws IOException {
        Path copy = Files.copy(folder.file(), temp.resolve("evidence.txt"));

        assertThat(AuditVerifier.file(copy, Optional.empty()).isWhole()).isTrue();
    }

    @Test
    void whatIsNoTrailIsSaidToBeNone() throws IOException {
        Path other = Files.writeString(temp.resolve("other.txt"), "hello\nworld\n");

        assertThat(AuditVerifier.file(other, Optional.empty()).isWhole()).isFalse();
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(
                folder.file(), String.join("\n", lines) + "\n", StandardCharsets.US_ASCII);
    }
}
