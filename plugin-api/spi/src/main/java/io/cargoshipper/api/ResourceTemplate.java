package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a family of resources. The variables of its URI template are the components of its
 * arguments under their names in JSON, each a {@code String}; otherwise as {@link Resource}.
 */
@Experimental
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ResourceTemplate {

    /**
     * The URI template (RFC 6570, level 1), such as {@code docker://container/{container}}. A
     * variable stands for one segment of the path, or for part of one; its values are
     * percent-decoded, so that they may hold a slash. No two templates of a pack match the same
     * URI; where a {@link Resource} has a URI that a template matches too, it is the resource that
     * is read.
     */
    String uriTemplate();

    /** A short name for people. */
    String name();

    /** What the resources hold; at most 1,023 characters. */
    String description();

    /**
     * The media type of their contents. Where the method returns a {@link ResourceResult}, that of
     * its text; its value is always {@code application/json}.
     */
    String mimeType() default "application/json";

    /**
     * Events of the engine after which subscribers are told that a resource has changed: a type
     * ({@code container}), or type and action ({@code container.die}), in the words of {@code GET
     * /events} of the Docker Engine API.
     *
     * <p>An event concerns the resource whose only variable is the id or the name of what the event
     * is about; of a template with several variables, every resource.
     */
    String[] changesOn() default {};

    /**
     * How often, in seconds, a resource is read again while somebody subscribes to it; subscribers
     * are told when what was read has changed. 0: never; else 1 to 3600.
     */
    int refreshSeconds() default 0;

    /** The time limit of reading in seconds, as {@link Tool#timeoutSeconds()}. */
    int timeoutSeconds() default 0;

    /**
     * Whether clients that list resources see those of this template too: one for each value that
     * its {@link Completes} method gives for the empty prefix, 100 at most. The list changes with
     * the events of {@link #changesOn()}.
     */
    boolean listed() default false;
}
