/**
 * Writes the reference of what the shipped packs offer, from their indices: the page for people
 * ({@code docs/tools.md}) and the files that show in a review what a change does to the surface. A
 * test of the build holds both against the packs, and writes them anew on request.
 */
package io.cargoshipper.dist.reference;
