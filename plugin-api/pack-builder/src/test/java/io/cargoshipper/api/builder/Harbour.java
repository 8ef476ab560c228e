package io.cargoshipper.api.builder;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.example.harbour.HarbourPack;

/** The compiled classes of a good pack, {@code org.example.harbour}, for tests to build. */
final class Harbour {

    private static final String PACKAGE = "org/example/harbour";

    private Harbour() {}

    /** Copies the pack into a folder, as a compiler would leave it. */
    static void copyTo(Path folder) throws IOException {
        Path classes = location().resolve(PACKAGE);
        Path target = Files.createDirectories(folder.resolve(PACKAGE));
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        Path service = folder.resolve(ProviderReader.SERVICE_FILE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, HarbourPack.class.getName() + "\n");
    }

    private static Path location() {
        try {
            return Path.of(
                    HarbourPack.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Builds the pack in a folder. */
    static PackBuild.Built build(Path folder) throws IOException {
        copyTo(folder);
        return (PackBuild.Built) PackBuilder.build(folder, List.of(), "1.2.3");
    }
}
