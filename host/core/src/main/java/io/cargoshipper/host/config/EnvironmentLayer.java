package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValueFactory;
import io.cargoshipper.host.policy.Place;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.util.List;
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
    private final Folders folders;
    private final Consumer<String> complaints;
    private final Config keys;

    EnvironmentLayer(
            Environment environment,
            PolicySource source,
            Folders folders,
            Consumer<String> complaints) {
        this.environment = environment;
        this.source = source;
        this.folders = folders;
        this.complaints = complaints;
        this.keys = combined().withFallback(single()).withFallback(lists());
    }

    /** The configuration keys that variables set. */
    Config keys() {
        return keys;
    }

    /** The layer of policy that variables make. */
    PolicyLayer policy() {
        return LayerReader.read(
                new ConfigReader(keys, complaints),
                source,
                (key, origin) -> new Place(variable(origin), source.name()),
                folders);
    }

    /** The profile that a variable names, if one does. */
    Optional<String> profile() {
        return environment
                .value(EnvironmentVariable.CARGOSHIPPER_PROFILE.name())
                .map(String::strip);
    }

    /** Where the variables are from. */
    PolicySource source() {
        return source;
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
        if (isSet(EnvironmentVariable.RATE_LIMIT_WINDOW)
                && !isSet(EnvironmentVariable.RATE_LIMIT_REQUESTS)) {
            warnings.accept(
                    "%s has no effect without %s"
                            .formatted(
                                    place(EnvironmentVariable.RATE_LIMIT_WINDOW.name()),
                                    EnvironmentVariable.RATE_LIMIT_REQUESTS));
        }
    }

    private boolean isSet(EnvironmentVariable variable) {
        return environment.value(variable.name()).isPresent();
    }

    private Config single() {
        Config all = ConfigFactory.empty();
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            Optional<String> text = environment.value(variable.name());
            if (variable.use() == EnvironmentVariable.Use.KEY && text.isPresent()) {
                Config one =
                        key(variable.path().orElseThrow(), variable.value(text.get()), variable);
                if (variable.fits(new ConfigReader(one, complaints), folders)) {
                    all = all.withFallback(one);
                }
            }
        }
        return all;
    }

    private Config combined() {
        Config all = ConfigFactory.empty();
        CombinedVariables variables =
                new CombinedVariables(
                        environment,
                        (variable, complaint) ->
                                complaints.accept(place(variable.name()) + ": " + complaint));
        for (CombinedVariables.Saying saying : variables.sayings()) {
            all = all.withFallback(key(saying.path(), saying.value(), saying.variable()));
        }
        return all;
    }

    private Config lists() {
        Config all = ConfigFactory.empty();
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            all =
                    switch (variable.use()) {
                        case LIST -> all.withFallback(list(variable));
                        case LIST_OR_NONE -> all.withFallback(listOrNone(variable));
                        case KEY, COMBINED, PROFILE, ENGINE, LAUNCHER, NOT_YET -> all;
                    };
        }
        return all;
    }

    /** A list that, when it is blank, is one that allows nothing. */
    private Config listOrNone(EnvironmentVariable variable) {
        return environment.isBlank(variable.name())
                ? key(variable.path().orElseThrow(), List.of(), variable)
                : list(variable);
    }

    private Config list(EnvironmentVariable variable) {
        Optional<String> text = environment.value(variable.name());
        Optional<List<String>> list = text.flatMap(VariableList::of);
        if (text.isPresent() && list.isEmpty()) {
            complaints.accept(
                    "%s: '%s' begins like a JSON array, but is not one of strings: write [\"a\", \"b\"], or a,b"
                            .formatted(place(variable.name()), text.get()));
        }
        return list.map(entries -> key(variable.path().orElseThrow(), entries, variable))
                .orElse(ConfigFactory.empty());
    }

    /** The place is that of each entry of a list too. */
    private Config key(String path, Object value, EnvironmentVariable variable) {
        return ConfigFactory.empty()
                .withValue(path, ConfigValueFactory.fromAnyRef(value, place(variable.name())));
    }

    private String place(String name) {
        return source.kind() == PolicySource.Kind.WORKING_FOLDER
                ? source.name() + ": " + name
                : "environment variable " + name;
    }

    /** The variable of a place. */
    private static String variable(ConfigOrigin origin) {
        String place = origin.description();
        return place.substring(place.lastIndexOf(' ') + 1);
    }
}
