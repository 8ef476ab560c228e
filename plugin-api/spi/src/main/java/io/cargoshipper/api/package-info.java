/**
 * What a tool pack is written against.
 *
 * <p>A pack is a jar with one {@link io.cargoshipper.api.ToolPack}, found by {@link
 * java.util.ServiceLoader}, and classes whose methods are annotated with {@link
 * io.cargoshipper.api.Tool}. A tool takes one record of arguments, asks for what it needs from the
 * host as further parameters, and returns a record. The pack-builder checks all of this in the
 * pack's own build and writes the index that the host reads.
 *
 * <p>Nothing here is null unless it says so; choices that may be absent are {@link
 * java.util.Optional}.
 */
package io.cargoshipper.api;
