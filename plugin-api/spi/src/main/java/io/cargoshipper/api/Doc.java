package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a record for the model, as the {@code description} of its JSON Schema.
 * Required on every argument of a tool or prompt; useful on a component nested in an argument, and
 * on a result, where the name does not say it all. At most 1,023 characters; one short sentence is
 * best. An empty one says that the name says it all: every model pays for each word, in each
 * conversation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {

    /** The description: meaning, unit, example. */
    String value();
}
