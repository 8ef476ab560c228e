/**
 * The host. Its rooms, in the order a call walks through them: {@code transport} (bytes), {@code
 * protocol} (messages), {@code pipeline} (the stages of a call), {@code catalog} (what is offered),
 * {@code pack} (packs and their code), {@code engine} (the engine and its guard); beside them
 * {@code policy}, {@code audit} and {@code config}. {@link io.cargoshipper.host.Host} puts them
 * together.
 */
package io.cargoshipper.host;
