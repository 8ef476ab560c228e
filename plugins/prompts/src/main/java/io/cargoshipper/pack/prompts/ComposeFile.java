package io.cargoshipper.pack.prompts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Compose file that makes a container again: what the container has and its image does not give
 * it anyway. Networks and volumes with a name are external, so that those that are there are used.
 *
 * @param text the file, as the Compose Specification has it
 * @param notes what a file cannot say, in our own words
 */
record ComposeFile(String text, List<String> notes) {

    private static final Pattern SERVICE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*");

    private static final String ANY_SERVICE = "app";

    static ComposeFile of(ComposeSource source) {
        List<String> notes = new ArrayList<>();
        if (source.image().isEmpty()) {
            notes.add(
                    "the image is gone from the engine, so what came from it is written out, and it"
                            + " has to be pulled or built again");
        }
        String name = serviceName(source);
        Section service = new Section();
        new ComposeProgram(source, notes).writeTo(service);
        Map<String, Object> networks = new ComposeNetworks(source, name, notes).writeTo(service);
        Map<String, Object> volumes = new ComposeMounts(source, notes).writeTo(service);
        new ComposeLimits(source).writeTo(service);
        new ComposeRuntime(source, notes).writeTo(service);

        Section file =
                new Section()
                        .set("services", Map.of(name, service.fields()))
                        .setAny("networks", networks)
                        .setAny("volumes", volumes);
        return new ComposeFile(
                Yaml.write(literal(file.fields())), notes.stream().distinct().toList());
    }

    /** The service that it was, where Compose made it. */
    private static String serviceName(ComposeSource source) {
        Map<String, String> labels = source.config().textsByKey("Labels");
        String container = source.container().text("Name").orElse("").replace("/", "");
        String name = labels.getOrDefault("com.docker.compose.service", container);
        return SERVICE.matcher(name).matches() ? name : ANY_SERVICE;
    }

    /**
     * Compose puts variables into every value, wherever a dollar is not doubled: only where they
     * are meant.
     */
    private static Map<String, Object> literal(Map<?, ?> map) {
        Map<String, Object> escaped = new LinkedHashMap<>();
        map.forEach((key, value) -> escaped.put(String.valueOf(key), literalValue(value)));
        return escaped;
    }

    private static Object literalValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return literal(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ComposeFile::literalValue).toList();
        }
        if (value instanceof ComposeVariable variable) {
            return variable.text();
        }
        return value instanceof String text ? text.replace("$", "$$") : value;
    }
}
