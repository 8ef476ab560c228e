package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What one set of variables says: values for configuration keys, and a layer of policy. A value
 * that does not fit is complained of, and left out.
 */
final class EnvironmentLayer {

    private final Environment environment;
    private final PolicySource source;
    private final Consumer<String> complaints;
    private final Config keys;

    EnvironmentLayer(Environment environment, PolicySource source, Consumer<String> complaints) {
        this.environment = environment;
        this.source = source;
        this.complaints = complaints;
        this.keys = single().withFallback(tier()).withFallback(lists());
    }

    /** The configuration keys that variables set. */
    Config keys() {
        return keys;
    }

    /** The layer of policy that variables make. */
    PolicyLayer policy() {
        return PolicyKeys.layer(new ConfigReader(keys, complaints), source);
    }

    /** Names variables that have no effect: mistyped, or not served by this release. */
    void reportUnused(Consumer<String> warnings) {
        List<String> known = EnvironmentVariable.names();
        for (String name : new TreeSet<>(environment.variables().keySet())) {
            if (known.contains(name)) {
                if (EnvironmentVariable.valueOf(name).use() == EnvironmentVariable.Use.NOT_YET) {
                    warnings.accept(
                            place(name) + " is set, but this release does not serve it yet");
                }
            } else if (EnvironmentVariable.isOwn(name)) {
                warnings.accept(
                        "%s is unknown%s".formatted(place(name), NearestName.hint(name, known)));
            }
        }
    }

    private Config single() {
        Config all = ConfigFactory.empty();
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            Optional<String> text = environment.value(variable.name());
            if (variable.path().isPresent() && text.isPresent()) {
                Config one =
                        key(
                                variable.path().get(),
                                ConfigValueFactory.fromAnyRef(variable.value(text.get())),
                                variable);
                if (variable.fits(new ConfigReader(one, complaints))) {
                    all = all.withFallback(one);
                }
            }
        }
        return all;
    }

    private Config tier() {
        EnvironmentVariable moderate = EnvironmentVariable.SAFETY_ALLOW_MODERATE_OPERATIONS;
        EnvironmentVariable destructive = EnvironmentVariable.SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS;
        Optional<Boolean> moderateAllowed = flag(moderate);
        Optional<Boolean> destructiveAllowed = flag(destructive);
        if (moderateAllowed.isPresent() && !moderateAllowed.get()) {
            return tier(Tier.SAFE, moderate);
        }
        return destructiveAllowed
                .map(allowed -> tier(allowed ? Tier.DESTRUCTIVE : Tier.MODERATE, destructive))
                .orElse(ConfigFactory.empty());
    }

    private Config tier(Tier tier, EnvironmentVariable variable) {
        String text = tier.name().toLowerCase(Locale.ROOT);
        return key(PolicyKeys.HIGHEST_TIER, ConfigValueFactory.fromAnyRef(text), variable);
    }

    private Config lists() {
        return list(Subject.TOOLS.allowKey(), EnvironmentVariable.SAFETY_ALLOWED_TOOLS)
                .withFallback(
                        list(Subject.TOOLS.denyKey(), EnvironmentVariable.SAFETY_DENIED_TOOLS))
                .withFallback(
                        listOrNone(
                                Subject.PROMPTS.allowKey(),
                                EnvironmentVariable.SAFETY_ALLOWED_PROMPTS))
                .withFallback(
                        listOrNone(
                                Subject.RESOURCES.allowKey(),
                                EnvironmentVariable.SAFETY_ALLOWED_RESOURCES));
    }

    /** A list that, when it is blank, is one that allows nothing. */
    private Config listOrNone(String path, EnvironmentVariable variable) {
        return environment.isBlank(variable.name())
                ? key(path, ConfigValueFactory.fromIterable(List.of()), variable)
                : list(path, variable);
    }

    private Config list(String path, EnvironmentVariable variable) {
        Optional<String> text = environment.value(variable.name());
        Optional<List<String>> list = text.flatMap(VariableList::of);
        if (text.isPresent() && list.isEmpty()) {
            complaints.accept(
                    "%s: '%s' begins like a JSON array, but is not one of strings: write [\"a\", \"b\"], or a,b"
                            .formatted(place(variable.name()), text.get()));
        }
        return list.map(entries -> key(path, ConfigValueFactory.fromIterable(entries), variable))
                .orElse(ConfigFactory.empty());
    }

    private Optional<Boolean> flag(EnvironmentVariable variable) {
        Optional<String> text = environment.value(variable.name());
        Optional<Boolean> flag = text.flatMap(Truth::of);
        if (text.isPresent() && flag.isEmpty()) {
            complaints.accept(
                    "%s: '%s' is neither true nor false"
                            .formatted(place(variable.name()), text.get()));
        }
        return flag;
    }

    private Config key(String path, ConfigValue value, EnvironmentVariable variable) {
        return ConfigFactory.empty()
                .withValue(
                        path,
                        value.withOrigin(ConfigOriginFactory.newSimple(place(variable.name()))));
    }

    private String place(String name) {
        return source.kind() == PolicySource.Kind.WORKING_FOLDER
                ? source.name() + ": " + name
                : "environment variable " + name;
    }
}
