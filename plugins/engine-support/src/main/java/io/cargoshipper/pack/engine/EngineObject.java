package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.model.DockerObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An object of the engine's API as it came over the wire, read by path: steps are the engine's own
 * field names, with dots in between. What is missing, null or of another type is absent, since
 * engines differ in what they tell.
 *
 * @param fields the fields, by name
 */
public record EngineObject(Map<String, Object> fields) {

    private static final EngineObject NOTHING = new EngineObject(Map.of());

    public EngineObject {
        Objects.requireNonNull(fields, "fields");
    }

    /**
     * docker-java keeps the engine's answer beside its typed fields, which know only part of it.
     */
    public static EngineObject of(DockerObject object) {
        return new EngineObject(object.getRawValues());
    }

    /** Takes a value of JSON for an object; anything else is one without fields. */
    public static EngineObject ofJson(Object value) {
        return asObject(value).orElse(NOTHING);
    }

    /** An object without fields. */
    public static EngineObject nothing() {
        return NOTHING;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** A text that is not empty. */
    public Optional<String> text(String path) {
        return value(path)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty());
    }

    public Optional<Long> number(String path) {
        return value(path).filter(Number.class::isInstance).map(it -> ((Number) it).longValue());
    }

    /** A number that engines set to -1, or to less, where they did not reckon it. */
    public Optional<Long> size(String path) {
        return number(path).filter(it -> it >= 0);
    }

    /** A number above zero: for the engine, zero means that nobody set it. */
    public Optional<Long> positive(String path) {
        return number(path).filter(it -> it > 0);
    }

    /** Whether the field is there and true. */
    public boolean flag(String path) {
        return value(path).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The texts of a list. */
    public List<String> texts(String path) {
        return list(path).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** The objects of a list. */
    public List<EngineObject> objects(String path) {
        return list(path).stream()
                .filter(Map.class::isInstance)
                .map(it -> new EngineObject(named((Map<?, ?>) it)))
                .toList();
    }

    /** The object at a path; without fields where there is none. */
    public EngineObject object(String path) {
        return value(path).flatMap(EngineObject::asObject).orElse(NOTHING);
    }

    /** The objects of a map, such as {@code NetworkSettings.Networks}, by key. */
    public Map<String, EngineObject> objectsByKey(String path) {
        Map<String, EngineObject> objects = new LinkedHashMap<>();
        object(path)
                .fields()
                .forEach((key, value) -> objects.put(key, asObject(value).orElse(NOTHING)));
        return objects;
    }

    /** The texts of a map, such as {@code Config.Labels}, by key. */
    public Map<String, String> textsByKey(String path) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(path)
                .fields()
                .forEach((key, value) -> texts.put(key, value == null ? "" : value.toString()));
        return texts;
    }

    /** Whether there is a value that is not null. */
    public boolean has(String path) {
        return value(path).isPresent();
    }

    /** Whether there is a list, and nothing in it. */
    public boolean isEmptyList(String path) {
        return value(path).filter(it -> it instanceof List<?> list && list.isEmpty()).isPresent();
    }

    private List<?> list(String path) {
        return value(path)
                .filter(List.class::isInstance)
                .<List<?>>map(List.class::cast)
                .orElse(List.of());
    }

    private Optional<Object> value(String path) {
        Object value = fields;
        for (String step : path.split("\\.", -1)) {
            if (!(value instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            value = map.get(step);
        }
        return Optional.ofNullable(value);
    }

    private static Optional<EngineObject> asObject(Object value) {
        return value instanceof Map<?, ?> map
                ? Optional.of(new EngineObject(named(map)))
                : Optional.empty();
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }
}
