package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What requests for prompts, resources and completions are answered with when the call fails: the
 * protocol has no result for that, as it has for tools, so it is an error of JSON-RPC. Its data has
 * the failure's own code.
 */
final class CallErrors {

    private CallErrors() {}

    /** The failure of a prompt, or of a completion. */
    static McpError of(Failure failure) {
        return error(code(failure.code()), failure, Map.of());
    }

    /** The failure of reading a resource. */
    static McpError of(Failure failure, String uri) {
        int code =
                failure.code() == ErrorCode.NOT_FOUND
                        ? ErrorCodes.RESOURCE_NOT_FOUND
                        : code(failure.code());
        return error(code, failure, Map.of("uri", uri));
    }

    /** There is no resource of a URI. */
    static McpError noResource(String uri, String message) {
        return new McpError(
                new JSONRPCError(ErrorCodes.RESOURCE_NOT_FOUND, message, Map.of("uri", uri)));
    }

    private static McpError error(int code, Failure failure, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("code", failure.code().name());
        return new McpError(
                new JSONRPCError(
                        code, "%s: %s".formatted(failure.code(), failure.message()), data));
    }

    /** What an argument names and is not there is as wrong as one that is malformed. */
    private static int code(ErrorCode code) {
        return switch (code) {
            case INVALID_ARGUMENT, NOT_FOUND -> ErrorCodes.INVALID_PARAMS;
            case CONFLICT,
                    ENGINE_UNAVAILABLE,
                    ENGINE_ERROR,
                    UNSUPPORTED_BY_ENGINE,
                    BACKEND_UNAVAILABLE,
                    BACKEND_ERROR,
                    DEADLINE_EXCEEDED,
                    CANCELLED,
                    REFUSED_BY_POLICY,
                    APPROVAL_REQUIRED,
                    RATE_LIMITED,
                    OUTPUT_TOO_LARGE,
                    PACK_FAILED,
                    UNAUTHENTICATED,
                    INTERNAL ->
                    ErrorCodes.INTERNAL_ERROR;
        };
    }
}
