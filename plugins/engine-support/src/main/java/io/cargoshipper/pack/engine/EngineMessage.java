package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.cargoshipper.api.ErrorCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the engine's own words out of what docker-java makes of an error answer. */
public final class EngineMessage {

    private static final Pattern STATUS_PREFIX = Pattern.compile("^Status \\d+: ?");

    private static final ConfigParseOptions JSON =
            ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON);

    private EngineMessage() {}

    /** Returns what the engine said, without status and JSON; empty when it said nothing. */
    public static String of(DockerException failure) {
        String text = Optional.ofNullable(failure.getMessage()).orElse("");
        String answer = STATUS_PREFIX.matcher(text).replaceFirst("").strip();
        if (!answer.startsWith("{")) {
            // docker-java writes so where the answer had no body.
            return answer.equals("null") ? "" : answer;
        }
        try {
            return ConfigFactory.parseString(answer, JSON).getString("message").strip();
        } catch (ConfigException e) {
            return answer; // no JSON, or without a message: shown as it is
        }
    }

    /**
     * Returns what an error answer means to the caller of a tool, for a tool that says it in other
     * words than the engine's.
     */
    public static ErrorCode codeOf(DockerException failure) {
        return switch (failure.getHttpStatus()) {
            case 400 -> ErrorCode.INVALID_ARGUMENT;
            case 404 -> ErrorCode.NOT_FOUND;
            case 304, 409 -> ErrorCode.CONFLICT;
            case 405, 501 -> ErrorCode.UNSUPPORTED_BY_ENGINE;
            default -> ErrorCode.ENGINE_ERROR;
        };
    }
}
