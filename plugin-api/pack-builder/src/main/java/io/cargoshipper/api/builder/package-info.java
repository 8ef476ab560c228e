/**
 * Makes a pack out of compiled classes: checks them against the rules of the host, generates an
 * invoker for each method that the host calls and writes the index. {@link
 * io.cargoshipper.api.builder.PackBuilderPlugin} does so in a build, {@link
 * io.cargoshipper.api.builder.JarIndexer} for a jar that was built any other way; both go through
 * {@link io.cargoshipper.api.builder.PackBuilder}.
 */
package io.cargoshipper.api.builder;
