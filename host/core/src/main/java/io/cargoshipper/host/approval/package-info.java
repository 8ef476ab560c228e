/**
 * Asks people whether a call may be made, and holds the call to what they were shown. Nothing here
 * waits for a person: a call ends with the question, and goes through when it is made again after
 * the approval. {@link io.cargoshipper.host.approval.Approvals} remembers what was asked, {@link
 * io.cargoshipper.host.approval.Grant} is what was approved, and {@link
 * io.cargoshipper.host.approval.LetterBox} the way to people at the command line.
 */
package io.cargoshipper.host.approval;
