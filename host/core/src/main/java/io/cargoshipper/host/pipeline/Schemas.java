package io.cargoshipper.host.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks into JSON schemas, which are maps of whatever an index says. */
final class Schemas {

    private Schemas() {}

    /** A schema that may not be one. */
    static Map<?, ?> of(Object json) {
        return json instanceof Map<?, ?> schema ? schema : Map.of();
    }

    /** The names of the properties that a schema of an object has, in its order. */
    static List<String> properties(Object schema) {
        List<String> names = new ArrayList<>();
        of(of(schema).get("properties")).keySet().forEach(name -> names.add((String) name));
        return names;
    }

    /** The schema of a value within one that has the given schema; empty where there is none. */
    static Object within(Object schema, Object step) {
        Map<?, ?> outer = of(schema);
        if (step instanceof Number) {
            return of(outer.get("items"));
        }
        Map<?, ?> properties = of(outer.get("properties"));
        return properties.containsKey(step.toString())
                ? of(properties.get(step.toString()))
                : of(outer.get("additionalProperties"));
    }
}
