package io.cargoshipper.dist;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class an engine: constructors and methods take a {@link TestEngine} as a
 * parameter. The engine is started for the first such class and ends with the test run, whatever
 * the outcome; where no class asks for one, none is started.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestEngineExtension.class)
@interface UseTestEngine {}
