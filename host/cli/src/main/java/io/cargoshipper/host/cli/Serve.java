package io.cargoshipper.host.cli;

import io.cargoshipper.host.Host;
import io.cargoshipper.host.config.ConfigWatch;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.protocol.sdk.SdkProtocol;
import io.cargoshipper.host.reload.PolicyReload;
import io.cargoshipper.host.reload.PolicyWatch;
import io.cargoshipper.host.transport.StdioLimits;
import io.cargoshipper.host.transport.StdioTransport;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves one client over stdin and stdout until it goes, or the process is told to stop. */
final class Serve {

    /** What ending may take beyond the time that calls in flight are given: see Host.close. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private Serve() {}

    static int run(HostOptions options, Streams streams) throws InterruptedException {
        ConfigWatch files = ConfigWatch.load(options.sources());
        HostConfig config = files.first();
        Logging.apply(config.log(), () -> config.policy().redaction());
        CountDownLatch ended = new CountDownLatch(1);
        try (Host host = new Host(config)) {
            Logging.rules().follow(() -> host.policy().current().redaction());
            host.requirePacks();
            host.logFindings();
            Warming warming = new Warming(host);
            StdioLimits limits =
                    new StdioLimits(
                            config.limits().lineBytes(),
                            config.limits().drainTime(),
                            StdioLimits.DEFAULT.stall());
            SdkProtocol protocol =
                    new SdkProtocol(
                            host.identity(),
                            warming,
                            host.pipeline(),
                            host.approvals(),
                            host.subscriptions());
            StdioTransport transport =
                    new StdioTransport(streams.in(), streams.out(), protocol, limits);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> end(transport, ended, config.limits().drainTime()),
                                    "shutdown"));
            PolicyReload reload = host.reload(files, protocol::offersChanged);
            try (PolicyWatch watch = new PolicyWatch(reload)) {
                watch.start();
                transport.run();
            }
        } finally {
            // After the host is closed, and not before: the hook ends the process then, in the
            // middle of whatever a pack may still have to put in order.
            ended.countDown();
        }
        return ExitCode.OK;
    }

    /**
     * On SIGTERM: lets calls in flight finish, as at the end of input, and packs stop, and exits
     * with 0 likewise.
     */
    private static void end(StdioTransport transport, CountDownLatch ended, Duration drainTime) {
        if (ended.getCount() == 0) {
            return;
        }
        transport.stop();
        try {
            boolean inTime = ended.await(drainTime.plus(CLOSING).toMillis(), TimeUnit.MILLISECONDS);
            // A hook cannot change the exit code otherwise.
            Runtime.getRuntime().halt(inTime ? ExitCode.OK : ExitCode.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
