package io.cargoshipper.host.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Knows no secret from other text, and so lets nothing through but the names of arguments. */
final class NamesOnly implements ArgumentRedaction {

    @Override
    public Map<String, Object> arguments(Map<String, Object> arguments, List<String> secret) {
        Map<String, Object> names = new LinkedHashMap<>();
        arguments.keySet().forEach(name -> names.put(name, "(not recorded)"));
        return names;
    }

    @Override
    public String text(String text) {
        return text;
    }
}
