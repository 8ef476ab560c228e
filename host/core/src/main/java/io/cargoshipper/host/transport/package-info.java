/** Bytes in, bytes out: how messages reach a {@link io.cargoshipper.host.protocol.Protocol}. */
package io.cargoshipper.host.transport;
