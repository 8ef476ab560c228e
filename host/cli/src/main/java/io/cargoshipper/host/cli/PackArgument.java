package io.cargoshipper.host.cli;

import io.cargoshipper.host.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The jar or folder that a command line names. */
final class PackArgument {

    private PackArgument() {}

    /**
     * The pack at a place.
     *
     * @throws UsageException if there is none, or it cannot be read
     */
    static PackFiles at(String text) {
        try {
            Path place = Path.of(text);
            if (!Files.exists(place)) {
                throw new UsageException(
                        "'%s' is not there; name a jar, or a folder of jars".formatted(text));
            }
            PackFiles files =
                    PackFiles.at(place)
                            .orElseThrow(
                                    () ->
                                            new UsageException(
                                                    "'%s' is neither a file x.jar nor a folder with such files"
                                                            .formatted(text)));
            for (Path jar : files.jars()) {
                if (!Files.isReadable(jar)) {
                    throw new UsageException(
                            "%s cannot be read; let this user read it".formatted(jar));
                }
            }
            return files;
        } catch (InvalidPathException e) {
            throw new UsageException("'%s' is no path: %s".formatted(text, e.getReason()));
        } catch (IOException e) {
            throw unreadable(text, e);
        }
    }

    /** What to say where reading fails after all. */
    static UsageException unreadable(Object place, IOException why) {
        return new UsageException("%s cannot be read (%s)".formatted(place, why));
    }
}
