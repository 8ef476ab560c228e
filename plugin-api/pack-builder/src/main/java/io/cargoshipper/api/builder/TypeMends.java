package io.cargoshipper.api.builder;

import java.io.File;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URL;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an author should use in place of a type that has no schema. */
final class TypeMends {

    /** In place of a type, in order: the first that it is a kind of. */
    private static final List<Map.Entry<Class<?>, String>> MENDS =
            List.of(
                    Map.entry(Byte.class, "use int"),
                    Map.entry(Character.class, "use String"),
                    Map.entry(CharSequence.class, "use String"),
                    Map.entry(Path.class, "use String"),
                    Map.entry(File.class, "use String"),
                    Map.entry(URL.class, "use java.net.URI"),
                    Map.entry(LocalDateTime.class, "use java.time.Instant or OffsetDateTime"),
                    Map.entry(ZonedDateTime.class, "use java.time.Instant or OffsetDateTime"),
                    Map.entry(Date.class, "use java.time.Instant"),
                    Map.entry(Calendar.class, "use java.time.Instant"),
                    Map.entry(Collection.class, "use List or Set"),
                    Map.entry(Map.class, "use Map"),
                    Map.entry(Number.class, "use long, double or java.math.BigDecimal"));

    private TypeMends() {}

    /** Says what to use in place of the type. */
    static String mend(Type type) {
        if (type instanceof GenericArrayType array) {
            return "use List<%s>".formatted(name(array.getGenericComponentType()));
        }
        if (type instanceof WildcardType || type instanceof TypeVariable<?>) {
            return "name the type in its place";
        }
        if (type instanceof ParameterizedType generic) {
            return mendGeneric(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == byte[].class) {
            return "use a String in base 64";
        }
        if (raw.isArray()) {
            return "use List<%s>".formatted(name(boxed(raw.getComponentType())));
        }
        if (raw == List.class || raw == Set.class) {
            return "say what it holds, such as %s<String>".formatted(raw.getSimpleName());
        }
        return raw == Map.class
                ? "say what it holds, such as Map<String, String>"
                : mendClass(boxed(raw));
    }

    private static String mendGeneric(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Map.class) {
            return "use String for the keys: an object of JSON has no others";
        }
        return raw.isRecord() ? "write a record with the types filled in" : mendClass(raw);
    }

    private static String mendClass(Class<?> type) {
        if (type == Object.class) {
            return "use a record, or Map<String, Object> for a JSON object of unknown form";
        }
        if (type == Optional.class || JsonTypes.primitiveOptionalValue(type).isPresent()) {
            return "use Optional with a named type, and only as the type of a component itself";
        }
        Optional<String> known =
                MENDS.stream()
                        .filter(mend -> mend.getKey().isAssignableFrom(type))
                        .map(Map.Entry::getValue)
                        .findFirst();
        return known.orElseGet(
                () ->
                        type.isInterface() || Modifier.isAbstract(type.getModifiers())
                                ? "use one record; where there are several forms, a record with an"
                                        + " Optional component for each"
                                : "make it a record, or copy what matters into one");
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** The type as its author wrote it, without packages. */
    static String name(Type type) {
        if (type instanceof Class<?> raw) {
            return raw.isArray() ? name(raw.getComponentType()) + "[]" : raw.getSimpleName();
        }
        return type.getTypeName().replaceAll("[\\w$.]+[.$](?=\\w)", "");
    }
}
