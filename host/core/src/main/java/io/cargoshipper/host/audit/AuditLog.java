package io.cargoshipper.host.audit;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.audit.AuditTrail.Sureness;
import io.cargoshipper.host.engine.guard.GuardDecision;
import io.cargoshipper.host.files.FileAccess;
import io.cargoshipper.host.policy.Policy;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The audit trail: what calls are about to do, what the engine's guard decided on the way, which
 * files they used, and how they ended. A line each, in a chain of hashes; {@code docs/audit.md} has
 * their fields.
 *
 * <p>What changes something is written before it is done, and not done where it cannot be written:
 * the methods that say so throw {@code REFUSED_BY_POLICY} then. Reading goes on. Thread-safe.
 */
public final class AuditLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final AuditSettings settings;
    private final AuditRecords records;
    private final String version;
    private final Clock clock;

    /** Made for the first event: start-up does not wait for it. */
    private Optional<AuditTrail> trail = Optional.empty();

    /**
     * A trail that begins with the first event; until then, nothing is made.
     *
     * @param redaction keeps secrets out of it
     * @param version the host's version
     */
    public AuditLog(AuditSettings settings, ArgumentRedaction redaction, String version) {
        this(settings, redaction, version, Clock.systemUTC());
    }

    AuditLog(AuditSettings settings, ArgumentRedaction redaction, String version, Clock clock) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.records = new AuditRecords(redaction);
        this.version = Objects.requireNonNull(version, "version");
        this.clock = clock;
    }

    /**
     * A call has been admitted and is about to be made.
     *
     * @param arguments as they were given
     * @param approval what a person has approved of it
     * @throws ToolException {@code REFUSED_BY_POLICY} if it changes something and cannot be written
     */
    public void intended(
            AuditedCall call,
            Tier tier,
            Map<String, Object> arguments,
            Optional<AuditedApproval> approval) {
        LOG.debug("call {}: {} ({}) is made", call.id(), call, tier);
        if (call.quiet() && tier == Tier.SAFE) {
            return;
        }
        writeBefore(
                "this %s call".formatted(lower(tier)),
                tier,
                () -> records.intent(call, tier, arguments, approval),
                tier == Tier.SAFE ? Sureness.WRITTEN : Sureness.ON_DISK);
    }

    /**
     * A call wants to send a request to the engine; what is refused is written, what changes
     * something, and what has an effect that policy has rules for.
     *
     * @throws ToolException {@code REFUSED_BY_POLICY} if it changes something and cannot be written
     */
    public void engineRequest(AuditedCall call, GuardDecision decision) {
        Tier needed = decision.needed().orElse(Tier.DESTRUCTIVE);
        if (!decision.allowed()) {
            LOG.atLevel(decision.needsApproval() ? Level.DEBUG : Level.WARN)
                    .log(
                            "call {}: {} was refused {} {}",
                            call.id(),
                            call,
                            decision.method(),
                            decision.path());
            write(() -> records.engine(call, decision), Sureness.WRITTEN);
        } else if (needed != Tier.SAFE || !decision.effects().isEmpty()) {
            writeBefore(
                    "a %s request to the engine".formatted(lower(needed)),
                    needed,
                    () -> records.engine(call, decision),
                    Sureness.WRITTEN);
        }
    }

    /**
     * A call wants a file or a folder of this machine.
     *
     * @throws ToolException {@code REFUSED_BY_POLICY} if it writes and that cannot be written
     */
    public void fileAccess(AuditedCall call, FileAccess access) {
        Supplier<AuditRecord> record = () -> records.file(call, access);
        if (access.allowed() && access.use() == FileAccess.Use.WRITE) {
            writeBefore("writing a file", Tier.MODERATE, record, Sureness.WRITTEN);
        } else {
            write(record, Sureness.WRITTEN);
        }
    }

    /** A person is asked about a call, or has decided, or has not in time. */
    public void approval(AuditedCall call, Tier tier, AuditedApproval approval) {
        write(() -> records.approval(call, tier, approval), Sureness.ON_DISK);
    }

    /** A call that was intended has ended. */
    public void ended(AuditedCall call, Tier tier, AuditedEnd end) {
        LOG.debug("call {}: {} {} in {}", call.id(), call, end.code(), end.elapsed());
        if (call.quiet() && tier == Tier.SAFE) {
            return;
        }
        write(
                () -> records.outcome(call, tier, end),
                tier == Tier.DESTRUCTIVE ? Sureness.ON_DISK : Sureness.WRITTEN);
    }

    /**
     * A call has ended before it was made.
     *
     * @param tier as far as it is known
     * @param arguments as they were given
     */
    public void refused(
            AuditedCall call, Optional<Tier> tier, Map<String, Object> arguments, AuditedEnd end) {
        LOG.debug("call {}: {} was not made: {}", call.id(), call, end.code());
        if (call.quiet() && !end.code().equals(ErrorCode.REFUSED_BY_POLICY.name())) {
            return;
        }
        write(() -> records.refused(call, tier, arguments, end), Sureness.WRITTEN);
    }

    /** Another policy is in force. */
    public void policyChanged(Policy policy) {
        write(() -> AuditRecords.policyChanged(policy), Sureness.ON_DISK);
    }

    /** Ends the chain. */
    @Override
    public void close() {
        trail().ifPresent(AuditTrail::close);
    }

    private Optional<String> write(Supplier<AuditRecord> record, Sureness sureness) {
        return trail().flatMap(open -> open.write(record.get(), sureness));
    }

    private synchronized Optional<AuditTrail> trail() {
        if (trail.isEmpty() && settings.enabled()) {
            trail = Optional.of(new AuditTrail(settings, AuditRecords.start(version), clock));
        }
        return trail;
    }

    private void writeBefore(
            String what, Tier tier, Supplier<AuditRecord> record, Sureness sureness) {
        Optional<String> problem = write(record, sureness);
        if (problem.isPresent() && tier != Tier.SAFE) {
            throw new ToolException(
                    ErrorCode.REFUSED_BY_POLICY,
                    "%s cannot be recorded, so it is not made: the audit trail %s cannot be written (%s). An operator can make room or mend its permissions, or set audit.file to another place; what only reads goes on meanwhile"
                            .formatted(
                                    what,
                                    trail().map(AuditTrail::place).orElseThrow(),
                                    problem.get()));
        }
    }

    private static String lower(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
