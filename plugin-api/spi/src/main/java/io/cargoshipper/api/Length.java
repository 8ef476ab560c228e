package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and greatest length, both included: characters of a text, items of a list, entries of a
 * map ({@code minLength}, {@code minItems}, {@code minProperties} and their like of JSON Schema
 * 2020-12).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Length {

    /** The least length. */
    int min() default 0;

    /** The greatest length. */
    int max() default Integer.MAX_VALUE;
}
