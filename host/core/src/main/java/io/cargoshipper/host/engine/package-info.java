/**
 * The way to the container engine: where it is ({@link
 * io.cargoshipper.host.engine.EngineDiscovery}), the host's one {@link
 * io.cargoshipper.host.engine.EngineConnection} to it, and the {@link
 * io.cargoshipper.host.engine.EngineLease} that a call gets of it.
 *
 * <p>Every request to the engine has a connection of its own. Nothing is pooled, so an engine that
 * restarts leaves no dead connection behind; nothing is ever sent twice; and closing the socket is
 * all it takes to end a request, whatever it is waiting for.
 */
package io.cargoshipper.host.engine;
