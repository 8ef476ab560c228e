package io.cargoshipper.pack.images;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.HostFile;
import io.cargoshipper.api.HostFiles.HostFolder;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a context that say how it is built.
 *
 * @param dockerfile the path of the Dockerfile in the context, past symbolic links
 * @param rules which files stay out
 * @param always files that are sent whatever the rules say: the engine reads them, and leaves them
 *     out of copies itself where the rules say so
 */
record BuildFiles(String dockerfile, IgnoreRules rules, Set<String> always) {

    private static final String IGNORE = ".dockerignore";
    private static final int LONGEST_IGNORE_FILE = 1024 * 1024;

    /**
     * Finds them. The ignore file of a Dockerfile itself, {@code <Dockerfile>.dockerignore}, wins
     * over that of the context, as newer builders have it. Each may be a symbolic link to another
     * file of the context.
     *
     * @param wanted the Dockerfile as it was asked for: relative to the context, or absolute
     * @throws ToolException {@link ErrorCode#NOT_FOUND} with the Dockerfiles there are, or {@link
     *     ErrorCode#INVALID_ARGUMENT}, also where one of them is there and cannot be read as a
     *     file: without its rules an ignore file would let everything into the image
     */
    static BuildFiles in(HostFolder context, String wanted) throws IOException {
        String asked = inside(context.path(), wanted);
        Optional<ContextFile> found = ContextFile.find(context, asked);
        if (found.isEmpty()) {
            throw new ToolException(ErrorCode.NOT_FOUND, missing(context, asked));
        }
        ContextFile dockerfile = found.get();
        Optional<ContextFile> ignore = ContextFile.find(context, IGNORE);
        Optional<ContextFile> own = ContextFile.find(context, asked + IGNORE);
        Set<String> always = new TreeSet<>(dockerfile.all());
        ignore.ifPresent(file -> always.addAll(file.all()));
        Optional<ContextFile> chosen = own.or(() -> ignore);
        return new BuildFiles(
                dockerfile.path(),
                chosen.isPresent() ? rules(context, chosen.get()) : IgnoreRules.NONE,
                always);
    }

    private static String inside(String context, String wanted) {
        String relative =
                wanted.startsWith(context + "/") ? wanted.substring(context.length() + 1) : wanted;
        String path = CleanPath.of(relative);
        if (CleanPath.leaves(path) || path.equals(".")) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    ("dockerfile: '%s' is not in the context '%s'; give a path relative to the context,"
                                    + " and a context that holds it")
                            .formatted(wanted, context));
        }
        return path;
    }

    private static IgnoreRules rules(HostFolder context, ContextFile ignore) throws IOException {
        String text = ContextFile.at(context, ignore.path(), BuildFiles::text);
        try {
            return IgnoreRules.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "%s, %s".formatted(ignore.path(), e.getMessage()),
                    e);
        }
    }

    private static String text(HostFolder folder, String name) throws IOException {
        try (HostFile file = folder.file(name)) {
            if (file.sizeBytes() > LONGEST_IGNORE_FILE) {
                throw new ToolException(
                        ErrorCode.INVALID_ARGUMENT,
                        "%s is too large for a list of patterns: %d bytes"
                                .formatted(file.path(), file.sizeBytes()));
            }
            return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String missing(HostFolder context, String dockerfile) throws IOException {
        List<String> candidates = DockerfileSearch.in(context);
        return "no file '%s' in the context '%s'; %s"
                .formatted(
                        dockerfile,
                        context.path(),
                        candidates.isEmpty()
                                ? "nothing in it looks like a Dockerfile"
                                : "set dockerfile to one of: " + String.join(", ", candidates));
    }
}
