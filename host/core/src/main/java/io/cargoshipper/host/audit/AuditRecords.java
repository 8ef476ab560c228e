package io.cargoshipper.host.audit;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.guard.Endpoint;
import io.cargoshipper.host.engine.guard.GuardDecision;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import io.cargoshipper.host.files.FileAccess;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the lines of events say. Whatever a client, a pack or a container has said is redacted. */
final class AuditRecords {

    private static final int MOST_EFFECTS = 50;

    private final ArgumentRedaction redaction;

    AuditRecords(ArgumentRedaction redaction) {
        this.redaction = Objects.requireNonNull(redaction, "redaction");
    }

    /** The first line of a chain. */
    static AuditRecord start(String version) {
        return AuditRecord.of("start")
                .with("host", version)
                .with("pid", ProcessHandle.current().pid())
                .with("user", Excerpt.of(System.getProperty("user.name", "")))
                .with("folder", Excerpt.of(System.getProperty("user.dir", "")));
    }

    AuditRecord intent(
            AuditedCall call,
            Tier tier,
            Map<String, Object> arguments,
            Optional<AuditedApproval> approval) {
        AuditRecord record = call("intent", call, Optional.of(tier));
        approval.ifPresent(
                given ->
                        record.with(
                                "approval",
                                Map.of("id", given.id(), "by", Excerpt.of(given.by()))));
        return arguments(record, call, arguments);
    }

    AuditRecord refused(
            AuditedCall call, Optional<Tier> tier, Map<String, Object> arguments, AuditedEnd end) {
        return end(arguments(call("refused", call, tier), call, arguments), end);
    }

    AuditRecord outcome(AuditedCall call, Tier tier, AuditedEnd end) {
        return end(call("outcome", call, Optional.of(tier)), end);
    }

    AuditRecord engine(AuditedCall call, GuardDecision decision) {
        AuditRecord record =
                call("engine", call, Optional.of(decision.cap()))
                        .with("method", decision.method())
                        .with("path", text(decision.path()))
                        .with("operation", decision.endpoint().map(Endpoint::effect))
                        .with("needs", decision.needed().map(Tier::name))
                        .with("allowed", decision.allowed())
                        .with("reason", decision.refusal().map(this::text));
        if (!decision.effects().isEmpty()) {
            effects(record, decision.effects());
        }
        return record;
    }

    AuditRecord file(AuditedCall call, FileAccess access) {
        return call("file", call, Optional.empty())
                .with("use", lower(access.use()))
                .with("path", text(access.path()))
                .with("allowed", access.allowed());
    }

    AuditRecord approval(AuditedCall call, Tier tier, AuditedApproval approval) {
        return call("approval", call, Optional.of(tier))
                .with("approval", Map.of("id", approval.id(), "by", Excerpt.of(approval.by())))
                .with("step", approval.step());
    }

    static AuditRecord policyChanged(Policy policy) {
        return AuditRecord.of("policy-changed")
                .with("highestTier", policy.highestTier().name())
                .with("layers", policy.layers().stream().map(PolicyLayer::name).toList());
    }

    private AuditRecord call(String event, AuditedCall call, Optional<Tier> tier) {
        return AuditRecord.of(event)
                .with("call", call.id())
                .with("session", call.session())
                .with("caller", Excerpt.of(call.caller().name()))
                .with("client", call.caller().client().map(this::text))
                .with("address", call.address())
                .with("kind", call.kind())
                .with("name", text(call.name()))
                .with("tier", tier.map(Tier::name));
    }

    private AuditRecord arguments(
            AuditRecord record, AuditedCall call, Map<String, Object> arguments) {
        return arguments.isEmpty()
                ? record
                : record.with(
                        "arguments", Excerpt.ofJson(redaction.arguments(arguments, call.secret())));
    }

    private AuditRecord end(AuditRecord record, AuditedEnd end) {
        record.with("code", end.code()).with("ms", end.elapsed().toMillis());
        end.bytes().ifPresent(bytes -> record.with("bytes", bytes));
        record.with("reason", end.reason().map(this::text));
        end.decider()
                .ifPresent(
                        decider ->
                                record.with("layer", Excerpt.of(decider.layer()))
                                        .with("line", Excerpt.of(decider.line())));
        return record;
    }

    /** The strictest first, so that what is left out is what weighs least. */
    private void effects(AuditRecord record, List<JudgedEffect> effects) {
        record.with(
                "effects",
                effects.stream()
                        .sorted(Comparator.comparing(found -> found.verdict().disposition()))
                        .limit(MOST_EFFECTS)
                        .map(this::effect)
                        .toList());
        if (effects.size() > MOST_EFFECTS) {
            record.with("effectsLeftOut", effects.size() - MOST_EFFECTS);
        }
    }

    private Map<String, Object> effect(JudgedEffect effect) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("effect", effect.effect().text());
        if (!effect.subject().isEmpty()) {
            fields.put("subject", text(effect.subject()));
        }
        fields.put("disposition", effect.verdict().disposition().text());
        fields.put("by", text(effect.verdict().reason()));
        return fields;
    }

    private String text(String text) {
        return Excerpt.of(redaction.text(text));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
