package io.cargoshipper.host.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.HostFiles.HostFileOutput;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody swaps what is on the way, again and again, while a tool opens files: a container with
 * the folder mounted could. No opening may leave the root, whatever the moment.
 */
final class FileRaceTest {

    private static final int OPENINGS = 10_000;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final Map<ErrorCode, Integer> refusals = new EnumMap<>(ErrorCode.class);

    @TempDir private Path base;
    private Path root;
    private Path outside;
    private FileRoots roots;
    private FileLease lease;

    @BeforeEach
    void prepare() throws IOException {
        base = base.toRealPath();
        outside = Files.createDirectory(base.resolve("outside"));
        Files.writeString(outside.resolve("file"), "secret");
        root = Files.createDirectory(base.resolve("root"));
        Files.writeString(Files.createDirectory(root.resolve("folder")).resolve("file"), "inside");
        Files.createSymbolicLink(root.resolve("link"), outside);
        roots = Handling.HELD.open(root);
        lease = roots.lease(Tier.DESTRUCTIVE, FileListener.NONE);
        try (OpenFolder folder = OpenFolder.open(root)) {
            Assumptions.assumeTrue(folder instanceof HeldFolder, "folders cannot be held here");
        }
    }

    @AfterEach
    void close() {
        roots.close();
    }

    @Test
    void aFolderThatIsSwappedForALinkLetsNobodyOut() throws Exception {
        Thread swapper = swapping(root.resolve("folder"), root.resolve("link"));
        int read = 0;
        for (int i = 0; i < OPENINGS; i++) {
            try (HostFile file = lease.files().read("folder/file")) {
                assertThat(file.content().readAllBytes()).asString().isEqualTo("inside");
                read++;
            } catch (ToolException e) {
                refusals.merge(e.code(), 1, Integer::sum);
            }
        }
        end(swapper);
        assertThat(read).as("of %d, refused %s", OPENINGS, refusals).isPositive();
        assertThat(refusals).as("never met the other").isNotEmpty();
    }

    @Test
    void aFileThatIsSwappedForALinkLetsNobodyOut() throws Exception {
        Path file = root.resolve("folder/file");
        Path link = Files.createSymbolicLink(root.resolve("folder/l"), outside.resolve("file"));
        Thread swapper = swapping(file, link);
        int read = 0;
        try (HostFolder folder = lease.files().folder("folder")) {
            for (int i = 0; i < OPENINGS; i++) {
                try (HostFile opened = folder.file("file")) {
                    assertThat(opened.content().readAllBytes()).asString().isEqualTo("inside");
                    read++;
                } catch (ToolException e) {
                    refusals.merge(e.code(), 1, Integer::sum);
                }
            }
        }
        end(swapper);
        assertThat(read).as("of %d, refused %s", OPENINGS, refusals).isPositive();
        assertThat(refusals).as("never met the other").isNotEmpty();
    }

    @Test
    void nothingIsWrittenOutThroughAFolderThatIsSwapped() throws Exception {
        Thread swapper = swapping(root.resolve("folder"), root.resolve("link"));
        int written = 0;
        for (int i = 0; i < OPENINGS / 4; i++) {
            try (HostFileOutput file = lease.files().write("folder/new" + i % 7, i % 2 == 0)) {
                file.content().write("mine".getBytes(StandardCharsets.UTF_8));
                file.commit();
                written++;
            } catch (ToolException e) {
                refusals.merge(e.code(), 1, Integer::sum);
            }
        }
        end(swapper);
        assertThat(written).as("refused %s", refusals).isPositive();
        assertThat(outside).isDirectoryContaining(file -> file.endsWith("file"));
        try (var files = Files.list(outside)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void ofTwoThatMakeOneFileOneIsToldThatTheOtherWasFirst() throws Exception {
        for (int i = 0; i < 500; i++) {
            String name = "contested" + i;
            AtomicBoolean theirs = new AtomicBoolean();
            Thread other =
                    new Thread(
                            () -> {
                                try {
                                    Files.writeString(
                                            root.resolve(name),
                                            "theirs",
                                            StandardOpenOption.CREATE_NEW);
                                    theirs.set(true);
                                } catch (IOException e) {
                                    // Ours was first.
                                }
                            });
            boolean ours = commit(lease.files(), name, other);
            other.join();

            assertThat(root.resolve(name)).hasContent(ours ? "ours" : "theirs");
            assertThat(theirs.get()).isNotEqualTo(ours);
        }
    }

    private static boolean commit(HostFiles files, String name, Thread other) throws IOException {
        try (HostFileOutput file = files.write(name, false)) {
            file.content().write("ours".getBytes(StandardCharsets.UTF_8));
            other.start();
            file.commit();
            return true;
        } catch (ToolException e) {
            return false;
        }
    }

    /** Swaps two names until it is ended, with moments in which the first is not there. */
    private Thread swapping(Path one, Path other) {
        Path aside = root.resolve("aside");
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                while (!ended.get()) {
                                    swap(one, other, aside);
                                }
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        thread.start();
        return thread;
    }

    private static void swap(Path one, Path other, Path aside) throws IOException {
        Files.move(one, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(other, one, StandardCopyOption.ATOMIC_MOVE);
        Files.move(aside, other, StandardCopyOption.ATOMIC_MOVE);
    }

    private void end(Thread swapper) throws InterruptedException {
        ended.set(true);
        swapper.join();
    }
}
