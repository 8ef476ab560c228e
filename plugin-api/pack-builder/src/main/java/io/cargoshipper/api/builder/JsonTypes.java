package io.cargoshipper.api.builder;

import io.cargoshipper.api.builder.Shape.LeafKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Which Java types are single values in JSON. */
final class JsonTypes {

    private static final Map<Class<?>, LeafKind> LEAVES =
            Map.ofEntries(
                    Map.entry(boolean.class, LeafKind.BOOLEAN),
                    Map.entry(Boolean.class, LeafKind.BOOLEAN),
                    Map.entry(short.class, LeafKind.INTEGER),
                    Map.entry(Short.class, LeafKind.INTEGER),
                    Map.entry(int.class, LeafKind.INTEGER),
                    Map.entry(Integer.class, LeafKind.INTEGER),
                    Map.entry(long.class, LeafKind.INTEGER),
                    Map.entry(Long.class, LeafKind.INTEGER),
                    Map.entry(BigInteger.class, LeafKind.INTEGER),
                    Map.entry(float.class, LeafKind.NUMBER),
                    Map.entry(Float.class, LeafKind.NUMBER),
                    Map.entry(double.class, LeafKind.NUMBER),
                    Map.entry(Double.class, LeafKind.NUMBER),
                    Map.entry(BigDecimal.class, LeafKind.NUMBER),
                    Map.entry(String.class, LeafKind.TEXT),
                    Map.entry(Instant.class, LeafKind.FORMATTED),
                    Map.entry(OffsetDateTime.class, LeafKind.FORMATTED),
                    Map.entry(LocalDate.class, LeafKind.FORMATTED),
                    Map.entry(Duration.class, LeafKind.FORMATTED),
                    Map.entry(URI.class, LeafKind.FORMATTED),
                    Map.entry(UUID.class, LeafKind.FORMATTED));

    private static final Map<Class<?>, Class<?>> PRIMITIVE_OPTIONALS =
            Map.of(
                    OptionalInt.class, Integer.class,
                    OptionalLong.class, Long.class,
                    OptionalDouble.class, Double.class);

    private JsonTypes() {}

    /** The single value that a type is in JSON, if it is one. */
    static Optional<Shape.Leaf> leaf(Class<?> type) {
        LeafKind kind = type.isEnum() ? LeafKind.CONSTANT : LEAVES.get(type);
        return Optional.ofNullable(kind).map(known -> new Shape.Leaf(type, known));
    }

    /** The type of the value in {@code OptionalInt} and its like. */
    static Optional<Class<?>> primitiveOptionalValue(Class<?> type) {
        return Optional.ofNullable(PRIMITIVE_OPTIONALS.get(type));
    }
}
