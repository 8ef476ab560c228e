package io.cargoshipper.pack.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files below one folder, without the host's guard: a test names no others. */
public final class FakeFiles implements HostFiles {

    private final Path root;

    public FakeFiles(Path root) {
        this.root = root;
    }

    @Override
    public List<String> roots() {
        return List.of(root.toString());
    }

    @Override
    public HostFile read(String path) throws IOException {
        return file(root.resolve(path));
    }

    @Override
    public HostFileOutput write(String path, boolean overwrite) throws IOException {
        Path target = root.resolve(path);
        if (Files.exists(target) && !overwrite) {
            throw new ToolException(ErrorCode.CONFLICT, "'%s' exists already".formatted(path));
        }
        return new Output(target, Files.createTempFile(root, ".new-", ".tmp"));
    }

    @Override
    public HostFolder folder(String path) throws IOException {
        return folder(root.resolve(path));
    }

    private static HostFile file(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw missing(path);
        }
        return new Input(path, Files.size(path), Files.newInputStream(path));
    }

    private static HostFolder folder(Path path) {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw missing(path);
        }
        return new Folder(path);
    }

    private static ToolException missing(Path path) {
        return new ToolException(ErrorCode.NOT_FOUND, "no '%s'".formatted(path));
    }

    private record Input(Path file, long sizeBytes, InputStream content) implements HostFile {

        @Override
        public String path() {
            return file.toString();
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    private static final class Output implements HostFileOutput {

        private final Path target;
        private final Path temporary;
        private final OutputStream content;

        Output(Path target, Path temporary) throws IOException {
            this.target = target;
            this.temporary = temporary;
            this.content = Files.newOutputStream(temporary);
        }

        @Override
        public String path() {
            return target.toString();
        }

        @Override
        public OutputStream content() {
            return content;
        }

        @Override
        public void commit() throws IOException {
            content.close();
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            content.close();
            Files.deleteIfExists(temporary);
        }
    }

    private record Folder(Path folder) implements HostFolder {

        @Override
        public String path() {
            return folder.toString();
        }

        @Override
        public List<Entry> entries() throws IOException {
            try (Stream<Path> children = Files.list(folder)) {
                Path[] sorted = children.sorted().toArray(Path[]::new);
                return Arrays.stream(sorted).map(Folder::entry).toList();
            }
        }

        @Override
        public HostFolder folder(String name) {
            return FakeFiles.folder(folder.resolve(name));
        }

        @Override
        public HostFile file(String name) throws IOException {
            return FakeFiles.file(folder.resolve(name));
        }

        @Override
        public void close() {}

        private static Entry entry(Path path) {
            try {
                Kind kind = kind(path);
                return new Entry(
                        path.getFileName().toString(),
                        kind,
                        kind == Kind.FILE ? Files.size(path) : 0,
                        Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis()
                                / 1000,
                        mode(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)),
                        kind == Kind.LINK ? Files.readSymbolicLink(path).toString() : "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Kind kind(Path path) {
            if (Files.isSymbolicLink(path)) {
                return Kind.LINK;
            }
            if (Files.isDirectory(path)) {
                return Kind.FOLDER;
            }
            return Files.isRegularFile(path) ? Kind.FILE : Kind.OTHER;
        }

        /** The permissions stand in the order of their bits, the owner's first. */
        private static int mode(Set<PosixFilePermission> permissions) {
            int mode = 0;
            for (PosixFilePermission permission : PosixFilePermission.values()) {
                mode = mode * 2 + (permissions.contains(permission) ? 1 : 0);
            }
            return mode;
        }
    }
}
