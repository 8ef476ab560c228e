package io.cargoshipper.host.audit;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.files.FileAccess;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes down what calls are about to do, what the engine's guard decided on the way, which files
 * they used, and how they ended: a line each, without arguments (but for paths of files) and
 * results, which may hold secrets. It has a logger of its own, {@value #LOGGER}, whose level does
 * not follow {@code log.level}.
 */
public final class AuditLog {

    /** The name of the logger. */
    public static final String LOGGER = "audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int MAX_PATH = 500;

    /** A call has been admitted and is about to be made. */
    public void intended(AuditedCall call, Tier tier, Caller caller) {
        LOG.atLevel(tier == Tier.SAFE ? Level.DEBUG : Level.INFO)
                .log("call {}: {} ({}) by {} is made", call.id(), call.name(), tier, caller.name());
    }

    /** A call wants to send a request to the engine; refusals are written, and changes. */
    public void engineRequest(
            AuditedCall call, boolean allowed, Optional<Tier> needed, String request) {
        String tier = needed.map(Tier::name).orElse("unknown");
        if (!allowed) {
            LOG.warn("call {}: {} was refused {} ({})", call.id(), call.name(), request, tier);
        } else if (needed.isEmpty() || needed.get() != Tier.SAFE) {
            LOG.info("call {}: {} sends {} ({})", call.id(), call.name(), request, tier);
        }
    }

    /** A call wants a file or a folder of this machine. */
    public void fileAccess(AuditedCall call, FileAccess access) {
        String use = access.use().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String path = shown(access.path(), MAX_PATH);
        if (access.allowed()) {
            LOG.info("call {}: {} gets to {} '{}'", call.id(), call.name(), use, path);
        } else {
            LOG.warn("call {}: {} was refused to {} '{}'", call.id(), call.name(), use, path);
        }
    }

    /** A call has ended, or was refused. */
    public void ended(AuditedCall call, Tier tier, String outcome, Duration elapsed) {
        LOG.atLevel(call.quiet() && outcome.equals("OK") ? Level.DEBUG : Level.INFO)
                .log(
                        "call {}: {} ({}) {} in {} ms",
                        call.id(),
                        call.name(),
                        tier,
                        outcome,
                        elapsed.toMillis());
    }

    /** A call named what there is not, or what has nothing to be called. */
    public void missing(AuditedCall call, String outcome) {
        LOG.atLevel(call.quiet() ? Level.DEBUG : Level.INFO)
                .log("call {}: '{}' {}", call.id(), call.name(), outcome);
    }

    /** A text of the caller's, in one line of bounded length. */
    static String shown(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
