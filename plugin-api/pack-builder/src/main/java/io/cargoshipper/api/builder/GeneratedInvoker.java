package io.cargoshipper.api.builder;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the classes that the pack-builder generates, so that a later run knows them for its own:
 * they are not inspected, and deleted once their tool is gone. Not visible at run time, where this
 * annotation's class is missing.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface GeneratedInvoker {}
