package io.cargoshipper.pack.volumes;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.TierRule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Raises the making of a volume that is more than space of its own. With options the engine's own
 * driver mounts anything: {@code {type: none, o: bind, device: /}} is the host's root, for every
 * container that is later given this harmless name. So its options are raised unless they are known
 * to be harmless; those of other drivers where they name a path or a bind.
 */
final class VolumeReach implements TierRule<NewVolume> {

    /** What the engine's own driver mounts where {@code type} says so: memory, and nothing else. */
    private static final Set<String> MEMORY = Set.of("type", "device", "o", "size");

    private static final Pattern MEMORY_OPTIONS =
            Pattern.compile(
                    "(?:(?:size|nr_inodes|mode|uid|gid)=[0-9a-zA-Z%]+|noexec|nosuid|nodev|rw|ro)"
                            + "(?:,(?:(?:size|nr_inodes|mode|uid|gid)=[0-9a-zA-Z%]+"
                            + "|noexec|nosuid|nodev|rw|ro))*");

    /** Anywhere in a value: drivers take lists such as {@code lowerdir=/a:/b,upperdir=/c}. */
    private static final Pattern PATH =
            Pattern.compile("(?:^|[=:,\\s])(?:/|[a-zA-Z]:[\\\\/]|\\\\)");

    @Override
    public Tier tier(NewVolume wanted) {
        Map<String, String> options = wanted.driverOptions();
        boolean harmless =
                isLocal(wanted.driver())
                        ? isSpace(options)
                        : options.values().stream().noneMatch(VolumeReach::reaches);
        return harmless ? Tier.MODERATE : Tier.DESTRUCTIVE;
    }

    /** Engines take no name for their own driver's. */
    private static boolean isLocal(String driver) {
        return driver.isBlank() || driver.equals("local");
    }

    private static boolean isSpace(Map<String, String> options) {
        if (options.keySet().stream().allMatch("size"::equals)) {
            return true;
        }
        return options.getOrDefault("type", "").equals("tmpfs")
                && MEMORY.containsAll(options.keySet())
                && options.getOrDefault("device", "tmpfs").equals("tmpfs")
                && (!options.containsKey("o")
                        || MEMORY_OPTIONS.matcher(options.get("o")).matches());
    }

    private static boolean reaches(String value) {
        return PATH.matcher(value).find() || value.toLowerCase(Locale.ROOT).contains("bind");
    }
}
