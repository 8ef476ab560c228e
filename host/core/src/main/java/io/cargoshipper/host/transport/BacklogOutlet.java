package io.cargoshipper.host.transport;

import io.cargoshipper.host.protocol.Outlet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages as lines, on a thread of its own: a peer that is slow to read holds up neither
 * the reading of its messages nor the calls, and a call's thread that is interrupted is never found
 * inside a write. Senders wait only while the backlog is full, and the thread that reads does not
 * even then: what it sends goes over the limit. A peer that reads nothing at all for the time
 * allowed, or asks for much more without reading, is taken for gone.
 */
final class BacklogOutlet implements Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogOutlet.class);
    private static final long BACKLOG_BYTES = 8L * 1024 * 1024;

    /** How much may go over the limit before the peer is taken for gone. */
    private static final long BEYOND_BYTES = 3 * BACKLOG_BYTES;

    private static final int CHUNK = 64 * 1024;

    private final OutputStream out;
    private final Duration stall;
    private final Runnable onGone;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> backlog = new ArrayDeque<>();
    private Optional<Thread> reader = Optional.empty();
    private long unwritten;
    private long beyond;
    private long lastWrite = System.nanoTime();
    private boolean closed;
    private boolean gone;

    /**
     * Prepares to write to a stream, which is not closed.
     *
     * @param onGone told once that the peer has gone
     */
    BacklogOutlet(OutputStream out, Duration stall, Runnable onGone) {
        this.out = new BufferedOutputStream(Objects.requireNonNull(out, "out"), CHUNK);
        this.stall = Objects.requireNonNull(stall, "stall");
        this.onGone = Objects.requireNonNull(onGone, "onGone");
    }

    void start() {
        Daemons.start("stdio-writer", this::write);
    }

    /** Never holds up this thread, which reads the peer's messages. */
    void neverHoldUp(Thread thread) {
        lock.lock();
        try {
            reader = Optional.of(thread);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(byte[] json) {
        lock.lock();
        try {
            awaitRoom();
            if (unwritten >= BACKLOG_BYTES && !closed) {
                goBeyond(json);
            }
            if (closed || gone) {
                return;
            }
            if (backlog.isEmpty() && unwritten == 0) {
                lastWrite = System.nanoTime();
            }
            backlog.add(json);
            unwritten += lineLength(json);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is written; tells whether that happened in time. */
    boolean flush(Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lock();
        try {
            while (unwritten > 0 && !gone) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return !gone;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more messages. What is in the backlog is written still, if the peer reads it. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits while the backlog is full. An interrupted sender goes over it: no answer may be lost.
     * So does the reader: while it waits, nobody could cancel the calls that fill the backlog.
     */
    private void awaitRoom() {
        boolean isReader = reader.filter(Thread.currentThread()::equals).isPresent();
        while (!isReader && unwritten >= BACKLOG_BYTES && !closed && !gone) {
            long left = stall.toNanos() - (System.nanoTime() - lastWrite);
            if (left <= 0) {
                LOG.warn("The client has read nothing for {}; its session ends", stall);
                giveUp();
                return;
            }
            try {
                changed.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void goBeyond(byte[] json) {
        beyond += lineLength(json);
        if (beyond > BEYOND_BYTES) {
            LOG.warn("The client asks and does not read the answers; its session ends");
            giveUp();
        }
    }

    private void write() {
        try {
            Optional<byte[]> next = take();
            while (next.isPresent()) {
                writeLine(next.get());
                next = take();
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The client can no longer be written to", e);
            lock.lock();
            try {
                giveUp();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for the next message; nothing when there will be none. */
    private Optional<byte[]> take() {
        lock.lock();
        try {
            while (backlog.isEmpty()) {
                if (closed || gone) {
                    return Optional.empty();
                }
                changed.awaitUninterruptibly();
            }
            return Optional.of(backlog.remove());
        } finally {
            lock.unlock();
        }
    }

    private void writeLine(byte[] message) throws IOException {
        for (int from = 0; from < message.length; from += CHUNK) {
            out.write(message, from, Math.min(CHUNK, message.length - from));
            written(0);
        }
        out.write('\n');
        if (isLast()) {
            out.flush();
        }
        written(lineLength(message));
    }

    private static int lineLength(byte[] message) {
        return message.length + 1;
    }

    private boolean isLast() {
        lock.lock();
        try {
            return backlog.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void written(int bytes) {
        lock.lock();
        try {
            lastWrite = System.nanoTime();
            unwritten = Math.max(0, unwritten - bytes);
            if (unwritten < BACKLOG_BYTES) {
                beyond = 0;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp() {
        if (!gone) {
            gone = true;
            backlog.clear();
            unwritten = 0;
            changed.signalAll();
            onGone.run();
        }
    }
}
