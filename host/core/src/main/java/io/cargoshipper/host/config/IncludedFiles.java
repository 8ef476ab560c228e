package io.cargoshipper.host.config;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseable;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells of the files that a file includes, there or not, and leaves the including itself to the
 * library. What is included from elsewhere, by {@code url(…)} say, is no file and is not told of.
 */
final class IncludedFiles implements ConfigIncluder, ConfigIncluderFile {

    /** What the library tries for a name without ending. */
    private static final List<String> ENDINGS = List.of(".conf", ".json", ".properties");

    private final Consumer<Path> lookedFor;
    private final Optional<ConfigIncluder> library;

    /**
     * @param lookedFor told of each file before it is read; of one that is written without ending,
     *     every name that it may have
     */
    IncludedFiles(Consumer<Path> lookedFor) {
        this(lookedFor, Optional.empty());
    }

    private IncludedFiles(Consumer<Path> lookedFor, Optional<ConfigIncluder> library) {
        this.lookedFor = lookedFor;
        this.library = library;
    }

    /** The library gives its own includer for each file anew; it is always the same. */
    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return library.isPresent() ? this : new IncludedFiles(lookedFor, Optional.of(fallback));
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        folder(context).ifPresent(folder -> tell(folder, what));
        return library.orElseThrow().include(context, what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        lookedFor.accept(what.toPath());
        return ((ConfigIncluderFile) library.orElseThrow()).includeFile(context, what);
    }

    private void tell(Path folder, String what) {
        try {
            lookedFor.accept(folder.resolve(what).normalize());
            if (ENDINGS.stream().noneMatch(what::endsWith)) {
                ENDINGS.forEach(
                        ending -> lookedFor.accept(folder.resolve(what + ending).normalize()));
            }
        } catch (InvalidPathException e) {
            // No path, such as a URL: no file.
        }
    }

    /** The folder of the including file, which a context does not tell otherwise. */
    private static Optional<Path> folder(ConfigIncludeContext context) {
        return Optional.ofNullable(context.relativeTo("."))
                .map(ConfigParseable::origin)
                .flatMap(origin -> Optional.ofNullable(origin.filename()))
                .map(Path::of);
    }
}
