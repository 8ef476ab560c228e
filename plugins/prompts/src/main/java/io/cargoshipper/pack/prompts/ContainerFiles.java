package io.cargoshipper.pack.prompts;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FoundContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads small text files out of a container, without running anything in it. */
final class ContainerFiles {

    private static final int MOST_BYTES = 4_000;

    private ContainerFiles() {}

    /** The start of a file; empty where it is missing, no plain file, or cannot be read. */
    static Optional<String> read(EngineReader reader, FoundContainer found, String path) {
        return reader.read(
                path,
                Optional.empty(),
                () -> {
                    try (InputStream archive =
                            reader.docker().copyArchiveFromContainerCmd(found.id(), path).exec()) {
                        return FirstFile.in(archive, MOST_BYTES)
                                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new ToolException(
                                ErrorCode.ENGINE_ERROR,
                                "the engine's answer for %s ended early".formatted(path),
                                e);
                    }
                });
    }
}
