/**
 * The audit trail: {@link io.cargoshipper.host.audit.AuditLog} is told of events, and writes each
 * as a line of JSON into a chain of hashes, of which every process has one of its own; {@link
 * io.cargoshipper.host.audit.AuditVerifier} finds what was done to one afterwards.
 */
package io.cargoshipper.host.audit;
