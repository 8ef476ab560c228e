package io.cargoshipper.pack.images;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.HostFiles.Kind;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.images.IgnoreRules.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through a build's context, one entry at a time, with no more in memory than the folders on
 * the way: what the rules ignore is left out, and ignored folders are not entered unless an
 * exception may bring something in them back. Not for use by several threads at once.
 */
final class ContextWalk implements Closeable {

    private static final int DEEPEST = 250;

    private final IgnoreRules rules;
    private final Set<String> always;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<Item> ready = new ArrayDeque<>();
    private final List<String> skipped = new ArrayList<>();

    /** A folder that the walk is in. */
    private static final class Frame {
        private final HostFolder folder;
        private final String path;
        private final Optional<Entry> entry;
        private final Verdict verdict;
        private final Iterator<Entry> rest;
        private boolean given;

        Frame(HostFolder folder, String path, Optional<Entry> entry, Verdict verdict)
                throws IOException {
            this.folder = folder;
            this.path = path;
            this.entry = entry;
            this.verdict = verdict;
            this.rest = folder.entries().iterator();
            this.given = entry.isEmpty();
        }

        String below(String name) {
            return path.isEmpty() ? name : path + "/" + name;
        }
    }

    /**
     * Something that belongs to the context.
     *
     * @param path from the context, with forward slashes
     * @param folder what holds it
     */
    record Item(String path, Entry entry, HostFolder folder) {

        /** Opens a file; good until the walk goes on. */
        HostFile open() throws IOException {
            return folder.file(entry.name());
        }
    }

    /**
     * Begins at a context.
     *
     * @param context stays open
     * @param always paths of files that are there whatever the rules say
     */
    ContextWalk(HostFolder context, IgnoreRules rules, Set<String> always) throws IOException {
        this.rules = rules;
        this.always = Set.copyOf(always);
        frames.push(new Frame(context, "", Optional.empty(), Verdict.OF_ROOT));
    }

    /**
     * Goes on to the next entry; a folder comes before what is in it.
     *
     * @return empty at the end
     * @throws ToolException {@link ErrorCode#REFUSED_BY_POLICY} for a symbolic link that leaves the
     *     context
     */
    Optional<Item> next() throws IOException {
        while (ready.isEmpty() && !frames.isEmpty()) {
            Frame frame = frames.peek();
            if (frame.rest.hasNext()) {
                visit(frame, frame.rest.next());
            } else {
                leave();
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    /** What no context can carry: sockets, pipes and devices that the walk has come across. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    @Override
    public void close() throws IOException {
        while (!frames.isEmpty()) {
            leave();
        }
    }

    private void leave() throws IOException {
        Frame left = frames.pop();
        if (!left.path.isEmpty()) {
            left.folder.close();
        }
    }

    private void visit(Frame frame, Entry entry) throws IOException {
        String path = frame.below(entry.name());
        Verdict verdict = rules.of(path, frame.verdict);
        if (entry.kind() == Kind.FOLDER) {
            enter(frame, entry, path, verdict);
        } else if (!verdict.ignored() || always.contains(path)) {
            switch (entry.kind()) {
                case OTHER -> skipped.add(path);
                case LINK -> {
                    requireInside(path, entry.linkTarget());
                    give(new Item(path, entry, frame.folder));
                }
                case FILE, FOLDER -> give(new Item(path, entry, frame.folder));
            }
        }
    }

    private void enter(Frame frame, Entry entry, String path, Verdict verdict) throws IOException {
        boolean holdsAlways = always.stream().anyMatch(it -> it.startsWith(path + "/"));
        if (verdict.ignored() && !holdsAlways && !rules.mayBringBackBelow(path)) {
            return;
        }
        if (frames.size() > DEEPEST) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "context: '%s' is more than %d folders deep; leave it out with a .dockerignore"
                            .formatted(path, DEEPEST));
        }
        frames.push(
                new Frame(frame.folder.folder(entry.name()), path, Optional.of(entry), verdict));
        if (!verdict.ignored()) {
            giveFolders();
        }
    }

    private void give(Item item) {
        giveFolders();
        ready.add(item);
    }

    /** Gives the folders on the way that were not given yet, since nothing in them was needed. */
    private void giveFolders() {
        Iterator<Frame> fromRoot = frames.descendingIterator();
        while (fromRoot.hasNext()) {
            Frame frame = fromRoot.next();
            if (!frame.given) {
                frame.given = true;
                ready.add(new Item(frame.path, frame.entry.orElseThrow(), frame.folder));
            }
        }
    }

    /** The engine would follow such a link in its own file system, and no context holds its end. */
    private static void requireInside(String path, String target) {
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash + 1);
        if (target.startsWith("/") || CleanPath.leaves(CleanPath.of(folder + target))) {
            throw new ToolException(
                    ErrorCode.REFUSED_BY_POLICY,
                    ("the symbolic link '%s' leaves the build's context (to '%s'); remove it, make it"
                                    + " relative to something inside, or name it in .dockerignore")
                            .formatted(path, target));
        }
    }
}
