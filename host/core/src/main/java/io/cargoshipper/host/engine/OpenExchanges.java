package io.cargoshipper.host.engine;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The exchanges that a lease has under way. Once closed, it takes no more. */
final class OpenExchanges implements AutoCloseable {

    private final Set<Exchange> open = new HashSet<>();
    private boolean closed;

    /**
     * @throws ToolException {@code CANCELLED} after {@link #close}
     */
    synchronized void requireOpen() {
        if (closed) {
            throw new ToolException(
                    ErrorCode.CANCELLED, "This call has answered; its engine lease is over.");
        }
    }

    /**
     * @throws ToolException {@code CANCELLED} after {@link #close}
     */
    synchronized void add(Exchange exchange) {
        requireOpen();
        open.add(exchange);
    }

    synchronized void remove(Exchange exchange) {
        open.remove(exchange);
    }

    /** Ends all that are under way. */
    @Override
    public void close() {
        for (Exchange exchange : drain()) {
            exchange.close();
        }
    }

    private synchronized List<Exchange> drain() {
        closed = true;
        List<Exchange> drained = List.copyOf(open);
        open.clear();
        return drained;
    }
}
