/**
 * Credentials for registries, which packs never see. {@link
 * io.cargoshipper.host.engine.registry.RegistryAccess} stands between the guard and the engine: it
 * tells from a request which registry the engine will talk to, looks up what is known for it, and
 * adds the header; and it turns a registry's refusal into an error that says what to do.
 *
 * <p>Credentials come from the host's configuration, then from that of the Docker CLI with its
 * helpers. They are looked up at each use; nothing is read, and nearly nothing loaded, before that.
 */
package io.cargoshipper.host.engine.registry;
