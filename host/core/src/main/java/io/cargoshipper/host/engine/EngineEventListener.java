package io.cargoshipper.host.engine;

/** Told of the engine's events, one at a time, on a thread that must not be held up. */
public interface EngineEventListener {

    /** Something happened on the engine. */
    void happened(EngineEvent event);

    /** The stream of events broke and is back: what happened in between is not known. */
    void resumed();
}
