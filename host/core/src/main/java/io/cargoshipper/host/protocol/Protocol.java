package io.cargoshipper.host.protocol;

/** A protocol adapter: translates between messages and the pipeline. */
public interface Protocol {

    /** Starts the session of a new client. */
    Connection open(Outlet outlet);
}
