package io.cargoshipper.host.pack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each pack once, on a thread of its own and under a time limit, and remembers how that
 * went.
 */
final class PackActivations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PackActivations.class);

    private final PackActivator activator;
    private final Duration limit;
    private final Map<Pack, CompletableFuture<ActivePack>> started = new ConcurrentHashMap<>();
    private final Deque<ActivePack> running = new ArrayDeque<>();

    PackActivations(PackActivator activator, Duration limit) {
        this.activator = activator;
        this.limit = limit;
    }

    ActivePack get(Pack pack) throws InterruptedException {
        try {
            return started.computeIfAbsent(pack, ignored -> start(pack)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PackFailedException failed) {
                throw failed;
            }
            throw new PackFailedException(
                    e.getCause() instanceof TimeoutException
                            ? tooSlow()
                            : "it failed: " + e.getCause(),
                    e.getCause());
        }
    }

    private CompletableFuture<ActivePack> start(Pack pack) {
        CompletableFuture<ActivePack> future =
                new CompletableFuture<ActivePack>()
                        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        Thread starter = new Thread(() -> run(pack, future), "start of pack " + pack.name());
        starter.setDaemon(true);
        starter.start();
        return future.whenComplete(
                (active, failure) -> {
                    if (failure instanceof TimeoutException) {
                        starter.interrupt();
                        fail(pack, tooSlow());
                    }
                });
    }

    private String tooSlow() {
        return "it did not start within %d s (limits.activation-time)".formatted(limit.toSeconds());
    }

    private void run(Pack pack, CompletableFuture<ActivePack> future) {
        try {
            ActivePack active = activator.activate(pack.files(), pack.index().orElseThrow());
            pack.become(PackState.ACTIVE, "");
            if (future.complete(active)) {
                synchronized (running) {
                    running.push(active);
                }
                LOG.debug("pack {} is active", pack.name());
            } else {
                active.close();
            }
        } catch (PackFailedException e) {
            if (future.completeExceptionally(e)) {
                fail(pack, e.getMessage());
                LOG.debug("pack {} failed", pack.name(), e);
            }
        }
    }

    private static void fail(Pack pack, String reason) {
        pack.become(PackState.FAILED, reason);
        LOG.warn("pack {} failed to start: {}", pack.name(), reason);
    }

    @Override
    public void close() {
        synchronized (running) {
            while (!running.isEmpty()) {
                running.pop().close();
            }
        }
    }
}
