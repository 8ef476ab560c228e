package io.cargoshipper.host.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks at what tools are told. */
final class Refusals {

    private Refusals() {}

    /** The message of a failure with a code. */
    static AbstractStringAssert<?> assertRefused(ErrorCode code, ThrowingCallable action) {
        ToolException failure = catchThrowableOfType(ToolException.class, action);
        assertThat(failure).as("failure").isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return assertThat(failure.getMessage());
    }
}
