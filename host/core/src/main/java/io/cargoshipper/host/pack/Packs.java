package io.cargoshipper.host.pack;

import com.typesafe.config.Config;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.config.HostConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packs that were found, in the order in which they count: those named first by the
 * configuration, then by name. Found by reading jars; no code of a pack runs.
 */
public final class Packs implements AutoCloseable {

    /** What the packs are given to stop, all together. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final List<Pack> all;
    private final List<String> warnings;
    private final PackInspection inspection;
    private final PackActivations activations;

    private Packs(
            List<Pack> all,
            List<String> warnings,
            PackInspection inspection,
            PackActivations activations) {
        this.all = List.copyOf(all);
        this.warnings = List.copyOf(warnings);
        this.inspection = inspection;
        this.activations = activations;
    }

    /** Reads the folder of packs. */
    public static Packs discover(
            HostConfig.Plugins plugins,
            HostConfig.Limits limits,
            Config sections,
            Environment environment) {
        PackSettings settings = new PackSettings(sections, environment);
        PackInspection inspection =
                new PackInspection(
                        new PackIndexFile(JsonMapper.shared()), settings, plugins.disabled());
        PackFolder folder = PackFolder.read(plugins.directory());
        List<Pack> found = new ArrayList<>();
        folder.packs().forEach(files -> found.add(inspection.inspect(files)));
        folder.unreadable()
                .forEach(
                        one ->
                                found.add(
                                        Pack.rejected(
                                                new PackFiles(one.location(), List.of()),
                                                Optional.empty(),
                                                one.reason())));
        found.sort(
                Comparator.comparingInt((Pack pack) -> rank(pack, plugins.first()))
                        .thenComparing(Pack::name)
                        .thenComparing(pack -> pack.files().location()));
        PackConflicts.reject(found);
        List<String> warnings = new ArrayList<>(folder.warnings());
        return new Packs(
                found,
                warnings,
                inspection,
                new PackActivations(
                        new PackActivator(settings), limits.activationTime(), STOP_LIMIT));
    }

    /** The packs, in the order in which they count. */
    public List<Pack> all() {
        return all;
    }

    /** What else stands in the folder, one message each. */
    public List<String> warnings() {
        return warnings;
    }

    /** The packs among the required ones that do not work, each with why. */
    public List<String> unmet(Set<String> required) {
        List<String> unmet = new ArrayList<>();
        for (String name : required) {
            Optional<Pack> pack = find(name);
            if (pack.isEmpty()) {
                unmet.add("required pack '%s' is not installed".formatted(name));
                continue;
            }
            Pack.Status status = pack.get().status();
            if (status.state() != PackState.READY && status.state() != PackState.ACTIVE) {
                unmet.add(
                        "required pack '%s' (%s) is %s: %s"
                                .formatted(
                                        name,
                                        pack.get().files().location(),
                                        status.state(),
                                        status.reason()));
            }
        }
        return unmet;
    }

    /** The pack of a name; if there is none, one that cannot say its name, by that of its file. */
    public Optional<Pack> find(String name) {
        return all.stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .or(
                        () ->
                                all.stream()
                                        .filter(pack -> pack.index().isEmpty())
                                        .filter(pack -> isFileOf(name, pack.name()))
                                        .findFirst());
    }

    /**
     * What would become of a pack that stands somewhere else, were it put beside these: its state,
     * by its jars and what these packs hold already. One of these itself is returned as it is.
     */
    public Pack preview(PackFiles files) {
        Optional<Pack> installed =
                all.stream().filter(pack -> isAt(pack, files.location())).findFirst();
        if (installed.isPresent()) {
            return installed.get();
        }
        Pack pack = inspection.inspect(files);
        if (pack.status().state().isOffered()) {
            PackConflicts.conflict(pack, all)
                    .ifPresent(conflict -> pack.become(PackState.REJECTED, conflict));
        }
        return pack;
    }

    private static boolean isAt(Pack pack, Path location) {
        return pack.files()
                .location()
                .toAbsolutePath()
                .normalize()
                .equals(location.toAbsolutePath().normalize());
    }

    /** The settings that a pack cannot work without and does not have. */
    public List<PackIndex.SettingIndex> lacking(Pack pack) {
        return pack.index().map(index -> inspection.lacking(pack.files(), index)).orElse(List.of());
    }

    /** Whether a file is called {@code name.jar}, or {@code name-1.2.jar}. */
    private static boolean isFileOf(String pack, String file) {
        return file.equals(pack + ".jar") || file.matches(Pattern.quote(pack) + "-[0-9].*\\.jar");
    }

    /**
     * Returns a pack with its code running, starting it if this is the first use.
     *
     * @throws PackFailedException if it does not start, or did not before
     */
    public ActivePack activate(Pack pack) throws InterruptedException {
        return activations.get(pack);
    }

    /** Stops the packs that run; one that takes more than some seconds is left to itself. */
    @Override
    public void close() {
        activations.close();
    }

    private static int rank(Pack pack, List<String> first) {
        int rank = first.indexOf(pack.name());
        return rank < 0 ? first.size() : rank;
    }
}
