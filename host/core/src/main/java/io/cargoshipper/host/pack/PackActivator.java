package io.cargoshipper.host.pack;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.typesafe.config.Config;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Starts a pack's code: its own class loader, its {@link ToolPack} through {@link ServiceLoader},
 * its module in a child injector. Everything that it throws on the way is a {@link
 * PackFailedException}.
 */
@SuppressWarnings("try") // a context class loader is held, not used
final class PackActivator {

    private final PackSettings settings;
    private volatile Injector root;

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
            pack.start();
            return new ActivePack(pack, loader, injector);
        } catch (Throwable e) {
            close(loader);
            throw failed(e);
        }
    }

    /**
     * The provider that the index names. Providers that are not of the pack's own jars are passed
     * over, and so is one that cannot be loaded, unless it is the one.
     */
    private static ToolPack provider(PackClassLoader loader, PackIndex index) {
        List<String> errors = new ArrayList<>();
        Iterator<ServiceLoader.Provider<ToolPack>> providers =
                ServiceLoader.load(ToolPack.class, loader).stream().iterator();
        while (true) {
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
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (errors.contains(cause.toString())) {
                    break; // the iterator does not get past it
                }
                errors.add(cause.toString());
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

    private static PackFailedException failed(Throwable e) {
        if (e instanceof PackFailedException failed) {
            return failed;
        }
        String message =
                e.getMessage() == null ? "" : ": " + e.getMessage().lines().findFirst().orElse("");
        String hint =
                e instanceof NoClassDefFoundError || e instanceof ClassNotFoundException
                        ? " (a class is missing: put the pack's dependencies beside it in a folder)"
                        : "";
        return new PackFailedException(
                "it threw %s%s%s".formatted(e.getClass().getName(), message, hint), e);
    }

    private static void close(PackClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new PackFailedException("its jars could not be closed", e);
        }
    }
}
