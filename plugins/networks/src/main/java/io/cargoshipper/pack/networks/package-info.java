/** Tools for the networks of a Docker Engine. */
package io.cargoshipper.pack.networks;
