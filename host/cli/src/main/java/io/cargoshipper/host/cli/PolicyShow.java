package io.cargoshipper.host.cli;

import io.cargoshipper.host.Host;
import io.cargoshipper.host.policy.Explanation;
import io.cargoshipper.host.policy.KeyInForce;
import io.cargoshipper.host.policy.LooseningAttempts;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the policy in force: its layers, and for each key what holds and where that stands. */
@Command(
        name = "show",
        description = "Show the policy in force: its layers, every key, and where it is set.",
        mixinStandardHelpOptions = true)
final class PolicyShow implements Callable<Integer> {

    private static final String EFFECTS = "policy.effects.";

    private final Streams streams;
    private final HostOptions options;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PolicyShow(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() {
        try (Host host = options.host()) {
            Policy policy = host.policy().current();
            if (json) {
                JsonOutput.print(streams.printer(), json(policy));
            } else {
                print(policy);
            }
            return ExitCode.OK;
        }
    }

    private void print(Policy policy) {
        PrintWriter out = streams.printer();
        Table layers = new Table("LAYER", "KEYS", "FROM");
        policy.layers()
                .forEach(
                        layer ->
                                layers.row(
                                        kind(layer),
                                        String.valueOf(layer.keys().size()),
                                        layer.name()));
        layers.print(out);
        out.println();
        table("KEY", keys(policy, false)).print(out);
        out.println();
        table("EFFECT", keys(policy, true)).print(out);
        List<String> inVain = LooseningAttempts.of(policy);
        if (!inVain.isEmpty()) {
            out.println();
            out.println("ASKED IN VAIN");
            inVain.forEach(out::println);
        }
        out.flush();
    }

    private static Table table(String what, List<KeyInForce> keys) {
        Table table = new Table(what, "VALUE", "SET BY");
        keys.forEach(key -> table.row(name(key), key.value(), setBy(key)));
        return table;
    }

    private static Map<String, Object> json(Policy policy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("layers", policy.layers().stream().map(PolicyShow::json).toList());
        json.put("keys", keys(policy, false).stream().map(PolicyShow::json).toList());
        json.put("effects", keys(policy, true).stream().map(PolicyShow::json).toList());
        json.put("askedInVain", LooseningAttempts.of(policy));
        return json;
    }

    private static Map<String, Object> json(PolicyLayer layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind(layer));
        json.put("name", layer.name());
        json.put("keys", layer.keys().size());
        return json;
    }

    static Map<String, Object> json(KeyInForce key) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", key.key());
        json.put("value", key.value());
        json.put("layer", key.layer());
        json.put("place", key.place());
        return json;
    }

    private static List<KeyInForce> keys(Policy policy, boolean effects) {
        return Explanation.of(policy).keys().stream()
                .filter(key -> key.key().startsWith(EFFECTS) == effects)
                .toList();
    }

    private static String name(KeyInForce key) {
        return key.key().startsWith(EFFECTS) ? key.key().substring(EFFECTS.length()) : key.key();
    }

    /** Where it stands; with what it is called there, where that is another name. */
    private static String setBy(KeyInForce key) {
        String called = key.key() + " in ";
        return key.place().startsWith(called)
                ? key.place().substring(called.length())
                : key.place();
    }

    private static String kind(PolicyLayer layer) {
        return layer.source().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
