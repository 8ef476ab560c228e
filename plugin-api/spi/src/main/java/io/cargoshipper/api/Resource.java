package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a resource. Its parameters are those of a {@link Tool} without arguments; it
 * returns a record, which is read as JSON, or a {@code ResourceContents}. A resource is held to
 * {@link Tier#SAFE}.
 */
@Experimental
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Resource {

    /** The URI, such as {@code docker://info}, unique among all installed packs. */
    String uri();

    /** A short name for people. */
    String name();

    /** What it holds; at most 1,023 characters. */
    String description();

    /** The media type of its contents. */
    String mimeType() default "application/json";
}
