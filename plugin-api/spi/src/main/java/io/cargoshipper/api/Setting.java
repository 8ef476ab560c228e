package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A setting that the pack cannot work without, declared on its {@link ToolPack}. A pack whose
 * settings are not all there is UNCONFIGURED: it is listed with what is missing, and offers
 * nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Setting.List.class)
public @interface Setting {

    /** The path below the pack's section, such as {@code backend.url}. */
    String path();

    /** What it is for, in a sentence, with an example. */
    String doc();

    /** Holds several {@link Setting}s. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        /** The settings, in the order they were written. */
        Setting[] value();
    }
}
