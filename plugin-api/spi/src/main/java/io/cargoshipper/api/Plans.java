package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method say what a call of a tool will touch, before it is made. It takes the same
 * arguments as the tool, may ask for the same capabilities, is itself held to {@link Tier#SAFE},
 * and returns a {@link Plan}. Where a person has to approve the call, the approval is shown the
 * plan and bound to it.
 *
 * <p>It is asked once more when the approved call is made, and the call is refused if the plan is
 * another by then, sizes and order aside. The approved call may then destroy nothing but what the
 * plan names: see {@link Plan.Step} for how steps and requests are matched. A call whose plan is
 * empty needs no approval, and may destroy nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Plans {

    /** The name of the tool, of the same class. */
    String value();
}
