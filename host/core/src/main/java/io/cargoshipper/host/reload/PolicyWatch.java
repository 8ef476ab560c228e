package io.cargoshipper.host.reload;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the configuration's files again and again, on a thread of its own. The first look comes
 * after the first interval, so that no client waits for it.
 */
public final class PolicyWatch implements AutoCloseable {

    /** A look is some calls of stat. Systems that tell of changes do not tell of all. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final PolicyReload reload;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A watch that has not started. */
    public PolicyWatch(PolicyReload reload) {
        this.reload = Objects.requireNonNull(reload, "reload");
        this.thread = new Thread(this::run, "policy watch");
        thread.setDaemon(true);
    }

    /** Starts to watch; may be called once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("the policy watch ends", e);
        }
    }

    private void look() {
        try {
            reload.look();
        } catch (RuntimeException e) {
            LOG.error("the configuration cannot be looked at again; the policy stays", e);
        }
    }

    /** Stops watching. A look that is under way goes on to its end. */
    @Override
    public void close() {
        closed.countDown(); // no interrupt, which would fail a reading that is under way
    }
}
