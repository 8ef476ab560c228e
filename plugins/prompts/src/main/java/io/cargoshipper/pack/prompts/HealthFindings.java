package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what is wrong with a container's health check. What a check wrote is in the evidence. */
final class HealthFindings {

    /** What the engine takes where nobody says (Dockerfile reference, HEALTHCHECK). */
    private static final long DEFAULT_NANOS = 30_000_000_000L;

    private static final long DEFAULT_RETRIES = 3;

    /** The engine's exit code of a check that took too long. */
    private static final long TIMED_OUT = -1;

    private HealthFindings() {}

    static List<Finding> of(TroubleCase trouble) {
        EngineObject health = trouble.state().object("Health");
        long streak = health.number("FailingStreak").orElse(0L);
        String status = health.text("Status").orElse("none");
        if (!trouble.isRunning() || (streak == 0 && !status.equals("unhealthy"))) {
            return List.of();
        }
        EngineObject check = trouble.container().object("Config.Healthcheck");
        String text =
                "health check fails: %d in a row, %s; every %s, time limit %s, unhealthy after %d (State.Health, Config.Healthcheck)"
                        .formatted(
                                streak,
                                last(health).map(HealthFindings::explain).orElse("no result yet"),
                                time(check, "Interval"),
                                time(check, "Timeout"),
                                check.positive("Retries").orElse(DEFAULT_RETRIES));
        return List.of(
                status.equals("unhealthy")
                        ? Finding.cause(text)
                        : Finding.warning(
                                "%s. Status so far: %s".formatted(text, Trusted.name(status))));
    }

    private static Optional<EngineObject> last(EngineObject health) {
        List<EngineObject> log = health.objects("Log");
        return log.isEmpty() ? Optional.empty() : Optional.of(log.get(log.size() - 1));
    }

    private static String explain(EngineObject result) {
        long code = result.number("ExitCode").orElse(0L);
        String output = result.text("Output").orElse("").toLowerCase(Locale.ROOT);
        if (code == TIMED_OUT) {
            return output.contains("not found")
                    ? "the last because its program is not in the image"
                    : "the last ran into its time limit or could not be run";
        }
        String reason =
                output.contains("not found") || code == 127
                        ? ": its program is not in the image"
                        : output.contains("refused")
                                ? ": connection refused, so nothing listens where it looks"
                                : "";
        return "the last with exit code %d%s".formatted(code, reason);
    }

    private static String time(EngineObject check, String field) {
        return Amounts.goDuration(check.positive(field).orElse(DEFAULT_NANOS));
    }
}
