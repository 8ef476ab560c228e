package io.cargoshipper.api.builder;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.index.JsonNames;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/**
 * A component of a record that is an argument or a result.
 *
 * @param declared the component itself
 * @param optional whether its type is one of the {@code Optional}s
 * @param shape its form in JSON; that of the value, where it is optional
 */
record Component(RecordComponent declared, boolean optional, Shape shape) {

    /** Its name in JSON. */
    String name() {
        return JsonNames.property(declared.getName());
    }

    /** How messages call it. */
    String label() {
        return "component '%s' of %s"
                .formatted(declared.getName(), declared.getDeclaringRecord().getSimpleName());
    }

    /** Whether the caller may leave it out, as an argument. */
    boolean mayBeLeftOut() {
        return optional || annotation(Default.class).isPresent();
    }

    boolean isBoolean() {
        return shape instanceof Shape.Leaf leaf && leaf.kind() == Shape.LeafKind.BOOLEAN;
    }

    <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(declared.getAnnotation(type));
    }
}
