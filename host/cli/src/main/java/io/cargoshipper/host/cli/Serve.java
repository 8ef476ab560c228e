package io.cargoshipper.host.cli;

import io.cargoshipper.host.Host;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.protocol.sdk.SdkProtocol;
import io.cargoshipper.host.transport.StdioLimits;
import io.cargoshipper.host.transport.StdioTransport;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves one client over stdin and stdout until it goes, or the process is told to stop. */
final class Serve {

    /** What ending may take beyond the time that calls in flight are given. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private Serve() {}

    static int run(HostOptions options, Streams streams) throws InterruptedException {
        HostConfig config = options.load();
        Logging.apply(config.log());
        try (Host host = new Host(config)) {
            host.logFindings();
            Warming warming = new Warming(host);
            StdioLimits limits =
                    new StdioLimits(
                            config.limits().lineBytes(),
                            config.limits().drainTime(),
                            StdioLimits.DEFAULT.stall());
            StdioTransport transport =
                    new StdioTransport(
                            streams.in(),
                            streams.out(),
                            new SdkProtocol(host.identity(), warming, host.pipeline()),
                            limits);
            CountDownLatch served = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> end(transport, served, config.limits().drainTime()),
                                    "shutdown"));
            transport.run();
            served.countDown();
        }
        return ExitCode.OK;
    }

    /**
     * On SIGTERM: lets calls in flight finish, as at the end of input, and exits with 0 likewise.
     */
    private static void end(StdioTransport transport, CountDownLatch served, Duration drainTime) {
        if (served.getCount() == 0) {
            return;
        }
        transport.stop();
        try {
            boolean drained =
                    served.await(drainTime.plus(CLOSING).toMillis(), TimeUnit.MILLISECONDS);
            // A hook cannot change the exit code otherwise.
            Runtime.getRuntime().halt(drained ? ExitCode.OK : ExitCode.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
