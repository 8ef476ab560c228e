package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method complete an argument of a prompt or a variable of a resource template. It takes a
 * {@link Completion} and capabilities, and returns a {@code List<String>}, best first, of which the
 * host sends 100 at most. Exactly one of {@link #prompt()} and {@link #uriTemplate()} is given. It
 * is held to {@link Tier#SAFE}.
 */
@Experimental
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Completes {

    /** The name of the prompt. */
    String prompt() default "";

    /** The URI template. */
    String uriTemplate() default "";

    /** The argument or variable to complete. */
    String argument();
}
