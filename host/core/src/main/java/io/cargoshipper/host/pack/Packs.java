package io.cargoshipper.host.pack;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.config.HostConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packs that were found, in the order in which they count: those named first by the
 * configuration, then by name. Found by reading jars; no code of a pack runs.
 */
public final class Packs implements AutoCloseable {

    private final List<Pack> all;
    private final List<String> warnings;
    private final PackActivations activations;

    private Packs(List<Pack> all, List<String> warnings, PackActivations activations) {
        this.all = List.copyOf(all);
        this.warnings = List.copyOf(warnings);
        this.activations = activations;
    }

    /** Reads the folder of packs. */
    public static Packs discover(
            HostConfig.Plugins plugins,
            HostConfig.Limits limits,
            Config sections,
            Environment environment) {
        PackSettings settings = new PackSettings(sections, environment);
        PackFolder folder = PackFolder.read(plugins.directory());
        List<Pack> found = new ArrayList<>();
        PackIndexFile indexFile = new PackIndexFile(JsonMapper.shared());
        for (PackFiles files : folder.packs()) {
            found.add(inspect(files, indexFile, settings, plugins));
        }
        found.sort(
                Comparator.comparingInt((Pack pack) -> rank(pack, plugins.first()))
                        .thenComparing(Pack::name)
                        .thenComparing(pack -> pack.files().location()));
        rejectConflicts(found);
        return new Packs(
                found,
                folder.warnings(),
                new PackActivations(new PackActivator(settings), limits.activationTime()));
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
            Optional<Pack> pack = all.stream().filter(one -> one.name().equals(name)).findFirst();
            if (pack.isEmpty()) {
                unmet.add("required pack '%s' is not installed".formatted(name));
            } else if (pack.get().status().state() != PackState.READY) {
                unmet.add(
                        "required pack '%s' is %s: %s"
                                .formatted(
                                        name,
                                        pack.get().status().state(),
                                        pack.get().status().reason()));
            }
        }
        return unmet;
    }

    /**
     * Returns a pack with its code running, starting it if this is the first use.
     *
     * @throws PackFailedException if it does not start, or did not before
     */
    public ActivePack activate(Pack pack) throws InterruptedException {
        return activations.get(pack);
    }

    /** Stops the packs that run, last started first. */
    @Override
    public void close() {
        activations.close();
    }

    private static Pack inspect(
            PackFiles files,
            PackIndexFile indexFile,
            PackSettings settings,
            HostConfig.Plugins plugins) {
        PackIndex index;
        try {
            index = indexFile.read(files);
        } catch (PackRejectedException e) {
            return Pack.rejected(files, Optional.empty(), e.getMessage());
        }
        if (plugins.disabled().contains(index.name())) {
            return new Pack(
                    files, Optional.of(index), PackState.DISABLED, "named in plugins.disabled");
        }
        if (!index.api().startsWith(major(PackIndex.API_LEVEL) + ".")) {
            return Pack.rejected(
                    files,
                    Optional.of(index),
                    "it was built for API level %s, this host serves %s; get a matching release"
                            .formatted(index.api(), PackIndex.API_LEVEL));
        }
        if (index.settings().isEmpty()) {
            return new Pack(files, Optional.of(index), PackState.READY, "");
        }
        try {
            List<String> missing = PackSettings.missing(index, settings.of(index.name(), files));
            return missing.isEmpty()
                    ? new Pack(files, Optional.of(index), PackState.READY, "")
                    : new Pack(
                            files,
                            Optional.of(index),
                            PackState.UNCONFIGURED,
                            "missing settings: " + String.join(", ", missing));
        } catch (IOException | ConfigException e) {
            return Pack.rejected(
                    files, Optional.of(index), "its settings cannot be read: " + e.getMessage());
        }
    }

    private static String major(String level) {
        return level.substring(0, level.indexOf('.'));
    }

    private static int rank(Pack pack, List<String> first) {
        int rank = first.indexOf(pack.name());
        return rank < 0 ? first.size() : rank;
    }

    /** Of two packs with one name, or one tool, the later is rejected. */
    private static void rejectConflicts(List<Pack> packs) {
        Set<String> names = new HashSet<>();
        Map<String, String> holders = new HashMap<>();
        for (Pack pack : packs) {
            if (pack.index().isEmpty() || !pack.status().state().offersTools()) {
                continue;
            }
            if (!names.add(pack.name())) {
                pack.become(
                        PackState.REJECTED,
                        "another jar holds a pack called '%s'; remove one of them"
                                .formatted(pack.name()));
                continue;
            }
            List<ToolIndex> tools = pack.index().get().tools();
            Optional<String> taken =
                    tools.stream().map(ToolIndex::name).filter(holders::containsKey).findFirst();
            if (taken.isPresent()) {
                pack.become(
                        PackState.REJECTED,
                        "its tool '%s' is held by pack '%s' already; remove or disable one of the packs"
                                .formatted(taken.get(), holders.get(taken.get())));
                continue;
            }
            tools.forEach(tool -> holders.put(tool.name(), pack.name()));
        }
    }
}
