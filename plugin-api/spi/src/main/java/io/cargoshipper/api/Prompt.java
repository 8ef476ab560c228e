package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a prompt. Its parameters are those of a {@link Tool}, but the components of its
 * arguments are {@code String} or {@code Optional<String>}, as the protocol has it; it returns a
 * {@link PromptResult}. A prompt is held to {@link Tier#SAFE}.
 */
@Experimental
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Prompt {

    /** The name, under the rule of {@link Tool#name()}, unique among all installed packs. */
    String name();

    /** A short name for people; by default it is made from {@link #name()}. */
    String title() default "";

    /** What the prompt is for; at most 1,023 characters. */
    String description();

    /** The time limit in seconds, as {@link Tool#timeoutSeconds()}. */
    int timeoutSeconds() default 0;
}
