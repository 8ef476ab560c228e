package io.cargoshipper.host.pack;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.host.config.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Puts a pack's own section together: what the operator wrote under {@code packs.<name>}, over the
 * same section of the {@code reference.conf} in the pack's jars. The latter may take environment
 * variables by {@code ${?NAME}}, and include nothing. Anything else in it has no effect.
 */
final class PackSettings {

    static final String REFERENCE = "reference.conf";
    private static final int MAX_REFERENCE_BYTES = 1 << 20;

    private final Config operator;
    private final Config variables;

    PackSettings(Config operatorSections, Environment environment) {
        this.operator = operatorSections;
        this.variables = ConfigFactory.parseMap(quoted(environment), "environment");
    }

    /** The pack's section; {@link ConfigException} says what is wrong with its reference.conf. */
    Config of(String pack, PackFiles files) throws IOException {
        String section = "packs." + pack;
        Config merged =
                operator.hasPath(pack)
                        ? operator.getConfig(pack).atPath(section)
                        : ConfigFactory.empty();
        for (Path jar : files.jars()) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(REFERENCE);
                if (entry != null) {
                    merged = merged.withFallback(parse(zip, entry).withOnlyPath(section));
                }
            }
        }
        Config resolved = resolve(merged);
        return resolved.hasPath(section) ? resolved.getConfig(section) : ConfigFactory.empty();
    }

    /** The settings of an index that a section lacks, each with what it is for. */
    static List<String> missing(PackIndex index, Config section) {
        return lacking(index, section).stream()
                .map(
                        setting ->
                                "packs.%s.%s (%s)"
                                        .formatted(index.name(), setting.path(), setting.doc()))
                .toList();
    }

    /** The settings of an index that a section lacks. */
    static List<PackIndex.SettingIndex> lacking(PackIndex index, Config section) {
        return index.settings().stream()
                .filter(setting -> !section.hasPath(setting.path()))
                .toList();
    }

    private Config resolve(Config merged) throws IOException {
        try {
            // Not by resolveWith: it breaks on a default that a variable may replace.
            return merged.withFallback(variables).resolve(ConfigResolveOptions.noSystem());
        } catch (ConfigException.UnresolvedSubstitution e) {
            throw e;
        } catch (ConfigException e) {
            // The message of others may show what variables hold, and that secrets.
            throw new IOException(
                    "the value of a variable does not fit where %s takes it"
                            .formatted(e.origin() == null ? REFERENCE : e.origin().description()),
                    e);
        }
    }

    private static Config parse(ZipFile zip, ZipEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream stream = zip.getInputStream(entry)) {
            // The size that an entry declares may be anything.
            bytes = stream.readNBytes(MAX_REFERENCE_BYTES + 1);
        }
        if (bytes.length > MAX_REFERENCE_BYTES) {
            throw new IOException(
                    "%s has more than %,d bytes".formatted(REFERENCE, MAX_REFERENCE_BYTES));
        }
        return ConfigFactory.parseReader(
                new StringReader(new String(bytes, StandardCharsets.UTF_8)),
                ConfigParseOptions.defaults()
                        .setOriginDescription(REFERENCE)
                        .setIncluder(new NoIncludes()));
    }

    /** Names of variables are keys, not paths. */
    private static Map<String, String> quoted(Environment environment) {
        Map<String, String> quoted = new HashMap<>();
        environment
                .variables()
                .forEach((name, value) -> quoted.put(ConfigUtil.quoteString(name), value));
        return quoted;
    }
}
