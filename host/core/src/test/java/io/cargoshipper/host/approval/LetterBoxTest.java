package io.cargoshipper.host.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LetterBoxTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    private static Letter letter(String id, Instant asked) {
        return new Letter(
                id,
                asked,
                asked.plusSeconds(60),
                "remove",
                "local",
                "May it?",
                "key",
                false,
                false);
    }

    @Test
    void folderAndFilesAreForTheirOwnerAlone() throws IOException {
        LetterBox box = new LetterBox(folder.resolve("state/approvals"));

        box.post(letter("aaaaaaaa", NOW));

        assertThat(Files.getPosixFilePermissions(box.folder()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(box.folder().resolve("aaaaaaaa.request.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void listsWhatCanBeAnsweredTheOldestFirst() throws IOException {
        LetterBox box = new LetterBox(folder.resolve("approvals"));
        Letter later = letter("aaaaaaaa", NOW.plusSeconds(2));
        Letter earlier = letter("bbbbbbbb", NOW);
        box.post(later);
        box.post(earlier);

        assertThat(box.letters(NOW.plusSeconds(3))).containsExactly(earlier, later);
        assertThat(box.letters(NOW.plusSeconds(60))).containsExactly(later);
        assertThat(new LetterBox(folder.resolve("none")).letters(NOW)).isEmpty();
    }

    @Test
    void passesOverWhatIsNoLetter() throws IOException {
        LetterBox box = new LetterBox(folder.resolve("approvals"));
        box.post(letter("aaaaaaaa", NOW));
        Path own = box.folder().resolve("aaaaaaaa.request.json");
        Files.writeString(box.folder().resolve("bbbbbbbb.request.json"), "{");
        Files.copy(own, box.folder().resolve("cccccccc.request.json"));
        Files.createSymbolicLink(box.folder().resolve("dddddddd.request.json"), own);
        Files.writeString(box.folder().resolve("notes.txt"), "hello");

        assertThat(box.letters(NOW)).extracting(Letter::id).containsExactly("aaaaaaaa");
    }

    @Test
    void aFolderThatOthersCanWriteToWillNotDo() throws IOException {
        Path open = Files.createDirectory(folder.resolve("approvals"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        LetterBox box = new LetterBox(open);

        assertThatThrownBy(() -> box.post(letter("aaaaaaaa", NOW)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("can be written by others")
                .hasMessageContaining("chmod 700");
        assertThat(open).isEmptyDirectory();
    }

    @Test
    void aLinkInPlaceOfTheFolderWillNotDo() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("approvals"), elsewhere);

        assertThatThrownBy(() -> new LetterBox(link).post(letter("aaaaaaaa", NOW)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void anIdIsNoPath() {
        assertThat(Letter.isId("abcdefg7")).isTrue();
        for (String other : new String[] {"", "abcdefg", "../../aa", "abcdefg1", "ABCDEFGH"}) {
            assertThat(Letter.isId(other)).as(other).isFalse();
        }
    }
}
