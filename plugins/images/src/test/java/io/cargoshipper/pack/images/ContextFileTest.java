package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeFiles;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextFileTest {

    @TempDir private Path root;

    @BeforeEach
    void makeAContext() throws IOException {
        Files.createDirectories(root.resolve("deep/er"));
        Files.writeString(root.resolve("deep/er/file"), "");
    }

    @Test
    void aFileIsWhereItIs() throws IOException {
        ContextFile found = find("deep/er/file").orElseThrow();
        assertThat(found.path()).isEqualTo("deep/er/file");
        assertThat(found.all()).containsExactly("deep/er/file");
    }

    @Test
    void linksAreFollowedFromTheirFolders() throws IOException {
        link("first", "deep/second");
        link("deep/second", "./folder/../er/file");
        link("deep/folder", "er");
        ContextFile found = find("first").orElseThrow();
        assertThat(found.path()).isEqualTo("deep/er/file");
        assertThat(found.all())
                .containsExactly("deep/er/file", "deep/folder", "deep/second", "first");
    }

    @Test
    void aFolderOnTheWayMayBeALink() throws IOException {
        link("short", "deep/er");
        assertThat(find("short/file").orElseThrow().path()).isEqualTo("deep/er/file");
        assertThat(find("short/other")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        assertThat(find("file")).isEmpty();
        assertThat(find("no/folder/file")).isEmpty();
        assertThat(find("deep/er/file/below")).isEmpty();
    }

    @Test
    void linksThatLeaveAreRefused() throws IOException {
        link("up", "../secret");
        link("deep/further", "../../secret");
        link("absolute", "/etc/passwd");
        for (String path : new String[] {"up", "deep/further", "absolute"}) {
            assertFails(
                    path, ErrorCode.REFUSED_BY_POLICY, "'%s' leaves the build's".formatted(path));
        }
    }

    @Test
    void aLinkThatEndsNowhereIsNamed() throws IOException {
        link("a", "b");
        link("b", "deep/none");
        assertFails("a", ErrorCode.INVALID_ARGUMENT, "'a' in the context");
        assertFails("a", ErrorCode.INVALID_ARGUMENT, "link to 'deep/none', which is not there");
        link("round", "round");
        assertFails("round", ErrorCode.INVALID_ARGUMENT, "more than 40 symbolic links");
    }

    @Test
    void onlyRegularFilesAreTaken() throws IOException {
        link("folder", "deep");
        assertFails("deep", ErrorCode.INVALID_ARGUMENT, "is a folder");
        assertFails("folder", ErrorCode.INVALID_ARGUMENT, "is a folder");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
            assertFails("socket", ErrorCode.INVALID_ARGUMENT, "a socket or a device");
        }
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(path), Path.of(target));
    }

    private Optional<ContextFile> find(String path) throws IOException {
        try (HostFolder context = new FakeFiles(root).folder(".")) {
            return ContextFile.find(context, path);
        }
    }

    private void assertFails(String path, ErrorCode code, String message) {
        assertThatThrownBy(() -> find(path))
                .isInstanceOfSatisfying(
                        ToolException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
