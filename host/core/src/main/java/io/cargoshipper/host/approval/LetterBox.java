package io.cargoshipper.host.approval;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder through which hosts ask, and people answer at the command line: {@code
 * <id>.request.json} and {@code <id>.answer.json}. Each file appears whole or not at all. What
 * stands in the folder is never the truth about a request: a host keeps its own in memory, and an
 * answer has to fit that.
 */
public final class LetterBox {

    private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);

    private static final String REQUEST = ".request.json";
    private static final String ANSWER = ".answer.json";
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_LETTERS = 1000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;

    /** The folder need not exist yet. */
    public LetterBox(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /**
     * Puts a question in, for as long as it can be answered.
     *
     * @return the number of the user who this process is, on a system with owners
     * @throws IOException if that cannot be done, or would not be safe, with what would help
     */
    Optional<Integer> post(Letter letter) throws IOException {
        LetterFolder.prepare(folder, letter.byOtherUser());
        sweep(letter.asked());
        Path file = write(letter.id() + REQUEST, JSON.writeValueAsString(letter), letter);
        try {
            Optional<Integer> self = FileMarks.of(file).map(FileMarks::owner);
            LetterFolder.check(folder, self, letter.byOtherUser());
            return self;
        } catch (IOException e) {
            withdraw(letter.id());
            throw e;
        }
    }

    /** Takes a question out, with its answer where that is this user's. Never throws. */
    void withdraw(String id) {
        delete(folder.resolve(id + REQUEST));
        delete(folder.resolve(id + ANSWER));
    }

    /**
     * The answer to a question, as far as its file goes. Who gave it is who the file belongs to,
     * where the system tells, and else who it says.
     *
     * @param self who this process is
     * @throws IOException if there is one that does not count, with why
     */
    Optional<Given> answerTo(Letter letter, Optional<Integer> self) throws IOException {
        Path file = folder.resolve(letter.id() + ANSWER);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        LetterFolder.check(folder, self, letter.byOtherUser());
        Optional<FileMarks> before = FileMarks.of(file);
        if (letter.byOtherUser()) {
            AnswerOwner.checkOther(before, FileMarks.of(folder), self);
        } else {
            AnswerOwner.checkOwn(before, self);
        }
        Answer answer = parse(WholeFile.read(file, MOST_BYTES), Answer.class);
        String by =
                before.isPresent()
                        ? Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName()
                        : answer.by();
        // What was judged must be what was read: neither may have been swapped in between.
        if (!FileMarks.of(file).equals(before)) {
            throw new IOException("its file changed while it was read");
        }
        return Optional.of(new Given(answer, by));
    }

    /**
     * An answer that was found.
     *
     * @param by who gave it
     */
    record Given(Answer answer, String by) {}

    /**
     * All questions that can be answered, the oldest first; files that are none are passed over.
     * What nobody waits for any more is removed, as far as this user can.
     */
    public List<Letter> letters(Instant now) throws IOException {
        sweep(now);
        List<Letter> letters = new ArrayList<>();
        for (Path file : files(REQUEST)) {
            try {
                Letter letter = parse(WholeFile.read(file, MOST_BYTES), Letter.class);
                if (file.getFileName().toString().equals(letter.id() + REQUEST)
                        && letter.expires().isAfter(now)
                        && !Files.exists(folder.resolve(letter.id() + ANSWER))) {
                    letters.add(letter);
                }
            } catch (IOException e) { // gone meanwhile, or none of ours
                LOG.debug("{} is passed over", file, e);
            }
        }
        letters.sort(Comparator.comparing(Letter::asked).thenComparing(Letter::id));
        return letters;
    }

    /**
     * Answers a question.
     *
     * @throws IOException if that cannot be written, or the question has been answered already
     */
    void answer(Letter letter, Answer answer) throws IOException {
        if (Files.exists(folder.resolve(letter.id() + ANSWER), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("%s is answered already".formatted(letter.id()));
        }
        // Root may answer, and the server's user read it; to others the folder is closed.
        Path file =
                WholeFile.write(
                        folder,
                        letter.id() + ANSWER,
                        JSON.writeValueAsString(answer),
                        letter.byOtherUser() ? "rw-r-----" : "rw-r--r--");
        if (letter.byOtherUser()
                && FileMarks.of(file).map(FileMarks::owner).equals(ownerOfRequest(letter))) {
            delete(file);
            throw new IOException(
                    "another user than the server's must decide, and this is the server's (approval.other-user)");
        }
    }

    private Optional<Integer> ownerOfRequest(Letter letter) throws IOException {
        return FileMarks.of(folder.resolve(letter.id() + REQUEST)).map(FileMarks::owner);
    }

    /** Removes what nobody waits for any more, of hosts that ended without doing so too. */
    private void sweep(Instant now) {
        try {
            for (Path file : files(REQUEST)) {
                if (isOver(file, now)) {
                    String name = file.getFileName().toString();
                    withdraw(name.substring(0, name.length() - REQUEST.length()));
                }
            }
            for (Path file : files(ANSWER)) {
                String name = file.getFileName().toString();
                String id = name.substring(0, name.length() - ANSWER.length());
                if (!Files.exists(folder.resolve(id + REQUEST))) {
                    delete(file);
                }
            }
        } catch (IOException e) { // what is left over does no harm, and the next one tries again
            LOG.debug("{} is not swept", folder, e);
        }
    }

    private static boolean isOver(Path file, Instant now) {
        try {
            return !parse(WholeFile.read(file, MOST_BYTES), Letter.class).expires().isAfter(now);
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> files(String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ending)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (Letter.isId(name.substring(0, name.length() - ending.length()))
                        && files.size() < MOST_LETTERS) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return files;
    }

    private Path write(String name, String text, Letter letter) throws IOException {
        return WholeFile.write(
                folder, name, text, letter.byOtherUser() ? "rw-r-----" : "rw-------");
    }

    private static <T> T parse(String text, Class<T> type) throws IOException {
        try {
            T parsed = JSON.readValue(text, type);
            if (parsed != null) {
                return parsed;
            }
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("its file cannot be read", e);
        }
        throw new IOException("its file is empty");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) { // another user's, who removes it with the next list
            LOG.debug("{} stays", file, e);
        }
    }
}
