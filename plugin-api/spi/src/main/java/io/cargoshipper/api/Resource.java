package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a resource. Its parameters are those of a {@link Tool} without arguments. It
 * returns a record, which is read as JSON; a {@link ResourceResult}, which is read as text, or as
 * JSON when the client adds {@code ?format=json} to the URI; or a {@link ResourceContents}. The
 * record is read whole, so none of it is {@link Secret}. A resource is held to {@link Tier#SAFE}.
 */
@Experimental
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Resource {

    /**
     * The URI, such as {@code docker://info}, unique among all installed packs: scheme and path,
     * without query and fragment.
     */
    String uri();

    /** A short name for people. */
    String name();

    /** What it holds; at most 1,023 characters. */
    String description();

    /**
     * The media type of its contents. Where the method returns a {@link ResourceResult}, that of
     * its text; its value is always {@code application/json}.
     */
    String mimeType() default "application/json";

    /**
     * Events of the engine after which subscribers are told that it has changed: a type ({@code
     * container}), or type and action ({@code container.die}), in the words of {@code GET /events}
     * of the Docker Engine API.
     */
    String[] changesOn() default {};

    /**
     * How often, in seconds, it is read again while somebody subscribes to it; subscribers are told
     * when what was read has changed. 0: never; else 1 to 3600.
     */
    int refreshSeconds() default 0;

    /** The time limit of reading in seconds, as {@link Tool#timeoutSeconds()}. */
    int timeoutSeconds() default 0;
}
