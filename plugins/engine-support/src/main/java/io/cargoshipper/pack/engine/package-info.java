/**
 * What the packs for a Docker Engine share: objects found by name, streams that end in time,
 * answers of the engine made short.
 */
package io.cargoshipper.pack.engine;
