package io.cargoshipper.pack.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an inspection shows: the fields that were asked for, or where none were, a digest.
 *
 * @param values by path where fields were given, else nested as the engine has it
 * @param missing fields asked for that are not there or not set
 */
public record ChosenFields(Map<String, Object> values, List<String> missing) {

    public ChosenFields {
        missing = List.copyOf(missing);
    }

    /**
     * Chooses from the engine's description of something.
     *
     * @param fields dotted paths; empty for a digest
     */
    public static ChosenFields of(Map<String, Object> described, List<String> fields) {
        return of(described, fields, path -> described);
    }

    /**
     * Chooses from a description of which a part is shown only to those who name it.
     *
     * @param shown the description without that part
     * @param fields dotted paths; empty for a digest
     * @param described what to look a path up in
     */
    public static ChosenFields of(
            Map<String, Object> shown,
            List<String> fields,
            Function<String, Map<String, Object>> described) {
        if (fields.isEmpty()) {
            return new ChosenFields(InspectionDigest.of(shown), List.of());
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String path : fields) {
            Optional<Object> value = FieldPath.of(path).in(described.apply(path));
            value.ifPresentOrElse(it -> chosen.put(path, it), () -> missing.add(path));
        }
        return new ChosenFields(chosen, missing);
    }
}
