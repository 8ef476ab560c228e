/** Tools for the containers of a Docker Engine. */
package io.cargoshipper.pack.containers;
