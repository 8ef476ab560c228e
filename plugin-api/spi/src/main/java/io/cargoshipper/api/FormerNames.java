package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an argument was called before, in an earlier release or in a tool that this one succeeds,
 * under its name in JSON. The error for such a name gives the new one, with its {@link Example}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface FormerNames {

    /** The former names, none of them that of another argument. */
    String[] value();
}
