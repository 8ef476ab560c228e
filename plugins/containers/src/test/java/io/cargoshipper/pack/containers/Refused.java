package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts failures of tools. */
final class Refused {

    private Refused() {}

    /** Asserts that a call fails with a code, and returns what it says. */
    static String with(ErrorCode code, ThrowingCallable call) {
        ToolException failure = catchThrowableOfType(ToolException.class, call);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return failure.getMessage();
    }
}
