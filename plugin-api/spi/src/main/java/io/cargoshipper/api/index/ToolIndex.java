package io.cargoshipper.api.index;

import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
 * @param inputSchema JSON Schema 2020-12 of the arguments
 * @param outputSchema JSON Schema 2020-12 of the structured result, if it has one
 * @param untrusted places in the result that hold text from outside: JSON pointers (RFC 6901) in
 *     which {@code *} stands for every index or key
 * @param secret places in arguments ({@code /in/…}) and result ({@code /out/…}) that are never
 *     shown, written likewise
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
        Code code,
        Map<String, Object> inputSchema,
        Optional<Map<String, Object>> outputSchema,
        List<String> untrusted,
        List<String> secret) {

    public ToolIndex {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(tier, "tier");
        raises = List.copyOf(raises);
        Objects.requireNonNull(tierRule, "tierRule");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(inputSchema, "inputSchema");
        Objects.requireNonNull(outputSchema, "outputSchema");
        untrusted = List.copyOf(untrusted);
        secret = List.copyOf(secret);
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

    /**
     * How a tool is called.
     *
     * @param className the binary name of the class that carries it
     * @param method the method's name, for messages
     * @param invoker the binary name of its {@link ToolInvoker}
     * @param argumentsClass the binary name of the record of its arguments, if it takes any
     * @param parameters what the method takes, in its order
     */
    public record Code(
            String className,
            String method,
            String invoker,
            Optional<String> argumentsClass,
            List<Parameter> parameters) {

        public Code {
            Objects.requireNonNull(className, "className");
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(invoker, "invoker");
            Objects.requireNonNull(argumentsClass, "argumentsClass");
            parameters = List.copyOf(parameters);
        }
    }

    /** What a parameter of a tool's method is. */
    public enum Parameter {
        /** The record of arguments. */
        ARGUMENTS,
        /** The {@link io.cargoshipper.api.ToolCall}. */
        CALL,
        /** A capability: a lease on the engine. */
        ENGINE,
        /** A capability: {@link io.cargoshipper.api.HostFiles}. */
        FILES;

        /** Whether this is a capability, which policy can withhold. */
        public boolean isCapability() {
            return this == ENGINE || this == FILES;
        }
    }

    /** The capabilities the tool asks for. */
    public List<Parameter> capabilities() {
        return code.parameters().stream().filter(Parameter::isCapability).toList();
    }

    static ToolIndex fromJson(IndexMap map) {
        IndexMap code = map.object("code");
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
                optionalText(map, "tierRule"),
                map.flag("idempotent"),
                map.flag("openWorld"),
                map.number("timeoutSeconds"),
                new Code(
                        code.text("class"),
                        code.text("method"),
                        code.text("invoker"),
                        optionalText(code, "argumentsClass"),
                        code.texts("parameters").stream()
                                .map(name -> parameter(code, name))
                                .toList()),
                schema(map, "inputSchema"),
                map.has("outputSchema")
                        ? Optional.of(schema(map, "outputSchema"))
                        : Optional.empty(),
                map.texts("untrusted"),
                map.texts("secret"));
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
        json.put("code", codeJson());
        json.put("inputSchema", inputSchema);
        outputSchema.ifPresent(schema -> json.put("outputSchema", schema));
        json.put("untrusted", untrusted);
        json.put("secret", secret);
        return json;
    }

    private static Map<String, Object> raiseJson(Raise raise) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("argument", raise.argument());
        json.put("tier", raise.tier().name());
        json.put("when", raise.when().name());
        return json;
    }

    private Map<String, Object> codeJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("class", code.className());
        json.put("method", code.method());
        json.put("invoker", code.invoker());
        code.argumentsClass().ifPresent(name -> json.put("argumentsClass", name));
        json.put("parameters", code.parameters().stream().map(Parameter::name).toList());
        return json;
    }

    private static Optional<String> optionalText(IndexMap map, String key) {
        return map.has(key) ? Optional.of(map.text(key)) : Optional.empty();
    }

    private static Parameter parameter(IndexMap code, String name) {
        try {
            return Parameter.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IndexException(
                    "%s.parameters: this host does not know the capability '%s'; known: %s"
                            .formatted(code.place(), name, List.of(Parameter.values())));
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    private static Map<String, Object> schema(IndexMap map, String key) {
        return (Map<String, Object>) map.object(key).entries();
    }
}
