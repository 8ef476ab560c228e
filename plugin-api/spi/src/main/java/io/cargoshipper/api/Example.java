package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An example of an argument, as JSON: {@code "web"} with its quotes, {@code [{"container": 80}]}.
 * It is no part of the schema; the error for a value of the wrong shape shows it, and the one for a
 * name of {@link FormerNames}. So it costs a client nothing until it helps.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Example {

    /** The value, as JSON. */
    String value();
}
