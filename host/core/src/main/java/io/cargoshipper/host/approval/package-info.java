/** Asks people whether a call may be made, and holds the call to what they were shown. */
package io.cargoshipper.host.approval;
