/**
 * The reference monitor: {@link io.cargoshipper.host.engine.guard.GuardedHttpClient} sees every
 * request of a call and lets pass what the reviewed table ({@code endpoints.tsv}) allows at the
 * call's tier. What it does not know it refuses, at every tier.
 *
 * <p>It stops mistakes, and packs that say less than they do. It is no sandbox for hostile
 * bytecode.
 */
package io.cargoshipper.host.engine.guard;
