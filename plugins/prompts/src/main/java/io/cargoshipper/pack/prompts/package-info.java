/** Prompts that read a Docker Engine. */
package io.cargoshipper.pack.prompts;
