package io.cargoshipper.pack.images;

import io.cargoshipper.api.HostFiles.Entry;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.HostFiles.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for what may be a Dockerfile, for an error that has to name some. */
final class DockerfileSearch {

    private static final int MOST_FOUND = 8;
    private static final int MOST_FOLDERS = 60;

    private final List<String> found = new ArrayList<>();
    private int folders;

    private DockerfileSearch() {}

    /** Returns the paths of some, those of a folder before those of the folders in it. */
    static List<String> in(HostFolder context) throws IOException {
        DockerfileSearch search = new DockerfileSearch();
        search.visit(context, "");
        return List.copyOf(search.found);
    }

    private void visit(HostFolder folder, String prefix) throws IOException {
        List<Entry> entries = folder.entries();
        entries.stream()
                .filter(entry -> entry.kind() == Kind.FILE && isLikely(entry.name()))
                .limit(MOST_FOUND - found.size())
                .forEach(entry -> found.add(prefix + entry.name()));
        for (Entry entry : entries) {
            boolean look = entry.kind() == Kind.FOLDER && !entry.name().startsWith(".");
            if (look && found.size() < MOST_FOUND && folders < MOST_FOLDERS) {
                folders++;
                try (HostFolder below = folder.folder(entry.name())) {
                    visit(below, prefix + entry.name() + "/");
                }
            }
        }
    }

    private static boolean isLikely(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.endsWith(".dockerignore")
                && (lower.startsWith("dockerfile")
                        || lower.endsWith("dockerfile")
                        || lower.startsWith("containerfile"));
    }
}
