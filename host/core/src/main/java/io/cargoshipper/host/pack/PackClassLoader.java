package io.cargoshipper.host.pack;

import io.cargoshipper.api.index.SharedPackages;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads one pack's classes: from its own jars and the JDK, and nothing of the host but the shared
 * packages. So packs see neither the host's libraries nor each other.
 */
final class PackClassLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    PackClassLoader(String pack, List<Path> jars) {
        super("pack " + pack, urls(jars), ClassLoader.getPlatformClassLoader());
        this.host = PackClassLoader.class.getClassLoader();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SharedPackages.contains(name)
                ? host.loadClass(name)
                : super.loadClass(name, resolve);
    }

    private static URL[] urls(List<Path> jars) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("no URL for " + jar, e);
            }
        }
        return urls.toArray(URL[]::new);
    }
}
