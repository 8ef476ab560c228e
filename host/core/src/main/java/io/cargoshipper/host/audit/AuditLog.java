package io.cargoshipper.host.audit;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Tier;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log what calls are about to do, and how they ended: a line each, without arguments
 * and results, which may hold secrets.
 */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.cargoshipper.audit");

    /** A call has been admitted and is about to be made. */
    public void intended(String call, String tool, Tier tier, Caller caller) {
        LOG.debug("call {}: {} ({}) by {} is made", call, tool, tier, caller.name());
    }

    /** A call has ended, or was refused. */
    public void ended(String call, String tool, Tier tier, String outcome, Duration elapsed) {
        LOG.info("call {}: {} ({}) {} in {} ms", call, tool, tier, outcome, elapsed.toMillis());
    }
}
