/**
 * Subscriptions to resources: who wants to hear of which, what the engine's events say of them, and
 * what is read again because no event tells.
 */
package io.cargoshipper.host.subscription;
