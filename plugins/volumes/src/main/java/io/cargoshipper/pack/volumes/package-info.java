/** Tools for the volumes of a Docker Engine. */
package io.cargoshipper.pack.volumes;
