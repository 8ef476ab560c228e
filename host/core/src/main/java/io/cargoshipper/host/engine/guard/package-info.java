/**
 * The reference monitor: {@link io.cargoshipper.host.engine.guard.GuardedHttpClient} sees every
 * request of a call and lets pass what the reviewed table ({@code endpoints.tsv}) allows at the
 * call's tier, and whose effects policy allows ({@link io.cargoshipper.host.engine.guard.effect}).
 * What it does not know it refuses, unless policy names it.
 *
 * <p>It stops mistakes, and packs that say less than they do. It is no sandbox for hostile
 * bytecode.
 */
package io.cargoshipper.host.engine.guard;
