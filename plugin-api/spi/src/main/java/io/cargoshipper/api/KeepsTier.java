package io.cargoshipper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an argument whose name sounds destructive ({@code force}, {@code remove}, {@code purge}
 * and their like) does not raise the tier, and why. Without it, or {@link RaisesTier}, the
 * pack-builder fails the build.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface KeepsTier {

    /** The reason, for whoever reviews the pack. */
    String value();
}
