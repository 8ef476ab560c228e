package io.cargoshipper.host.transport;

/**
 * Starts threads that do not keep the process alive: reads and writes of standard streams cannot be
 * interrupted.
 */
final class Daemons {

    private Daemons() {}

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
