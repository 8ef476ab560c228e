package io.cargoshipper.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A port in front of another that passes answers on slowly, and counts them. */
final class SlowProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 4096;

    private final InetSocketAddress target;
    private final int bytesPerSecond;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong passed = new AtomicLong();

    SlowProxy(InetSocketAddress target, int bytesPerSecond) {
        this.target = target;
        this.bytesPerSecond = bytesPerSecond;
        try {
            InetAddress here = target.getAddress();
            server = new ServerSocket(0, 50, here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How much was passed on to clients so far. */
    long passedBytes() {
        return passed.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket registry = new Socket(target.getAddress(), target.getPort());
            // Otherwise the kernel would take more from the registry than was passed on.
            client.setSendBufferSize(CHUNK_BYTES);
            sockets.add(client);
            sockets.add(registry);
            daemon(() -> pass(client, registry, false));
            daemon(() -> pass(registry, client, true));
        }
    }

    private void pass(Socket from, Socket to, boolean slowly) throws IOException {
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
                output.write(chunk, 0, count);
                if (slowly) {
                    passed.addAndGet(count);
                    Thread.sleep(count * 1000L / bytesPerSecond);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // Either side may go away at any time, and this proxy too.
                            }
                        },
                        "slow proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
