package io.cargoshipper.host.pipeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that calls run on: virtual ones where the JVM has them (Java 21 on). */
final class CallThreads {

    private CallThreads() {}

    static ExecutorService create() {
        try {
            // Reflection, since what ships is compiled for Java 17.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool(daemons());
        }
    }

    private static ThreadFactory daemons() {
        AtomicLong number = new AtomicLong();
        return work -> {
            Thread thread = new Thread(work, "call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
