package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import java.util.Optional;

/** Reads of the engine that the guard makes itself, to know what a request's names mean. */
@FunctionalInterface
public interface EngineReads {

    /**
     * Reads something.
     *
     * @param path with names escaped
     * @return empty when there is no such thing
     * @throws io.cargoshipper.host.engine.guard.body.UnreadableRequestException when the engine
     *     does not say
     */
    Optional<Body> get(String path);
}
