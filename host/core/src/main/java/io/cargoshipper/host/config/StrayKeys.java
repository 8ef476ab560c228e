package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what in a file nothing reads: unknown keys, values in the place of sections, and nulls,
 * which would take a default away instead of setting something.
 */
final class StrayKeys {

    private static final String PACKS = "packs";

    private final Set<String> known;
    private final Findings findings;

    StrayKeys(Set<String> known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    /** Reports what is astray, with no section left to others. */
    void reportWhole(Config file) {
        new TreeMap<>(file.root())
                .forEach((name, value) -> report(ConfigUtil.joinPath(name), value));
    }

    /** Reports what is astray; the sections of packs are left to the packs. */
    void report(Config file) {
        for (var entry : new TreeMap<>(file.root()).entrySet()) {
            if (entry.getKey().equals(PACKS)) {
                packs(entry.getValue());
            } else if (!entry.getKey().equals(RegistryKeys.SECTION)) { // which sees to itself
                report(ConfigUtil.joinPath(entry.getKey()), entry.getValue());
            }
        }
    }

    private void packs(ConfigValue packs) {
        if (!(packs instanceof ConfigObject sections)) {
            noSection(PACKS, packs);
            return;
        }
        for (var entry : new TreeMap<>(sections).entrySet()) {
            if (!(entry.getValue() instanceof ConfigObject)) {
                noSection(ConfigUtil.joinPath(PACKS, entry.getKey()), entry.getValue());
            }
        }
    }

    private void report(String name, ConfigValue value) {
        if (known.contains(name)) {
            if (value.valueType() == ConfigValueType.NULL) {
                problem(value, "%s is null; take it out, and the default holds".formatted(name));
            }
        } else if (value instanceof ConfigObject section) {
            for (var entry : new TreeMap<>(section).entrySet()) {
                report(name + "." + ConfigUtil.joinPath(entry.getKey()), entry.getValue());
            }
        } else if (known.stream().anyMatch(key -> key.startsWith(name + "."))) {
            noSection(name, value);
        } else {
            problem(value, "unknown key '%s'%s".formatted(name, NearestName.hint(name, known)));
        }
    }

    private void noSection(String name, ConfigValue value) {
        problem(
                value,
                "'%s' is a section, %s { … }, but here it is %s"
                        .formatted(name, name, type(value)));
    }

    /** Never the value, which may be a secret that was put in the wrong place. */
    private static String type(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "a section";
            case LIST -> "a list";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case STRING -> "a text";
        };
    }

    private void problem(ConfigValue value, String message) {
        findings.problem(ConfigReader.origin(value) + ": " + message);
    }
}
