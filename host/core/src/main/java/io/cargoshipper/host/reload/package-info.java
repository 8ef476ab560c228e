/** A change of the configuration's files while the host runs: what of it counts at once. */
package io.cargoshipper.host.reload;
