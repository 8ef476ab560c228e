package io.cargoshipper.host.transport;

import io.cargoshipper.host.protocol.Connection;
import io.cargoshipper.host.protocol.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one client over a pair of streams, one JSON message to a line: MCP's stdio transport.
 *
 * <p>One daemon thread reads and one writes, since neither can be interrupted in a stream; the
 * thread of {@link #run()} waits for the end. Neither stream is closed.
 */
public final class StdioTransport {
    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);

    /** How often the time to drain is interrupted to see whether the client is still there. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final InputStream in;
    private final OutputStream out;
    private final Protocol protocol;
    private final StdioLimits limits;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean clientGone;
    private volatile boolean closed;

    /** Prepares a session; nothing is read before {@link #run()}. */
    public StdioTransport(InputStream in, OutputStream out, Protocol protocol, StdioLimits limits) {
        this.in = Objects.requireNonNull(in, "in");
        this.out = Objects.requireNonNull(out, "out");
        this.protocol = Objects.requireNonNull(protocol, "protocol");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * Serves until the input ends, {@link #stop()} is called, or the client no longer takes our
     * messages. Then calls that run may finish within the time to drain, while the client may still
     * cancel them; the others are cancelled, and the method returns.
     *
     * @throws IllegalStateException if called before
     * @throws InterruptedException if the thread is interrupted; what runs is cancelled at once
     */
    public void run() throws InterruptedException {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("a transport serves one session only");
        }
        BacklogOutlet outlet = new BacklogOutlet(out, limits.stall(), this::clientGone);
        outlet.start();
        Connection connection = protocol.open(outlet);
        try {
            Daemons.start("stdio-reader", () -> read(connection, outlet));
            ended.await();
            connection.endIntake();
            drain(connection, outlet);
        } finally {
            closed = true;
            connection.close();
            outlet.close();
        }
    }

    /**
     * Ends the session from another thread, such as a signal's. Returns at once; {@link #run()}
     * drains.
     */
    public void stop() {
        ended.countDown();
    }

    private void clientGone() {
        clientGone = true;
        ended.countDown();
    }

    private void drain(Connection connection, BacklogOutlet outlet) throws InterruptedException {
        long end = System.nanoTime() + limits.drain().toNanos();
        boolean drained = false;
        while (!drained && !clientGone && end - System.nanoTime() > 0) { // nobody to answer: no use
            drained = connection.drain(shorter(GLANCE, Duration.ofNanos(end - System.nanoTime())));
        }
        boolean flushed = outlet.flush(Duration.ofNanos(end - System.nanoTime()));
        if (!clientGone && !(drained && flushed)) {
            LOG.warn(
                    "Calls that still run after {} are cancelled, since the session ends",
                    limits.drain());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Goes on during the time to drain: the connection knows what it takes then. */
    private void read(Connection connection, BacklogOutlet outlet) {
        outlet.neverHoldUp(Thread.currentThread());
        LineReader reader = new LineReader(in, limits.maxLineBytes());
        LineReader.Lines lines = messagesTo(connection);
        try {
            boolean more = true;
            while (more && !closed) {
                more = reader.next(lines);
            }
        } catch (IOException e) {
            LOG.debug("The input has failed", e);
        } finally {
            ended.countDown();
        }
    }

    private LineReader.Lines messagesTo(Connection connection) {
        return new LineReader.Lines() {
            @Override
            public void line(byte[] bytes) {
                connection.receive(bytes);
            }

            @Override
            public void oversized(byte[] head, byte[] tail) {
                connection.refuseOversized(limits.maxLineBytes(), head, tail);
            }
        };
    }
}
