package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of this machine, where the engine sees the same ones: only then does following a
 * symbolic link here tell what the engine will find.
 */
final class SharedFiles {

    private static final int TYPE_BITS = 0170000;
    private static final int SOCKET = 0140000;
    private static final String UNIX_MODE = "unix:mode";

    private final MountView view;

    SharedFiles(MountView view) {
        this.view = view;
    }

    /**
     * Whether an engine runs on this machine and is not confined to a part of it. In doubt it is
     * not.
     */
    static boolean with(MountView view, EngineView engine) {
        if (view.machine().kernel().isEmpty()) {
            return false;
        }
        Body info = engine.info(); // first of all: it may be what has the engine found
        return view.engineSocket().get().isPresent()
                && info.text("OSType").equals("linux")
                && info.text("KernelVersion").equals(view.machine().kernel())
                && info.text("Name").equals(view.machine().hostname())
                && info.texts("SecurityOptions").stream().noneMatch(o -> o.contains("rootless"))
                && isFolder(info.text("DockerRootDir"));
    }

    private static boolean isFolder(String path) {
        return path.startsWith("/") && Files.isDirectory(Path.of(path), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * What a path leads to.
     *
     * @return empty when that cannot be found out
     */
    Optional<Set<Path>> targets(String source, HostPath cleaned) {
        try {
            Set<Path> targets = new LinkedHashSet<>();
            targets.add(real(Path.of(cleaned.text())));
            // The kernel follows a link before it goes up, unlike who has cleaned the text.
            targets.add(real(Path.of(source)));
            return Optional.of(targets);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a cleaned path lies in a folder that tools may use. */
    boolean isInRoot(String path) {
        return view.roots().stream()
                .flatMap(root -> namesOf(root).stream())
                .anyMatch(Path.of(path)::startsWith);
    }

    /** The socket of the engine, under the names that are known of it. */
    static List<HostPath> engineSocket(MountView view) {
        return view.engineSocket().get().map(SharedFiles::namesOf).orElse(Set.of()).stream()
                .map(name -> HostPath.of(name.toString()))
                .toList();
    }

    private static Set<Path> namesOf(Path path) {
        Set<Path> names = new LinkedHashSet<>();
        names.add(path.toAbsolutePath().normalize());
        try {
            names.add(path.toRealPath());
        } catch (IOException e) {
            return names; // it is not there, and has no other name
        }
        return names;
    }

    /**
     * Whether a path is a socket of any kind: what listens there cannot be told, and may hand on to
     * the engine.
     */
    static boolean isSocket(Path path) {
        try {
            Object mode = Files.getAttribute(path, UNIX_MODE);
            return mode instanceof Integer bits && (bits & TYPE_BITS) == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // it is not there
        }
    }

    /** Follows links as far as the path exists; an engine would make the rest. */
    private static Path real(Path path) throws IOException {
        Path existing = path;
        Path rest = Path.of("");
        while (!exists(existing)) {
            Path parent = existing.getParent();
            if (parent == null) {
                return path.normalize();
            }
            rest = existing.getFileName().resolve(rest);
            existing = parent;
        }
        return existing.toRealPath().resolve(rest).normalize();
    }

    /** Unlike {@link Files#exists}, fails where it cannot tell. */
    private static boolean exists(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
