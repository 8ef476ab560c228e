package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of an argument that the caller leaves out. Shown in the schema as {@code default},
 * filled in by the host before the record is made.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {

    /**
     * The value: for a {@code String} or an enum the text itself, for anything else JSON ({@code
     * "100"}, {@code "false"}, {@code "[]"}).
     */
    String value();
}
