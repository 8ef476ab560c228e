package io.cargoshipper.host.approval;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.EffectVerdict;
import io.cargoshipper.host.policy.RedactionRules;
import io.cargoshipper.host.shape.Redactor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the tests of approvals ask about. */
final class Facts {

    static final Caller CALLER = new Caller("local", Optional.of("tester 1"));

    private Facts() {}

    static CallFacts call(Map<String, Object> arguments) {
        return call(CALLER, "remove", arguments);
    }

    static CallFacts call(Caller caller, String tool, Map<String, Object> arguments) {
        return call(caller, tool, Tier.DESTRUCTIVE, arguments);
    }

    static CallFacts call(Caller caller, String tool, Tier tier, Map<String, Object> arguments) {
        return new CallFacts(
                caller,
                Optional.empty(),
                "pack 1",
                tool,
                tier,
                arguments,
                arguments,
                Redactor.of(RedactionRules.NONE)::text);
    }

    /** Removes containers of these names; each has an id of its own. */
    static Grant removing(String... names) {
        return Grant.ofCall(
                Optional.of(
                        new Plan(
                                Arrays.stream(names)
                                        .map(
                                                name ->
                                                        new Plan.Step(
                                                                "remove",
                                                                "container",
                                                                "id-" + name,
                                                                name,
                                                                OptionalLong.empty()))
                                        .toList())));
    }

    static JudgedEffect effect(Effect effect, String subject) {
        return new JudgedEffect(
                effect, subject, new EffectVerdict(Disposition.CONFIRM, "policy says so"));
    }
}
