/** Tools for a Docker Engine as a whole. */
package io.cargoshipper.pack.system;
