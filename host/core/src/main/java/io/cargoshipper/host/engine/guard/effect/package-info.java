/**
 * What requests to the engine would bring about: one {@link
 * io.cargoshipper.host.engine.guard.effect.Inspector} for each operation whose body or parameters
 * matter, put together from what judges one part of a container: its mounts, its namespaces, its
 * ports. They say what they find; what is done about it is policy's.
 */
package io.cargoshipper.host.engine.guard.effect;
