package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever ended a call into what its client is told. Exceptions that are no {@link
 * ToolException} are defects: their text may hold anything, so it goes to the log alone.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int MAX_MESSAGE = 4000;

    private Failures() {}

    /** Never throws, even where what was thrown cannot be described. */
    static CallOutcome.Failure of(Throwable thrown, Call call) {
        try {
            if (thrown instanceof ToolException failure) {
                LOG.debug("call {} failed", call.running().id(), failure);
                return new CallOutcome.Failure(
                        failure.code(), cut(call.redactor().text(failure.getMessage())));
            }
            if (call.running().isOver()) {
                // It was told to stop; how its tool took that is no defect.
                LOG.debug("call {} ended after it was stopped", call.running().id(), thrown);
            } else {
                LOG.error(
                        "call {}: {} of pack {} threw",
                        call.running().id(),
                        call.found().key(),
                        call.offer().pack().name(),
                        thrown);
            }
        } catch (Throwable e) {
            LOG.error(
                    "call {} threw a {} that cannot be described",
                    call.running().id(),
                    thrown.getClass().getName());
        }
        return unexplained(call);
    }

    /** What a client is told of a defect. */
    static CallOutcome.Failure unexplained(Call call) {
        return new CallOutcome.Failure(
                ErrorCode.INTERNAL,
                "%s failed unexpectedly, which is a defect; the host's log has the details under call %s"
                        .formatted(call.found().key(), call.running().id()));
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }
}
