package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method say what a call of a tool will touch, before it is made. It takes the same
 * arguments as the tool, may ask for the same capabilities, is itself held to {@link Tier#SAFE},
 * and returns a {@link Plan}. An approval is shown the plan and bound to it: the approved call may
 * then destroy nothing else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Plans {

    /** The name of the tool, of the same class. */
    String value();
}
