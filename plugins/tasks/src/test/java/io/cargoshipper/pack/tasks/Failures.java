package io.cargoshipper.pack.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tools fail. */
final class Failures {

    private Failures() {}

    /** Asserts that a call fails so, with all of these in its message, and never the token. */
    static void assertFails(ErrorCode code, ThrowingCallable call, String... said) {
        ToolException failure = catchThrowableOfType(ToolException.class, call);
        assertThat(failure).as("the failure").isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure.getMessage()).doesNotContain(StartedPack.TOKEN);
        for (String text : said) {
            assertThat(failure.getMessage()).contains(text);
        }
    }
}
