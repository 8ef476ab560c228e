package io.cargoshipper.host.pack;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.typesafe.config.Config;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Starts a pack's code: its own class loader, its {@link ToolPack} through {@link ServiceLoader},
 * its module in a child injector. Everything that it throws on the way is a {@link
 * PackFailedException}.
 */
@SuppressWarnings("try") // a context class loader is held, not used
final class PackActivator implements AutoCloseable {

    private static final int MAX_BROKEN_PROVIDERS = 100;

    private final PackSettings settings;
    private Injector root;

    PackActivator(PackSettings settings) {
        this.settings = settings;
    }

    ActivePack activate(PackFiles files, PackIndex index) {
        PackClassLoader loader = new PackClassLoader(index.name(), files.jars());
        try (ContextClassLoader ignored = new ContextClassLoader(loader)) {
            ToolPack pack = provider(loader, index);
            if (!pack.name().equals(index.name())) {
                throw new PackFailedException(
                        "its index calls it '%s', its code '%s'; build the pack again"
                                .formatted(index.name(), pack.name()));
            }
            Config section = settings.of(index.name(), files);
            Injector injector =
                    root().createChildInjector(
                                    pack.module(),
                                    binder -> binder.bind(Config.class).toInstance(section));
            injector.injectMembers(pack);
            ActivePack active =
                    new ActivePack(pack, loader, new MethodLinker(index, loader, injector).link());
            pack.start();
            return active;
        } catch (Throwable e) {
            close(loader, e);
            throw e instanceof PackFailedException failed
                    ? failed
                    : new PackFailedException(FailureReason.of(e), e);
        }
    }

    /**
     * The provider that the index names. Providers that are not of the pack's own jars are passed
     * over, and so is one that cannot be loaded, unless it is the one.
     */
    private static ToolPack provider(PackClassLoader loader, PackIndex index) {
        Set<String> errors = new LinkedHashSet<>();
        Iterator<ServiceLoader.Provider<ToolPack>> providers =
                ServiceLoader.load(ToolPack.class, loader).stream().iterator();
        // The iterator may not get past an error: it is not promised to.
        for (int failures = 0; failures < MAX_BROKEN_PROVIDERS; ) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<ToolPack> provider = providers.next();
                if (provider.type().getClassLoader() == loader
                        && provider.type().getName().equals(index.packClass())) {
                    return provider.get();
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
                errors.add(FailureReason.of(e.getCause() == null ? e : e.getCause()));
            }
        }
        throw new PackFailedException(
                errors.isEmpty()
                        ? "META-INF/services names no %s of its own jars"
                                .formatted(index.packClass())
                        : "%s cannot be created: %s"
                                .formatted(index.packClass(), String.join("; ", errors)));
    }

    /**
     * The parent of all packs' injectors. Bindings are explicit there, and so in its children: one
     * made just in time would be kept in the parent and hold on to the pack's classes for ever.
     */
    private synchronized Injector root() {
        if (root == null) {
            root =
                    Guice.createInjector(
                            new AbstractModule() {
                                @Override
                                protected void configure() {
                                    binder().requireExplicitBindings();
                                    binder().disableCircularProxies();
                                }
                            });
        }
        return root;
    }

    private static void close(PackClassLoader loader, Throwable failure) {
        try {
            loader.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Lets go of what the root injector learnt of the packs: it remembers the keys of children that
     * are gone, and their classes with them, until something is looked up.
     */
    @Override
    public synchronized void close() {
        root = null;
    }
}
