package io.cargoshipper.host.protocol;

/** Where a connection's messages go. Safe for use by several threads; one message at a time. */
public interface Outlet {

    /**
     * Sends one JSON-RPC message, UTF-8 without line breaks. Does nothing once the peer has gone.
     */
    void send(byte[] json);
}
