package io.cargoshipper.pack.images;

import com.github.dockerjava.api.exception.DockerException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says why a build failed, and where. */
final class BuildFailure {

    private static final int MOST_LINES = 20;
    private static final int LONGEST_REASON = 1_000;

    /** What engines answer with 500, or in their stream, and is wrong with what they were given. */
    private static final List<String> CALLERS_FAULT =
            List.of("dockerfile parse error", "build target", "invalid reference format");

    private BuildFailure() {}

    /**
     * A build that failed.
     *
     * @param reason the engine's words
     */
    static ToolException of(String reason, BuildLog log, Optional<DockerException> cause) {
        String plain = ConsoleText.plain(reason).strip();
        String shown =
                plain.length() <= LONGEST_REASON ? plain : plain.substring(0, LONGEST_REASON) + "…";
        String message =
                log.step() == 0
                        ? "the build failed %s: %s".formatted(log.where(), shown)
                        : "the build failed at %s: %s%s"
                                .formatted(log.where(), shown, output(log.stepTail()));
        return new ToolException(code(plain, cause), message + hint(plain), cause.orElse(null));
    }

    /** A build that was stopped because its time was up. */
    static ToolException late(Duration limit, boolean noCache, BuildLog log) {
        String next =
                noCache
                        ? "call again without no_cache: steps that were finished are cached"
                        : "call again: steps that were finished are cached, so it goes on from there";
        return new ToolException(
                ErrorCode.DEADLINE_EXCEEDED,
                "the build was stopped after %d s, %s%s; %s%s"
                        .formatted(
                                limit.toSeconds(),
                                log.step() == 0 ? "" : "at ",
                                log.where(),
                                next,
                                output(log.stepTail())));
    }

    private static ErrorCode code(String reason, Optional<DockerException> cause) {
        String text = reason.toLowerCase(Locale.ROOT);
        if (needsBuildKit(text)) {
            return ErrorCode.UNSUPPORTED_BY_ENGINE;
        }
        if (text.contains("manifest unknown") || text.contains("pull access denied")) {
            return ErrorCode.NOT_FOUND;
        }
        return CALLERS_FAULT.stream().anyMatch(text::contains)
                ? ErrorCode.INVALID_ARGUMENT
                : cause.map(EngineMessage::codeOf).orElse(ErrorCode.ENGINE_ERROR);
    }

    private static String hint(String reason) {
        return needsBuildKit(reason.toLowerCase(Locale.ROOT))
                ? "\nThis tool uses the engine's classic builder: take what needs BuildKit out of the"
                        + " Dockerfile, or build with 'docker buildx build' where this server runs"
                : "";
    }

    private static boolean needsBuildKit(String reason) {
        return reason.contains("buildkit");
    }

    private static String output(String tail) {
        List<String> lines = tail.lines().filter(line -> !line.isBlank()).toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        return last.isEmpty()
                ? ""
                : "\n--- end of the step's output ---\n" + String.join("\n", last);
    }
}
