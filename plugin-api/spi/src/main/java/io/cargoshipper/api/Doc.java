package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a record for the model, as the {@code description} of its JSON Schema.
 * Required on every component of a tool's arguments, nested ones included; useful on a result where
 * the name does not say it all. At most 1,023 characters; one short sentence is best.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {

    /** The description: meaning, unit, example. */
    String value();
}
