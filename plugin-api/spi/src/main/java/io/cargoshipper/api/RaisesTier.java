package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An argument that raises the tier of the call it is given in. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RaisesTier {

    /** The tier of a call in which {@link #when()} holds. */
    Tier value();

    /** When the argument raises the tier. */
    When when() default When.SET;

    /** States of an argument. */
    enum When {
        /** A boolean is true; any other argument is given, whatever its value. */
        SET,
        /** A boolean is false: {@code dry_run=false}, for example. */
        FALSE
    }
}
