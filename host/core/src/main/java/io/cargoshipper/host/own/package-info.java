/** What is the host's own on this machine, so that no call gets at it. */
package io.cargoshipper.host.own;
