package io.cargoshipper.pack.images;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.HostFiles.Kind;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A regular file of a build's context, found by a path that symbolic links may be on.
 *
 * @param path where it stands in the context; no link is on this path
 * @param links the paths of the links that led there
 */
record ContextFile(String path, Set<String> links) {

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    ContextFile {
        links = Collections.unmodifiableSet(new LinkedHashSet<>(links));
    }

    /**
     * Finds a file.
     *
     * @param asked a clean path from the context
     * @return empty where nothing has that name
     * @throws ToolException {@link ErrorCode#INVALID_ARGUMENT} for something that is no regular
     *     file, a link that ends nowhere too, or {@link ErrorCode#REFUSED_BY_POLICY} for a link
     *     that leaves the context
     */
    static Optional<ContextFile> find(HostFolder context, String asked) throws IOException {
        return new Way(context, asked).walk();
    }

    /** What has to be in the context for it to be found. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(links);
        all.add(path);
        return all;
    }

    /** Looks at something by its name, in the folder that holds it. */
    @FunctionalInterface
    interface Look<T> {
        T at(HostFolder folder, String name) throws IOException;
    }

    /**
     * Goes to a path, on which no links are, and looks.
     *
     * @throws ToolException {@link ErrorCode#NOT_FOUND} when a folder on the way is missing
     */
    static <T> T at(HostFolder folder, String path, Look<T> look) throws IOException {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return look.at(folder, path);
        }
        try (HostFolder below = folder.folder(path.substring(0, slash))) {
            return at(below, path.substring(slash + 1), look);
        }
    }

    /** The way to a file, step by step: each link is replaced with the steps of its target. */
    private static final class Way {

        private final HostFolder context;
        private final String asked;
        private final Deque<String> ahead;
        private final List<String> folders = new ArrayList<>();
        private final Set<String> links = new LinkedHashSet<>();
        private int followed;
        private boolean askedIsLink;
        private String lastLink = "";
        private String lastTarget = "";

        Way(HostFolder context, String asked) {
            this.context = context;
            this.asked = asked;
            this.ahead = new ArrayDeque<>(Arrays.asList(asked.split("/")));
        }

        Optional<ContextFile> walk() throws IOException {
            while (!ahead.isEmpty()) {
                String step = ahead.pop();
                if (step.equals("..")) {
                    up();
                    continue;
                }
                if (step.isEmpty() || step.equals(".")) {
                    continue;
                }
                String path = path(step);
                Optional<Entry> entry = at(context, path, Way::entry);
                Kind kind = entry.map(Entry::kind).orElse(Kind.OTHER);
                if (kind == Kind.LINK) {
                    follow(path, entry.orElseThrow().linkTarget());
                } else if (kind == Kind.FOLDER) {
                    folders.add(step);
                } else {
                    return end(path, entry);
                }
            }
            throw noFile("is a folder, not a file");
        }

        private void follow(String path, String target) {
            if (++followed > MOST_LINKS) {
                throw noFile("leads through more than %d symbolic links".formatted(MOST_LINKS));
            }
            lastLink = path;
            lastTarget = target;
            if (target.startsWith("/")) {
                throw leaves();
            }
            askedIsLink |= ahead.isEmpty();
            links.add(path);
            List<String> steps = new ArrayList<>(Arrays.asList(target.split("/")));
            Collections.reverse(steps);
            steps.forEach(ahead::push);
        }

        private void up() {
            if (folders.isEmpty()) {
                throw leaves();
            }
            folders.remove(folders.size() - 1);
        }

        private Optional<ContextFile> end(String path, Optional<Entry> entry) {
            boolean last = ahead.isEmpty();
            if (last && entry.isPresent()) {
                if (entry.get().kind() == Kind.FILE) {
                    return Optional.of(new ContextFile(path, links));
                }
                throw noFile("is a pipe, a socket or a device, not a file");
            }
            if (askedIsLink) {
                throw noFile("is a symbolic link to '%s', which is not there".formatted(path));
            }
            return Optional.empty();
        }

        private String path(String step) {
            return folders.isEmpty() ? step : String.join("/", folders) + "/" + step;
        }

        private static Optional<Entry> entry(HostFolder folder, String name) throws IOException {
            return folder.entries().stream().filter(it -> it.name().equals(name)).findFirst();
        }

        private ToolException noFile(String problem) {
            return new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "'%s' in the context '%s' %s; put a regular file there, or a symbolic link to one in the context"
                            .formatted(asked, context.path(), problem));
        }

        private ToolException leaves() {
            return new ToolException(
                    ErrorCode.REFUSED_BY_POLICY,
                    ("the symbolic link '%s' leaves the build's context (to '%s'); make it relative to"
                                    + " something inside, or put the file itself there")
                            .formatted(lastLink, lastTarget));
        }
    }
}
