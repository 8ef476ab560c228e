package io.cargoshipper.api.builder;

import io.cargoshipper.api.Setting;
import io.cargoshipper.api.ToolPack;
import io.cargoshipper.api.index.IndexRules;
import io.cargoshipper.api.index.PackIndex;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a pack's entry point, as the host would find it. */
final class ProviderReader {

    /** The file that names the entry point. */
    static final String SERVICE_FILE = "META-INF/services/" + ToolPack.class.getName();

    private final Problems problems;

    ProviderReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the entry point; empty where problems were reported.
     *
     * @param serviceFile the text of {@link #SERVICE_FILE}
     * @param own the binary names of the pack's own classes
     */
    Optional<Provider> read(String serviceFile, Set<String> own, ClassLoader loader) {
        List<String> names = names(serviceFile);
        if (names.size() != 1) {
            problems.at(SERVICE_FILE)
                    .add(
                            names.isEmpty()
                                    ? "it names no class"
                                    : "it names %d classes: %s".formatted(names.size(), names),
                            "name the one class of the pack that implements ToolPack");
            return Optional.empty();
        }
        String name = names.get(0);
        if (!own.contains(name)) {
            problems.at(SERVICE_FILE)
                    .add(
                            "it names %s, which is no class of this pack".formatted(name),
                            "correct the name; a nested class is written Outer$Nested");
            return Optional.empty();
        }
        try {
            return read(Class.forName(name, false, loader));
        } catch (LinkageError | ClassNotFoundException | TypeNotPresentException e) {
            problems.at(name)
                    .add(
                            "the class cannot be loaded: " + e,
                            "put what it needs on the pack's class path");
            return Optional.empty();
        }
    }

    private static List<String> names(String serviceFile) {
        return serviceFile
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<Provider> read(Class<?> type) {
        Problems here = problems.at(type.getName());
        if (!ToolPack.class.isAssignableFrom(type)) {
            here.add(
                    "%s names it, but it is no ToolPack".formatted(SERVICE_FILE),
                    "implement io.cargoshipper.api.ToolPack");
            return Optional.empty();
        }
        List<PackIndex.SettingIndex> settings = settings(type, here);
        return create(type.asSubclass(ToolPack.class), here)
                .flatMap(pack -> name(pack, here))
                .map(name -> new Provider(type.getName(), name, settings));
    }

    private static Optional<ToolPack> create(Class<? extends ToolPack> type, Problems here) {
        if (!Reach.isPublic(type) || Modifier.isAbstract(type.getModifiers())) {
            here.add(
                    "the host cannot make it: it is not public, or abstract",
                    "make it a public class");
            return Optional.empty();
        }
        try {
            return Optional.of(type.getConstructor().newInstance());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            here.add(
                    "it has no public constructor without parameters",
                    "add one, and @Inject what it needs into fields");
        } catch (InvocationTargetException e) {
            here.add(
                    "its constructor failed: " + e.getCause(),
                    "do nothing there; work belongs into start()");
        } catch (LinkageError e) {
            here.add("its constructor failed: " + e, "put what it needs on the pack's class path");
        }
        return Optional.empty();
    }

    private static Optional<String> name(ToolPack pack, Problems here) {
        String name;
        try {
            name = pack.name();
        } catch (RuntimeException | LinkageError e) {
            here.add("its name() failed: " + e, "return a constant");
            return Optional.empty();
        }
        if (name == null || !IndexRules.isPackName(name)) {
            here.add(
                    "name() returns '%s'".formatted(name),
                    "use 1 to 40 lower-case letters, digits and hyphens, starting with a letter");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static List<PackIndex.SettingIndex> settings(Class<?> type, Problems here) {
        List<PackIndex.SettingIndex> settings = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Setting setting : type.getAnnotationsByType(Setting.class)) {
            String label = "@Setting(path = \"%s\")".formatted(setting.path());
            if (!IndexRules.isSettingPath(setting.path())) {
                here.add(
                        label + " is no path of a configuration",
                        "use words of letters, digits, '-' and '_', joined by dots, such as"
                                + " backend.url");
            }
            if (!paths.add(setting.path())) {
                here.add(label + " stands there twice", "drop one");
            }
            if (setting.doc().isBlank()) {
                here.add(label + " has no doc", "say what it is for, with an example");
            }
            settings.add(new PackIndex.SettingIndex(setting.path(), setting.doc()));
        }
        return settings;
    }
}
