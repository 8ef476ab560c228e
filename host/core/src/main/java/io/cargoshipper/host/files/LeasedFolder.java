package io.cargoshipper.host.files;

import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.HostFiles.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A folder that a call reads. */
final class LeasedFolder implements HostFolder, Closeable {

    private final RootList roots;
    private final OpenThings things;
    private final OpenFolder folder;
    private final Path path;

    /** Names may have bytes that no text has; the entry's own path has them still. */
    private final Map<String, Path> seen = new ConcurrentHashMap<>();

    /**
     * @param roots know what is never given
     * @param folder closed with this
     * @param path for messages
     */
    LeasedFolder(RootList roots, OpenThings things, OpenFolder folder, Path path) {
        this.roots = roots;
        this.things = things;
        this.folder = folder;
        this.path = path;
    }

    @Override
    public String path() {
        return path.toString();
    }

    @Override
    public List<Entry> entries() throws IOException {
        return Attempts.of(
                things,
                path(),
                "read",
                () -> {
                    List<Entry> entries = new ArrayList<>();
                    for (Path name : folder.names()) {
                        seen.put(name.toString(), name);
                        addEntry(name, entries);
                    }
                    entries.sort(Comparator.comparing(Entry::name));
                    return List.copyOf(entries);
                });
    }

    private void addEntry(Path name, List<Entry> entries) throws IOException {
        try {
            FileFacts facts = folder.facts(name);
            String target = facts.kind() == Kind.LINK ? folder.link(name).toString() : "";
            entries.add(facts.entry(name.toString(), target));
        } catch (NoSuchFileException e) {
            // Removed since it was listed, so it is not in the folder.
        }
    }

    @Override
    public HostFolder folder(String name) throws IOException {
        Path single = single(name);
        Path child = path.resolve(single);
        return Attempts.of(
                things,
                child.toString(),
                "read",
                () -> {
                    roots.requireForeign(folder.path().resolve(single), child.toString());
                    try (OpenFolder own = folder.again()) {
                        FileFacts facts = own.facts(single);
                        if (facts.kind() != Kind.FOLDER) {
                            throw FileErrors.not(Kind.FOLDER, facts.kind(), child.toString());
                        }
                        return things.add(
                                new LeasedFolder(roots, things, own.folder(single), child));
                    }
                });
    }

    /**
     * Through a handle of its own: should the file turn into a pipe at the last moment, the opening
     * waits and holds on to the handle, and this folder must still close with the call.
     */
    @Override
    public HostFile file(String name) throws IOException {
        Path single = single(name);
        String child = path.resolve(single).toString();
        return Attempts.of(
                things,
                child,
                "read",
                () -> {
                    roots.requireForeign(folder.path().resolve(single), child);
                    try (OpenFolder own = folder.again()) {
                        return things.add(LeasedFile.open(things, own, single, child, child));
                    }
                });
    }

    private Path single(String name) {
        Path known = seen.get(name);
        if (known != null) {
            return known;
        }
        try {
            Path single = Path.of(name);
            if (single.getNameCount() == 1
                    && single.getRoot() == null
                    && single.toString().equals(name)
                    && !name.isEmpty()
                    && !name.equals(".")
                    && !name.equals("..")) {
                return single;
            }
        } catch (InvalidPathException e) {
            throw FileErrors.badPath(name, e.getReason());
        }
        throw FileErrors.badPath(name, "a single name is wanted, of an entry of " + path);
    }

    @Override
    public void close() throws IOException {
        things.remove(this);
        folder.close();
    }
}
