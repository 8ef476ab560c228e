package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * Makes a pack out of a jar that was built without the {@link PackBuilderPlugin}. What the plugin
 * refuses, this refuses too.
 */
public final class JarIndexer {

    private static final String MANIFEST = JarFile.MANIFEST_NAME;

    private JarIndexer() {}

    /**
     * Writes index and invokers into a jar, in place of those of an earlier run; its other entries
     * stay as they are. The jar is replaced in one step, or not touched. The constructor and {@code
     * name()} of the pack's {@code ToolPack} run; no other code of the pack does.
     *
     * @param jar the pack's jar; must not be signed
     * @param classPath jars that the pack needs beside the packages that host and packs share: the
     *     other jars of its folder
     * @param version the pack's version; by default {@code Implementation-Version} of the manifest
     * @return the index that was written
     * @throws PackRefusedException if a host would refuse the pack; the jar is not touched
     * @throws IOException if the jar cannot be read or replaced
     */
    public static PackIndex index(Path jar, List<Path> classPath, Optional<String> version)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<String> known;
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            checkUnsigned(file, problems);
            known = version.isPresent() ? version : manifestVersion(file);
        }
        if (known.isEmpty()) {
            problems.add(
                    new Problem(
                            MANIFEST,
                            "it has no Implementation-Version",
                            "give the pack's version, on the command line with --pack-version, or add it"));
        }
        PackBuild build = PackBuilder.build(jar, classPath, known.orElse("none"));
        if (build instanceof PackBuild.Refused refused) {
            problems.addAll(refused.problems());
        } else if (build instanceof PackBuild.Absent) {
            problems.add(
                    new Problem(
                            ProviderReader.SERVICE_FILE,
                            "there is no such file, and no class has a method with @Tool, @Prompt or"
                                    + " @Resource",
                            "write a ToolPack and what it offers first"));
        }
        if (build instanceof PackBuild.Built built && problems.isEmpty()) {
            JarRewriter.rewrite(jar, PackFiles.deleted(built), PackFiles.written(built));
            return built.index();
        }
        throw new PackRefusedException(jar.toString(), problems);
    }

    private static void checkUnsigned(JarFile jar, List<Problem> problems) {
        jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("META-INF/") && name.endsWith(".SF"))
                .findFirst()
                .ifPresent(
                        name ->
                                problems.add(
                                        new Problem(
                                                name,
                                                "the jar is signed, and would no longer match its"
                                                        + " signature",
                                                "index it first, then sign it")));
    }

    private static Optional<String> manifestVersion(JarFile jar) throws IOException {
        return Optional.ofNullable(jar.getManifest())
                .map(Manifest::getMainAttributes)
                .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                .filter(value -> !value.isBlank());
    }
}
