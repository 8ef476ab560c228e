package io.cargoshipper.host.files;

import io.cargoshipper.api.HostFiles.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Walks from a root to a place, one name at a time, from open folder to open folder. The file
 * system never follows a link for it: it reads what the link says and walks that, under the same
 * rules, so nothing but names below the roots is ever opened.
 */
final class PathWalk {

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    /** More than the longest path has names: what takes more goes up and down without end. */
    private static final int MAX_STEPS = 4096;

    private final RootList roots;
    private final String given;
    private final boolean throughLast;
    private final Deque<Path> ahead = new ArrayDeque<>();
    private final List<Path> behind = new ArrayList<>();
    private FileRoot root;
    private OpenFolder here;
    private Path lastLink;
    private int links;
    private int steps;

    private PathWalk(RootList roots, RootedPath path, boolean throughLast) throws IOException {
        this.roots = roots;
        this.given = path.given();
        this.throughLast = throughLast;
        this.root = path.root();
        this.here = root.folder().again();
        this.lastLink = root.named();
        prepend(path.names());
    }

    /**
     * Goes there.
     *
     * @param throughLast whether a link at the end is followed; else the last name is not even
     *     looked at
     * @throws ChangedException if somebody changed things meanwhile; it may be tried again
     * @throws io.cargoshipper.api.ToolException if there is no way, or it leaves the roots
     */
    static Place to(RootList roots, RootedPath path, boolean throughLast) throws IOException {
        PathWalk walk = new PathWalk(roots, path, throughLast);
        try {
            return walk.go();
        } catch (IOException | RuntimeException e) {
            walk.here.close();
            throw e;
        }
    }

    private Place go() throws IOException {
        while (!ahead.isEmpty()) {
            Path name = ahead.removeFirst();
            boolean last = ahead.isEmpty();
            if (isUp(name)) {
                up();
            } else if (!name.toString().equals(".")) {
                if (last && !throughLast) {
                    return at(name);
                }
                FileFacts facts = facts(name);
                if (facts.kind() == Kind.LINK) {
                    follow(name);
                } else if (last) {
                    return at(name);
                } else if (facts.kind() == Kind.FOLDER) {
                    enter(name);
                } else {
                    throw FileErrors.noFolderOnTheWay(
                            given, here.path().resolve(name), facts.kind());
                }
            }
        }
        roots.requireForeign(here.path(), given);
        return new Place(here, Optional.empty());
    }

    private Place at(Path name) {
        roots.requireForeign(here.path().resolve(name), given);
        return new Place(here, Optional.of(name));
    }

    private FileFacts facts(Path name) throws IOException {
        try {
            return here.facts(name);
        } catch (NoSuchFileException e) {
            throw FileErrors.missing(given, here.path().resolve(name));
        }
    }

    private void enter(Path name) throws IOException {
        steps++;
        if (steps > MAX_STEPS) {
            throw FileErrors.tooManySteps(given, lastLink);
        }
        OpenFolder child = here.folder(name);
        OpenFolder parent = here;
        here = child;
        behind.add(name);
        parent.close();
    }

    private void follow(Path name) throws IOException {
        links++;
        if (links > MAX_LINKS) {
            throw FileErrors.tooManyLinks(given, MAX_LINKS);
        }
        Path target = here.link(name);
        lastLink = here.path().resolve(name);
        if (target.getRoot() == null) {
            prepend(RootList.names(target));
            return;
        }
        List<Path> rest = List.copyOf(ahead);
        ahead.clear();
        // The rest is not put in words with the target: a ".." in it counts from where that leads.
        jump(place(here.path().resolve(target)), rest);
    }

    /**
     * Only links have ".." in them. The folder above is walked to again, never opened as "..": the
     * folder here may have been moved elsewhere meanwhile.
     */
    private void up() throws IOException {
        int stays = behind.size() - 1;
        while (stays > 0 && !ahead.isEmpty() && isUp(ahead.getFirst())) {
            ahead.removeFirst();
            stays--;
        }
        List<Path> rest = List.copyOf(ahead);
        ahead.clear();
        if (stays >= 0) {
            List<Path> above = List.copyOf(behind.subList(0, stays));
            jump(new RootedPath(root, above, given), rest);
            return;
        }
        Path path = root.folder().path().getParent();
        if (path == null) {
            prepend(rest); // above "/" is "/"
            return;
        }
        for (Path name : rest) {
            path = path.resolve(name);
        }
        jump(place(path), List.of());
    }

    private static boolean isUp(Path name) {
        return name.toString().equals("..");
    }

    private RootedPath place(Path target) {
        return roots.place(target, given)
                .orElseThrow(() -> FileErrors.linkOutside(given, lastLink, roots.named()));
    }

    private void jump(RootedPath to, List<Path> rest) throws IOException {
        OpenFolder start = to.root().folder().again();
        OpenFolder left = here;
        here = start;
        root = to.root();
        behind.clear();
        prepend(rest);
        prepend(to.names());
        left.close();
    }

    private void prepend(List<Path> names) {
        for (int i = names.size() - 1; i >= 0; i--) {
            ahead.addFirst(names.get(i));
        }
    }
}
