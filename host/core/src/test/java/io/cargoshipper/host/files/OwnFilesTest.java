package io.cargoshipper.host.files;

import static io.cargoshipper.host.files.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.own.OwnPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is the host's own is not given, though it lies below a root. */
@ParameterizedClass
@EnumSource(Handling.class)
final class OwnFilesTest {

    private final Handling handling;

    @TempDir private Path base;
    private Path root;
    private FileRoots roots;
    private HostFiles files;

    OwnFilesTest(Handling handling) {
        this.handling = handling;
    }

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectory(base.toRealPath().resolve("home"));
        Files.createDirectories(root.resolve("state/approvals"));
        Files.writeString(root.resolve("state/approvals/1.request"), "what was asked");
        Files.writeString(root.resolve("state/other"), "of others");
        Files.writeString(root.resolve("app.conf"), "policy {}");
        Files.createSymbolicLink(root.resolve("link"), Path.of("state/approvals"));
        OwnPlaces own =
                new OwnPlaces(
                        List.of(
                                root.resolve("state/approvals"),
                                root.resolve("app.conf"),
                                root.resolve("profiles/new.conf")),
                        List.of(root.resolve("audit-")));
        roots = handling.open(own, root);
        files = roots.lease(Tier.DESTRUCTIVE, FileListener.NONE).files();
    }

    @AfterEach
    void close() {
        roots.close();
    }

    @Test
    void itIsNotRead() {
        for (String path :
                List.of(
                        "state/approvals/1.request",
                        "link/1.request",
                        "app.conf",
                        "state/../app.conf",
                        "state/approvals/2.request")) {
            assertRefusedOrMissing(path);
        }
        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files.folder("state/approvals"))
                .contains("this server's own", "whatever files.roots says");
        assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files.folder("link"));
    }

    private void assertRefusedOrMissing(String path) {
        ErrorCode code =
                path.endsWith("2.request") ? ErrorCode.NOT_FOUND : ErrorCode.REFUSED_BY_POLICY;
        assertRefused(code, () -> files.read(path));
    }

    @Test
    void itIsNotWritten() throws IOException {
        Files.createDirectory(root.resolve("profiles"));
        for (String path :
                List.of(
                        "state/approvals/1.answer",
                        "link/1.answer",
                        "app.conf",
                        "profiles/new.conf",
                        "audit-2026.jsonl")) {
            assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> files.write(path, true))
                    .contains("this server's own");
        }
        files.write("audit.txt", false).close();
        files.write("profiles/old.conf", false).close();
    }

    @Test
    void noFolderThatHoldsItGivesIt() throws IOException {
        try (HostFolder home = files.folder(".");
                HostFolder state = home.folder("state")) {
            assertThat(state.entries()).extracting(Entry::name).contains("approvals", "other");
            state.file("other").close();
            assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> state.folder("approvals"))
                    .contains(".dockerignore");
            assertRefused(ErrorCode.REFUSED_BY_POLICY, () -> home.file("app.conf"));
        }
    }
}
