/** The command line, and the start of the host. */
package io.cargoshipper.host.cli;
