package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.SharedPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Loads a pack's classes for inspection, by the rule of the host: shared packages from the loader
 * of this class, so that their annotations can be read as they are, the JDK from the platform, all
 * else from the pack.
 */
final class PackClassLoader extends ClassLoader {

    private final ClassFileLocator classFiles;

    PackClassLoader(ClassFileLocator classFiles) {
        super("pack", ClassLoader.getPlatformClassLoader());
        this.classFiles = classFiles;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SharedPackages.contains(name)
                ? Class.forName(name, false, PackClassLoader.class.getClassLoader())
                : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            ClassFileLocator.Resolution classFile = classFiles.locate(name);
            if (!classFile.isResolved()) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = classFile.resolve();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read class " + name, e);
        }
    }
}
