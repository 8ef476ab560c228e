package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method complete an argument of prompts or a variable of resource templates, of the same
 * pack. It takes a {@link Completion} and, like a {@link Tool}, a {@link ToolCall} and
 * capabilities; it returns a {@code List<String>}, best first, of which the host sends 100 at most.
 * It is held to {@link Tier#SAFE}.
 */
@Experimental
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Completes {

    /** The names of the prompts. */
    String[] prompts() default {};

    /** The URI templates. */
    String[] uriTemplates() default {};

    /** The argument or variable to complete, under its name in JSON. */
    String argument();
}
