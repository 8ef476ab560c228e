package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.PackIndex;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;

/**
 * Runs the {@link PackBuilder} in a build, through Byte Buddy's plugin for Maven or Gradle. It
 * changes no class: it writes index and invokers beside them, or fails the build with all problems.
 * A module that offers nothing, without service file, is left alone.
 */
public final class PackBuilderPlugin implements Plugin.WithInitialization {

    private final File root;
    private final BuildLogger log;
    private final String version;

    /**
     * Called by Byte Buddy.
     *
     * @param root the folder of classes, which Byte Buddy provides
     * @param log the build's log, which Byte Buddy provides
     * @param version the pack's version: the argument of index 2 in the build's configuration
     */
    public PackBuilderPlugin(File root, BuildLogger log, String version) {
        this.root = root;
        this.log = log;
        this.version = version;
    }

    @Override
    public Map<TypeDescription, byte[]> initialize(ClassFileLocator classFileLocator) {
        try (ClassSource source = ClassSource.open(root.toPath())) {
            PackBuild build = PackBuilder.build(source, classFileLocator, version);
            PackFolder folder = new PackFolder(root.toPath());
            if (build instanceof PackBuild.Refused refused) {
                throw new PackRefusedException(root.toString(), refused.problems());
            } else if (build instanceof PackBuild.Built built) {
                folder.write(built);
                log.info(summary(built.index()));
            } else if (build instanceof PackBuild.Absent absent) {
                folder.clear(absent);
                log.info("No pack in " + root);
            }
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot build the pack in " + root, e);
        }
    }

    private static String summary(PackIndex index) {
        return "Pack '%s' %s: %d tools, %d prompts, %d resources, %d resource templates"
                .formatted(
                        index.name(),
                        index.version(),
                        index.tools().size(),
                        index.prompts().size(),
                        index.resources().size(),
                        index.resourceTemplates().size());
    }

    @Override
    public boolean matches(TypeDescription type) {
        return false;
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder,
            TypeDescription type,
            ClassFileLocator classFileLocator) {
        return builder;
    }

    @Override
    public void close() {
        // Everything was closed where it was opened.
    }
}
