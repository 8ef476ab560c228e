package io.cargoshipper.api.index;

import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One tool in the index of a pack.
 *
 * @param name the tool's name
 * @param title a short name for people
 * @param description what it does, for a model
 * @param tier the least tier of any call
 * @param raises arguments that raise the tier
 * @param tierRule the binary name of its {@link io.cargoshipper.api.TierRule}
 * @param idempotent whether a call made twice leaves the state of one
 * @param openWorld whether it reaches beyond the engine and the host
 * @param timeoutSeconds the time limit of a call; 0: the host's
 * @param code how to call it
 * @param plan how to ask what a call would touch, if it has a {@link io.cargoshipper.api.Plans}
 *     method; it takes the same arguments
 * @param inputSchema JSON Schema 2020-12 of the arguments
 * @param outputSchema JSON Schema 2020-12 of the structured result, if it has one
 * @param untrusted places in the result that hold text from outside: JSON pointers (RFC 6901) in
 *     which {@code *} stands for every index or key
 * @param secret places in arguments ({@code /in/…}) and result ({@code /out/…}) that are never
 *     shown, written likewise
 * @param examples by argument, a value as JSON text, for messages
 * @param formerNames by former name, the argument that it names now
 */
public record ToolIndex(
        String name,
        String title,
        String description,
        Tier tier,
        List<Raise> raises,
        Optional<String> tierRule,
        boolean idempotent,
        boolean openWorld,
        int timeoutSeconds,
        CodeIndex code,
        Optional<CodeIndex> plan,
        Map<String, Object> inputSchema,
        Optional<Map<String, Object>> outputSchema,
        List<String> untrusted,
        List<String> secret,
        Map<String, String> examples,
        Map<String, String> formerNames) {

    public ToolIndex {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(tier, "tier");
        raises = List.copyOf(raises);
        Objects.requireNonNull(tierRule, "tierRule");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(inputSchema, "inputSchema");
        Objects.requireNonNull(outputSchema, "outputSchema");
        untrusted = List.copyOf(untrusted);
        secret = List.copyOf(secret);
        examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
        formerNames = Collections.unmodifiableMap(new LinkedHashMap<>(formerNames));
    }

    /**
     * An argument that raises the tier.
     *
     * @param argument its name
     * @param tier what it raises the tier to
     * @param when when it does
     */
    public record Raise(String argument, Tier tier, RaisesTier.When when) {

        public Raise {
            Objects.requireNonNull(argument, "argument");
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(when, "when");
        }
    }

    /** The capabilities the tool asks for, with those of its plan. */
    public List<CodeIndex.Parameter> capabilities() {
        return Stream.concat(Stream.of(code), plan.stream())
                .flatMap(method -> method.capabilities().stream())
                .distinct()
                .toList();
    }

    static ToolIndex fromJson(IndexMap map) {
        return new ToolIndex(
                map.text("name"),
                map.text("title"),
                map.text("description"),
                map.constant("tier", Tier.class),
                map.list(
                        "raises",
                        raise ->
                                new Raise(
                                        raise.text("argument"),
                                        raise.constant("tier", Tier.class),
                                        raise.constant("when", RaisesTier.When.class))),
                map.optionalText("tierRule"),
                map.flag("idempotent"),
                map.flag("openWorld"),
                map.number("timeoutSeconds"),
                CodeIndex.fromJson(map.object("code")),
                map.has("plan")
                        ? Optional.of(CodeIndex.fromJson(map.object("plan")))
                        : Optional.empty(),
                map.json("inputSchema"),
                map.has("outputSchema") ? Optional.of(map.json("outputSchema")) : Optional.empty(),
                map.texts("untrusted"),
                map.texts("secret"),
                map.textsByName("examples"),
                map.textsByName("formerNames"));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("title", title);
        json.put("description", description);
        json.put("tier", tier.name());
        json.put("raises", raises.stream().map(ToolIndex::raiseJson).toList());
        tierRule.ifPresent(rule -> json.put("tierRule", rule));
        json.put("idempotent", idempotent);
        json.put("openWorld", openWorld);
        json.put("timeoutSeconds", timeoutSeconds);
        json.put("code", code.toJson());
        plan.ifPresent(method -> json.put("plan", method.toJson()));
        json.put("inputSchema", inputSchema);
        outputSchema.ifPresent(schema -> json.put("outputSchema", schema));
        json.put("untrusted", untrusted);
        json.put("secret", secret);
        json.put("examples", examples);
        json.put("formerNames", formerNames);
        return json;
    }

    private static Map<String, Object> raiseJson(Raise raise) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("argument", raise.argument());
        json.put("tier", raise.tier().name());
        json.put("when", raise.when().name());
        return json;
    }
}
