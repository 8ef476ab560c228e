package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a service mounts. Volumes with a name are external: the data that is there is meant. */
final class ComposeMounts {

    /** The engine names a volume that nobody named by a random number. */
    private static final Pattern ANONYMOUS = Pattern.compile("[0-9a-f]{64}");

    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

    /** Whether containers share the label of what is mounted, or each has its own. */
    private static final Set<String> SELINUX = Set.of("z", "Z");

    private static final String TYPE = "type";
    private static final String TARGET = "target";

    private final ComposeSource source;
    private final Map<String, EngineObject> asked = new LinkedHashMap<>();
    private final Map<String, Object> volumes = new LinkedHashMap<>();
    private final Map<String, String> keys;
    private final List<String> notes;

    ComposeMounts(ComposeSource source, List<String> notes) {
        this.source = source;
        this.notes = notes;
        this.keys =
                ComposeKeys.of(
                        "volume",
                        source.container().objects("Mounts").stream()
                                .flatMap(mount -> mount.text("Name").stream())
                                .toList());
        source.hostConfig()
                .objects("Mounts")
                .forEach(mount -> mount.text("Target").ifPresent(it -> asked.put(it, mount)));
    }

    /** Writes the mounts, and returns the volumes that the file has to declare. */
    Map<String, Object> writeTo(Section service) {
        List<Object> mounts = new ArrayList<>();
        for (EngineObject mount : source.container().objects("Mounts")) {
            Optional<String> target = mount.text("Destination");
            if (target.isPresent() && !isServiceTmpfs(target.get())) {
                write(mount, target.get()).ifPresent(mounts::add);
            }
        }
        service.setAny("volumes", mounts).setAny("tmpfs", tmpfs());
        return volumes;
    }

    private Optional<Map<String, Object>> write(EngineObject mount, String target) {
        EngineObject wish = asked.getOrDefault(target, EngineObject.nothing());
        return switch (mount.text("Type").orElse("bind")) {
            case "volume" -> volume(mount, target, wish);
            case "tmpfs" -> Optional.of(tmpfs(mount, target, wish));
            case "bind" -> Optional.of(bind(mount, target, wish));
            default -> Optional.of(other(mount, target));
        };
    }

    private Map<String, Object> bind(EngineObject mount, String target, EngineObject wish) {
        Section options = new Section();
        // The form that makes a missing folder, as the engine does for `-v`.
        options.setIf(wish.isEmpty(), "create_host_path")
                .set("propagation", propagation(mount, wish))
                .set("selinux", mode(mount, SELINUX))
                .set("recursive", recursive(wish.object("BindOptions")));
        return started(mount, target, "bind")
                .set("source", mount.text("Source"))
                .setAny("bind", options.fields())
                .fields();
    }

    private Optional<Map<String, Object>> volume(
            EngineObject mount, String target, EngineObject wish) {
        String name = mount.text("Name").orElse("");
        boolean anonymous = name.isEmpty() || ANONYMOUS.matcher(name).matches();
        if (anonymous) {
            notes.add(
                    "an anonymous volume holds data that a new container does not get: copy it, or"
                            + " give the volume a name");
        }
        Set<String> images = source.imageConfig().object("Volumes").fields().keySet();
        if (anonymous && images.contains(target)) {
            return Optional.empty();
        }
        Section volume = started(mount, target, "volume");
        if (!anonymous) {
            String key = keys.get(name);
            volume.set("source", key);
            volumes.put(key, new Section().setIf(true, "external").set("name", name).fields());
        }
        Section options =
                new Section()
                        .setIf(wish.flag("VolumeOptions.NoCopy"), "nocopy")
                        .set("subpath", wish.text("VolumeOptions.Subpath"));
        return Optional.of(volume.setAny("volume", options.fields()).fields());
    }

    private static Map<String, Object> tmpfs(EngineObject mount, String target, EngineObject wish) {
        Section options =
                new Section()
                        .set("size", wish.positive("TmpfsOptions.SizeBytes"))
                        .set("mode", wish.positive("TmpfsOptions.Mode"));
        return started(mount, target, "tmpfs").setAny("tmpfs", options.fields()).fields();
    }

    private static Map<String, Object> other(EngineObject mount, String target) {
        return started(mount, target, mount.text("Type").orElse("bind"))
                .set("source", mount.text("Source"))
                .fields();
    }

    private static Section started(EngineObject mount, String target, String type) {
        Section section = new Section().set(TYPE, type).set(TARGET, target);
        return section.setIf(mount.has("RW") && !mount.flag("RW"), "read_only");
    }

    /**
     * The one that was asked for. What the engine tells of a mount may be its own choice, which it
     * refuses to take from others: it makes binds of folders around its data {@code rslave}.
     */
    private static Optional<String> propagation(EngineObject mount, EngineObject wish) {
        return wish.text("BindOptions.Propagation")
                .or(() -> mode(mount, PROPAGATIONS))
                .filter(it -> !it.equals("rprivate"));
    }

    /** What becomes of the mounts below the folder, where that is not what the engine chooses. */
    private static Optional<String> recursive(EngineObject options) {
        if (options.flag("NonRecursive")) {
            return Optional.of("disabled");
        }
        if (options.flag("ReadOnlyForceRecursive")) {
            return Optional.of("readonly");
        }
        return options.flag("ReadOnlyNonRecursive") ? Optional.of("writable") : Optional.empty();
    }

    /** One of the options of {@code -v}. */
    private static Optional<String> mode(EngineObject mount, Set<String> known) {
        return Arrays.stream(mount.text("Mode").orElse("").split(","))
                .filter(known::contains)
                .findFirst();
    }

    /** Mounts made by {@code --tmpfs}, which newer engines list among the others too. */
    private boolean isServiceTmpfs(String target) {
        return source.hostConfig().object("Tmpfs").fields().containsKey(target);
    }

    private List<String> tmpfs() {
        return source.hostConfig().textsByKey("Tmpfs").entrySet().stream()
                .map(
                        it ->
                                it.getValue().isEmpty()
                                        ? it.getKey()
                                        : it.getKey() + ":" + it.getValue())
                .toList();
    }
}
