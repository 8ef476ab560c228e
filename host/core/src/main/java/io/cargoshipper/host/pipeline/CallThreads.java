package io.cargoshipper.host.pipeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that calls run on. */
final class CallThreads {

    /** From this release on, a virtual thread that waits in a monitor gives its carrier back. */
    private static final int VIRTUAL_FROM = 24;

    /** Room for a limit that is raised later; a carrier that nobody needs is not made. */
    private static final int LEAST_CARRIERS = 64;

    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private CallThreads() {}

    /**
     * Threads for the code of packs: virtual ones where the JVM has good ones. A tool that computes
     * without end keeps its carrier, so there are as many carriers as there may be calls, and the
     * host's own work is not done on these threads.
     */
    static ExecutorService forCalls(int mostCalls) {
        if (Runtime.version().feature() < VIRTUAL_FROM) {
            return platform("call-");
        }
        if (System.getProperty(CARRIERS) == null) {
            int carriers =
                    Math.max(
                            Math.max(mostCalls, LEAST_CARRIERS),
                            Runtime.getRuntime().availableProcessors());
            System.setProperty(CARRIERS, Integer.toString(carriers));
        }
        try {
            // Reflection, since what ships is compiled for Java 17.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return platform("call-");
        }
    }

    /** Threads for the host's own work on calls, which no pack can take from it. */
    static ExecutorService forHost() {
        return platform("call-end-");
    }

    private static ExecutorService platform(String name) {
        AtomicLong number = new AtomicLong();
        return Executors.newCachedThreadPool(
                work -> {
                    Thread thread = new Thread(work, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
