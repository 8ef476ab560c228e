package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValueFactory;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.PolicyLayer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** What the environment says: values for configuration keys, and a layer of policy. */
final class EnvironmentLayer {

    private final Environment environment;
    private final List<String> problems;
    private final List<String> warnings;

    EnvironmentLayer(Environment environment, List<String> problems, List<String> warnings) {
        this.environment = environment;
        this.problems = problems;
        this.warnings = warnings;
    }

    /** The configuration keys that variables set. */
    Config keys() {
        Config keys = ConfigFactory.empty("environment");
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            Optional<String> text = environment.value(variable.name());
            if (variable.path().isPresent() && text.isPresent()) {
                keys =
                        keys.withValue(
                                variable.path().get(),
                                ConfigValueFactory.fromAnyRef(variable.value(text.get()))
                                        .withOrigin(
                                                ConfigOriginFactory.newSimple(
                                                        "environment variable "
                                                                + variable.name())));
            }
        }
        return keys;
    }

    /** The layer of policy that variables make. */
    PolicyLayer policy() {
        return new PolicyLayer(
                "the environment",
                highestTier(),
                list(EnvironmentVariable.SAFETY_ALLOWED_TOOLS),
                list(EnvironmentVariable.SAFETY_DENIED_TOOLS).orElse(List.of()));
    }

    /** Warns of variables that have no effect: mistyped, or not served by this release. */
    void warnOfUnused() {
        List<String> known = EnvironmentVariable.names();
        for (String name : new TreeSet<>(environment.variables().keySet())) {
            if (known.contains(name)) {
                if (EnvironmentVariable.valueOf(name).use() == EnvironmentVariable.Use.NOT_YET) {
                    warnings.add(name + " is set, but this release does not serve it yet");
                }
            } else if (EnvironmentVariable.isOwn(name)) {
                warnings.add(
                        "environment variable %s is unknown%s"
                                .formatted(name, NearestName.hint(name, known)));
            }
        }
    }

    private Optional<Tier> highestTier() {
        Optional<Boolean> moderate = flag(EnvironmentVariable.SAFETY_ALLOW_MODERATE_OPERATIONS);
        Optional<Boolean> destructive =
                flag(EnvironmentVariable.SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS);
        if (moderate.isPresent() && !moderate.get()) {
            return Optional.of(Tier.SAFE);
        }
        return destructive.map(allowed -> allowed ? Tier.DESTRUCTIVE : Tier.MODERATE);
    }

    private Optional<Boolean> flag(EnvironmentVariable variable) {
        return environment
                .value(variable.name())
                .flatMap(
                        text ->
                                switch (text.strip().toLowerCase(Locale.ROOT)) {
                                    case "true", "yes", "on", "1" -> Optional.of(true);
                                    case "false", "no", "off", "0" -> Optional.of(false);
                                    default -> {
                                        problems.add(
                                                "environment variable %s: '%s' is neither true nor false"
                                                        .formatted(variable.name(), text));
                                        yield Optional.empty();
                                    }
                                });
    }

    /** A list, written with commas or as a JSON array of strings; blank entries are passed over. */
    private Optional<List<Glob>> list(EnvironmentVariable variable) {
        return environment
                .value(variable.name())
                .map(String::strip)
                .map(
                        text ->
                                text.startsWith("[") && text.endsWith("]")
                                        ? text.substring(1, text.length() - 1).replace("\"", "")
                                        : text)
                .map(
                        text ->
                                Arrays.stream(text.split(",", -1))
                                        .map(String::strip)
                                        .filter(entry -> !entry.isEmpty())
                                        .map(Glob::new)
                                        .toList());
    }
}
