package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.IndexRules;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.SharedPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Makes an index and invokers out of compiled classes, or says all that stands in the way.
 *
 * <p>Classes are read as files; only those with annotations of the API are loaded, with the records
 * they name, and none of these is initialized. The one piece of a pack's code that runs is the
 * constructor and {@code name()} of its {@code ToolPack}. The same classes give the same result,
 * byte for byte.
 */
public final class PackBuilder {

    private final ClassSource source;
    private final PackClassLoader loader;
    private final Problems problems = Problems.none();

    private PackBuilder(ClassSource source, ClassFileLocator classPath) {
        this.source = source;
        this.loader = new PackClassLoader(new ClassFileLocator.Compound(source, classPath));
    }

    /**
     * Builds a pack from classes. Nothing is written.
     *
     * @param classes a folder of classes, or a jar
     * @param classPath what the classes need beside the packages that host and packs share
     * @param version the pack's version, not blank
     * @throws IOException if the classes cannot be read
     */
    public static PackBuild build(Path classes, List<Path> classPath, String version)
            throws IOException {
        try (ClassSource source = ClassSource.open(classes);
                ClassFileLocator dependencies = open(classPath)) {
            return build(source, dependencies, version);
        }
    }

    static PackBuild build(ClassSource source, ClassFileLocator classPath, String version)
            throws IOException {
        if (version.isBlank()) {
            throw new IllegalArgumentException("A pack needs a version");
        }
        return new PackBuilder(source, classPath).build(version);
    }

    private static ClassFileLocator open(List<Path> classPath) throws IOException {
        List<ClassFileLocator> opened = new ArrayList<>();
        try {
            for (Path element : classPath) {
                opened.add(ClassSource.open(element));
            }
        } catch (IOException e) {
            new ClassFileLocator.Compound(opened).close();
            throw e;
        }
        return new ClassFileLocator.Compound(opened);
    }

    private PackBuild build(String version) throws IOException {
        SortedMap<String, ClassFacts> facts = facts();
        Set<String> generated = new TreeSet<>();
        facts.forEach(
                (name, fact) -> {
                    if (fact.generated()) {
                        generated.add(name);
                    }
                });
        facts.keySet().removeAll(generated);
        boolean any = facts.values().stream().anyMatch(fact -> !fact.offers().isEmpty());
        Optional<String> serviceFile =
                source.read(ProviderReader.SERVICE_FILE)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        if (!any && serviceFile.isEmpty()) {
            return new PackBuild.Absent(generated);
        }
        if (!IndexRules.isVersion(version)) {
            problems.at(PackIndex.PATH)
                    .add(
                            "'%s' is no version of a pack".formatted(version),
                            "use 1 to 100 printable characters of ASCII, such as 1.2.0");
        }
        checkClasses(facts);
        Offers offers = offers(facts);
        Optional<Provider> provider = provider(serviceFile, facts.keySet());
        if (provider.isEmpty() || !problems.isEmpty()) {
            return new PackBuild.Refused(problems.list());
        }
        return built(provider.get(), offers, version, generated);
    }

    private SortedMap<String, ClassFacts> facts() throws IOException {
        SortedMap<String, ClassFacts> facts = new TreeMap<>();
        for (String name : source.classNames()) {
            byte[] classFile = source.readClass(name).orElseThrow();
            try {
                facts.put(name, ClassFacts.of(classFile));
            } catch (RuntimeException e) {
                // What the reader throws for a broken file is not said anywhere.
                problems.at(name)
                        .add("it is no class file that can be read: " + e, "compile it again");
            }
        }
        return facts;
    }

    private void checkClasses(Map<String, ClassFacts> facts) {
        facts.forEach(
                (name, fact) -> {
                    if (SharedPackages.isReserved(name)) {
                        problems.at(name)
                                .add(
                                        "its package is shared with the host, which brings it",
                                        "leave it out of the pack");
                    }
                    for (String member : fact.javaxInjected()) {
                        problems.at(name + "#" + member)
                                .add(
                                        "it is annotated with javax.inject, which Guice 7 ignores",
                                        "use jakarta.inject");
                    }
                });
    }

    private Offers offers(Map<String, ClassFacts> facts) {
        OfferReader reader = new OfferReader(problems);
        facts.forEach(
                (name, fact) -> {
                    if (!fact.offers().isEmpty() && !SharedPackages.isReserved(name)) {
                        reader.read(name, loader);
                    }
                });
        Offers offers = reader.offers();
        OffersCheck.check(offers, facts.keySet(), problems);
        return offers;
    }

    private Optional<Provider> provider(Optional<String> serviceFile, Set<String> own) {
        if (serviceFile.isEmpty()) {
            problems.at(ProviderReader.SERVICE_FILE)
                    .add(
                            "the classes offer something, but there is no such file",
                            "write it, with the name of the class that implements ToolPack as its"
                                    + " only line");
            return Optional.empty();
        }
        return new ProviderReader(problems).read(serviceFile.get(), own, loader);
    }

    private static PackBuild built(
            Provider provider, Offers offers, String version, Set<String> generated) {
        SortedMap<String, byte[]> invokers = offers.invokers();
        Set<String> stale = new TreeSet<>(generated);
        stale.removeAll(invokers.keySet());
        return new PackBuild.Built(offers.index(provider, version), invokers, stale);
    }
}
