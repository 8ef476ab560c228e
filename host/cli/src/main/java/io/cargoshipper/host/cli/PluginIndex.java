package io.cargoshipper.host.cli;

import io.cargoshipper.api.builder.JarIndexer;
import io.cargoshipper.api.builder.PackRefusedException;
import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the index into a pack's jar that was built without the pack-builder. */
@Command(
        name = "index",
        description = {
            "Write the index and the invokers into a pack's jar that was built without the pack-builder.",
            "Runs the constructor and name() of the pack; the jar is replaced in one step, or not at all."
        },
        mixinStandardHelpOptions = true)
final class PluginIndex implements Callable<Integer> {

    private final Streams streams;

    @Parameters(index = "0", paramLabel = "JAR", description = "The pack's jar.")
    private Path jar;

    @Option(
            names = "--with",
            paramLabel = "JAR",
            description = "A jar that the pack depends on; may be given several times.")
    private List<Path> classPath = List.of();

    @Option(
            names = "--pack-version",
            paramLabel = "VERSION",
            description =
                    "The pack's version (default: Implementation-Version of the jar's manifest).")
    private Optional<String> version = Optional.empty();

    PluginIndex(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        for (Path file : classPath) {
            requireFile(file);
        }
        requireFile(jar);
        try {
            PackIndex index = JarIndexer.index(jar, classPath, version);
            streams.printer()
                    .println(
                            "%s: pack %s %s, %d tools, %d prompts, %d resources"
                                    .formatted(
                                            jar,
                                            index.name(),
                                            index.version(),
                                            index.tools().size(),
                                            index.prompts().size(),
                                            index.resources().size()
                                                    + index.resourceTemplates().size()));
            return ExitCode.OK;
        } catch (PackRefusedException e) {
            System.err.println(e.getMessage());
            return ExitCode.FAILED;
        } catch (IOException e) {
            System.err.println("%s cannot be indexed: %s".formatted(jar, e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("'%s' is not a file; name a jar".formatted(file));
        }
    }
}
