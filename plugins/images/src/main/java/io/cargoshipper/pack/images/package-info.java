/** Tools for the images of a Docker Engine. */
package io.cargoshipper.pack.images;
