/**
 * What a tool pack is written against.
 *
 * <p>A pack is a jar with one {@link io.cargoshipper.api.ToolPack}, found by {@link
 * java.util.ServiceLoader}, and classes whose methods are annotated with {@link
 * io.cargoshipper.api.Tool}. A tool takes one record of arguments, asks for what it needs from the
 * host as further parameters, and returns a record. Likewise {@link io.cargoshipper.api.Prompt},
 * {@link io.cargoshipper.api.Resource}, {@link io.cargoshipper.api.ResourceTemplate} and {@link
 * io.cargoshipper.api.Completes}. The pack-builder checks all of this in the pack's own build and
 * writes the index that the host reads.
 *
 * <p>Nothing here is null unless it says so; choices that may be absent are {@link
 * java.util.Optional}.
 */
package io.cargoshipper.api;
