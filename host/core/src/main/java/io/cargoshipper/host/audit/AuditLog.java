package io.cargoshipper.host.audit;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Tier;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what calls are about to do, what the engine's guard decided on the way, and how they
 * ended: a line each, without arguments and results, which may hold secrets. It has a logger of its
 * own, {@value #LOGGER}, whose level does not follow {@code log.level}.
 */
public final class AuditLog {

    /** The name of the logger. */
    public static final String LOGGER = "audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int MAX_NAME = 80;

    /** A call has been admitted and is about to be made. */
    public void intended(String call, String tool, Tier tier, Caller caller) {
        if (tier == Tier.SAFE) {
            LOG.debug("call {}: {} ({}) by {} is made", call, tool, tier, caller.name());
        } else {
            LOG.info("call {}: {} ({}) by {} is made", call, tool, tier, caller.name());
        }
    }

    /** A call wants to send a request to the engine; refusals are written, and changes. */
    public void engineRequest(
            String call, String tool, boolean allowed, Optional<Tier> needed, String request) {
        String tier = needed.map(Tier::name).orElse("unknown");
        if (!allowed) {
            LOG.warn("call {}: {} was refused {} ({})", call, tool, request, tier);
        } else if (needed.isEmpty() || needed.get() != Tier.SAFE) {
            LOG.info("call {}: {} sends {} ({})", call, tool, request, tier);
        }
    }

    /** A call has ended, or was refused. */
    public void ended(String call, String tool, Tier tier, String outcome, Duration elapsed) {
        LOG.info("call {}: {} ({}) {} in {} ms", call, tool, tier, outcome, elapsed.toMillis());
    }

    /** A call named a tool that there is not. */
    public void unknown(String call, String tool) {
        String shown = tool.length() <= MAX_NAME ? tool : tool.substring(0, MAX_NAME) + "…";
        LOG.info("call {}: '{}' is no tool", call, shown.replaceAll("\\p{Cntrl}", "?"));
    }
}
