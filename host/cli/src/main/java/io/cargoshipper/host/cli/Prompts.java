package io.cargoshipper.host.cli;

import io.cargoshipper.host.catalog.PromptOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Lists the prompts. */
@Command(
        name = "prompts",
        description = "List the prompts that clients are offered.",
        mixinStandardHelpOptions = true)
final class Prompts extends OfferList<PromptOffer> {

    Prompts(Streams streams, HostOptions options) {
        super(streams, options, PromptOffer.class);
    }

    @Override
    String plural() {
        return "prompts";
    }

    @Override
    List<String> columns() {
        return List.of("PROMPT", "ARGUMENTS");
    }

    @Override
    List<String> cells(PromptOffer prompt) {
        return List.of(prompt.name(), String.join(" ", arguments(prompt)));
    }

    @Override
    String description(PromptOffer prompt) {
        return prompt.index().description();
    }

    @Override
    void describe(PromptOffer prompt, Map<String, Object> json) {
        json.put("name", prompt.name());
        json.put("inputSchema", prompt.index().inputSchema());
    }

    /** Those that may be left out stand in brackets. */
    private static List<String> arguments(PromptOffer prompt) {
        Map<String, Object> schema = prompt.index().inputSchema();
        List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
        List<String> arguments = new ArrayList<>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties
                    .keySet()
                    .forEach(
                            name ->
                                    arguments.add(
                                            required.contains(name)
                                                    ? name.toString()
                                                    : "[" + name + "]"));
        }
        return arguments;
    }
}
