/**
 * The pack index: what the pack-builder writes into a pack's jar, and the host reads instead of the
 * pack's code. Pack authors do not use this package; it is public so that the writer and the
 * reader, of different releases, share one description of the format.
 */
package io.cargoshipper.api.index;
