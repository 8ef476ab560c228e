package io.cargoshipper.host.transport;

import io.cargoshipper.host.protocol.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A {@link StdioTransport} that runs on a thread of its own, at the other end of two pipes of the
 * system.
 */
public final class StdioLink implements AutoCloseable {
    private final Pipe toServer;
    private final Pipe toClient;
    private final StdioTransport transport;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private StdioLink(Pipe toServer, Pipe toClient, StdioTransport transport) {
        this.toServer = toServer;
        this.toClient = toClient;
        this.transport = transport;
    }

    public static StdioLink to(Protocol protocol) {
        return to(protocol, StdioLimits.DEFAULT);
    }

    public static StdioLink to(Protocol protocol, StdioLimits limits) {
        try {
            Pipe toServer = Pipe.open();
            Pipe toClient = Pipe.open();
            StdioLink link =
                    new StdioLink(
                            toServer,
                            toClient,
                            new StdioTransport(
                                    Channels.newInputStream(toServer.source()),
                                    Channels.newOutputStream(toClient.sink()),
                                    protocol,
                                    limits));
            Daemons.start("stdio-link", link::run);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            transport.run();
            ended.complete(null);
        } catch (Throwable e) {
            ended.completeExceptionally(e);
        }
    }

    /** What the server writes. */
    public InputStream fromServer() {
        return Channels.newInputStream(toClient.source());
    }

    /** What the server reads. */
    public OutputStream toServer() {
        return Channels.newOutputStream(toServer.sink());
    }

    /** Ends the server's input, as a client does that wants it to end. */
    public void endInput() throws IOException {
        toServer.sink().close();
    }

    /** Closes the end that reads what the server writes, as a client does that dies. */
    public void stopReading() throws IOException {
        toClient.source().close();
    }

    public void stop() {
        transport.stop();
    }

    /** Waits for the server to return, and fails if it threw. */
    public void awaitEnd(Duration limit) throws Exception {
        ended.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isEnded() {
        return ended.isDone();
    }

    @Override
    public void close() throws IOException {
        transport.stop();
        toServer.sink().close();
        toClient.source().close();
    }
}
