package io.cargoshipper.host.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseable;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells of the files that a file includes, there or not, and leaves the including itself to the
 * library. The library passes over what it cannot read, so one that is there and cannot be read is
 * reported here: it may say what a person relies on. Addresses are refused: nobody would see that
 * one says something else than before, or nothing at all.
 */
final class IncludedFiles implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL {

    /** What the library tries for a name without one of them. */
    private static final List<String> ENDINGS = List.of(".conf", ".json", ".properties");

    private final Path file;
    private final Findings findings;
    private final Optional<ConfigIncluder> library;

    /**
     * @param file the outermost file, for messages
     * @param findings told of each file before it is read; of one that is written without ending,
     *     every name that it may have
     */
    IncludedFiles(Path file, Findings findings) {
        this(file, findings, Optional.empty());
    }

    private IncludedFiles(Path file, Findings findings, Optional<ConfigIncluder> library) {
        this.file = file;
        this.findings = findings;
        this.library = library;
    }

    /** The library gives its own includer for each file anew; it is always the same. */
    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return library.isPresent()
                ? this
                : new IncludedFiles(file, findings, Optional.of(fallback));
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        if (isAddress(what)) {
            return refused(what);
        }
        folder(context).ifPresent(folder -> lookFor(folder, what));
        return library.orElseThrow().include(context, what);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        lookFor(Path.of(""), what.getPath());
        return ((ConfigIncluderFile) library.orElseThrow()).includeFile(context, what);
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return refused(what.toString());
    }

    private ConfigObject refused(String address) {
        findings.problem(
                "%s: '%s' is included, here or in a file that is included here, and addresses are not: write include file(\"…\") with a copy of it"
                        .formatted(file, address));
        return ConfigFactory.empty().root();
    }

    private void lookFor(Path folder, String what) {
        List<String> names =
                ENDINGS.stream().anyMatch(what::endsWith)
                        ? List.of(what)
                        : ENDINGS.stream().map(ending -> what + ending).toList();
        for (String name : names) {
            try {
                lookFor(folder.resolve(name).normalize());
            } catch (InvalidPathException e) {
                return; // no path, so no file
            }
        }
    }

    private void lookFor(Path included) {
        findings.lookingFor(included);
        if (!FileCheck.isAbsent(included) && !FileCheck.isReadable(included)) {
            findings.problem(
                    "%s: '%s' is included, and is not a file that can be read; mend its place, its link or its rights"
                            .formatted(file, included));
        }
    }

    /** As the library tells: whatever is a URL to Java is none of its files. */
    private static boolean isAddress(String what) {
        try {
            return !new URL(what).getProtocol().isEmpty();
        } catch (MalformedURLException e) {
            return false;
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
