package io.cargoshipper.pack.system;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether the engine works. */
final class Healthcheck {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Failures that say something of the engine, and not of the call. */
    private static final Set<ErrorCode> ENGINE =
            Set.of(
                    ErrorCode.ENGINE_UNAVAILABLE,
                    ErrorCode.ENGINE_ERROR,
                    ErrorCode.UNSUPPORTED_BY_ENGINE);

    /** How the engine is. */
    record Health(
            boolean healthy,
            boolean reachable,
            Optional<String> reason,
            Optional<Double> latencyMs,
            Optional<String> version,
            Optional<String> apiVersion,
            Optional<SystemInfo.Containers> containers,
            Optional<Integer> images,
            List<String> warnings) {

        static Health ill(boolean reachable, Optional<Double> latencyMs, String reason) {
            String what = reachable ? "it answers pings alone: " : "no engine answers: ";
            return new Health(
                    false,
                    reachable,
                    Optional.of(what + reason),
                    latencyMs,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
    }

    @Tool(
            name = "docker_healthcheck",
            title = "Check the engine",
            description =
                    "Check whether the Docker Engine can be reached and works;"
                            + " healthy=false comes with the reason. Call it first when other"
                            + " tools fail.",
            tier = Tier.SAFE,
            idempotent = true,
            timeoutSeconds = 10)
    Health check(ToolCall call, DockerClient docker) {
        boolean reachable = false;
        Optional<Double> latency = Optional.empty();
        try {
            // The first may find the engine, connect and load classes: it says nothing of a ping.
            docker.pingCmd().exec();
            reachable = true;
            latency = Optional.of(ping(docker));
            return well(latency, docker.versionCmd().exec(), docker.infoCmd().exec());
        } catch (ToolException e) {
            if (!ENGINE.contains(e.code())) {
                throw e;
            }
            return Health.ill(reachable, latency, e.getMessage());
        } catch (RuntimeException e) {
            call.checkCancelled();
            return Health.ill(reachable, latency, reason(e));
        }
    }

    private static double ping(DockerClient docker) {
        long start = System.nanoTime();
        docker.pingCmd().exec();
        return Math.round((System.nanoTime() - start) / NANOS_PER_MILLI * 100) / 100.0;
    }

    private static Health well(Optional<Double> latency, Version version, Info info) {
        return new Health(
                true,
                true,
                Optional.empty(),
                latency,
                Known.text(version.getVersion()),
                Known.text(version.getApiVersion()),
                Optional.of(SystemInfo.Containers.of(info)),
                Optional.ofNullable(info.getImages()),
                Known.list(info.getRawValues().get("Warnings")));
    }

    /** The innermost cause says it best: the engine client wraps refused connections twice. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return Known.text(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }
}
