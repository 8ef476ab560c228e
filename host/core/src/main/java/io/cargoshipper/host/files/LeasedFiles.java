package io.cargoshipper.host.files;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.files.FileAccess.Use;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The files that one call may use, at its tier. */
final class LeasedFiles implements HostFiles {

    private final RootList roots;
    private final Tier cap;
    private final Predicate<String> mayReplace;
    private final FileListener listener;
    private final OpenThings things;

    LeasedFiles(
            RootList roots,
            Tier cap,
            Predicate<String> mayReplace,
            FileListener listener,
            OpenThings things) {
        this.roots = Objects.requireNonNull(roots, "roots");
        this.cap = Objects.requireNonNull(cap, "cap");
        this.mayReplace = Objects.requireNonNull(mayReplace, "mayReplace");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.things = Objects.requireNonNull(things, "things");
    }

    @Override
    public List<String> roots() {
        return roots.named().stream().map(Path::toString).toList();
    }

    @Override
    public HostFile read(String path) throws IOException {
        return granted(
                Use.READ,
                path,
                "read",
                () -> {
                    RootedPath rooted = roots.locate(path);
                    try (Place place = PathWalk.to(roots, rooted, true)) {
                        return LeasedFile.open(
                                things,
                                place.folder(),
                                place.name().orElseThrow(() -> notAFile(path, Kind.FOLDER)),
                                path,
                                rooted.absolute().toString());
                    }
                });
    }

    @Override
    public HostFolder folder(String path) throws IOException {
        return granted(
                Use.READ_FOLDER,
                path,
                "read",
                () -> {
                    RootedPath rooted = roots.locate(path);
                    try (Place place = PathWalk.to(roots, rooted, true)) {
                        return new LeasedFolder(
                                roots, things, enter(place, path), rooted.absolute());
                    }
                });
    }

    @Override
    public HostFileOutput write(String path, boolean overwrite) throws IOException {
        return granted(
                Use.WRITE,
                path,
                "written",
                () -> {
                    if (cap == Tier.SAFE) {
                        throw FileErrors.safeCannotWrite(path);
                    }
                    RootedPath rooted = roots.locate(path);
                    try (Place place = PathWalk.to(roots, rooted, false)) {
                        Path name = place.name().orElseThrow(() -> notAFile(path, Kind.FOLDER));
                        boolean replaces = replaces(place.folder(), name, rooted, path, overwrite);
                        return begin(place.folder(), name, rooted, replaces);
                    }
                });
    }

    private static OpenFolder enter(Place place, String given) throws IOException {
        if (place.name().isEmpty()) {
            return place.folder().again();
        }
        Path name = place.name().get();
        Kind kind = place.folder().facts(name).kind();
        if (kind != Kind.FOLDER) {
            throw FileErrors.not(Kind.FOLDER, kind, given);
        }
        return place.folder().folder(name);
    }

    private boolean replaces(
            OpenFolder folder, Path name, RootedPath rooted, String given, boolean overwrite)
            throws IOException {
        FileFacts there;
        try {
            there = folder.facts(name);
        } catch (NoSuchFileException e) {
            return false;
        }
        switch (there.kind()) {
            case FILE -> {
                if (!overwrite) {
                    throw FileErrors.exists(given);
                }
                if (!Tier.DESTRUCTIVE.isWithin(cap)) {
                    throw FileErrors.replacingIsDestructive(given);
                }
                if (!mayReplace.test(rooted.absolute().toString())) {
                    throw FileErrors.replacingIsNotApproved(given);
                }
            }
            case FOLDER -> throw notAFile(given, Kind.FOLDER);
            case LINK, OTHER -> throw FileErrors.inTheWay(given, there.kind());
        }
        return true;
    }

    private NewFile begin(OpenFolder folder, Path name, RootedPath rooted, boolean replaces)
            throws IOException {
        OpenFolder own = folder.again();
        try {
            return new NewFile(things, own, name, rooted.absolute().toString(), replaces);
        } catch (IOException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    private static ToolException notAFile(String given, Kind found) {
        return FileErrors.not(Kind.FILE, found, given);
    }

    /** Opens something, and has it told before the tool gets it. */
    private <T extends Closeable> T granted(
            Use use, String given, String verb, Attempts.Step<T> opening) throws IOException {
        Objects.requireNonNull(given, "path");
        Optional<T> opened = Optional.empty();
        try {
            opened = Optional.of(Attempts.of(things, given, verb, opening));
            listener.accessed(new FileAccess(use, given, true));
            return things.add(opened.get());
        } catch (RuntimeException e) {
            opened.ifPresent(OpenThings::close);
            if (e instanceof ToolException refusal
                    && refusal.code() == ErrorCode.REFUSED_BY_POLICY) {
                listener.accessed(new FileAccess(use, given, false));
            }
            throw e;
        }
    }
}
