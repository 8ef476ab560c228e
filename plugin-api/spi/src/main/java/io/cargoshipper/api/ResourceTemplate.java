package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a family of resources. The variables of its URI template are the components of its
 * arguments, each a {@code String}; otherwise as {@link Resource}.
 */
@Experimental
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ResourceTemplate {

    /** The URI template (RFC 6570, level 1), such as {@code docker://container/{container}}. */
    String uriTemplate();

    /** A short name for people. */
    String name();

    /** What the resources hold; at most 1,023 characters. */
    String description();

    /** The media type of their contents. */
    String mimeType() default "application/json";
}
