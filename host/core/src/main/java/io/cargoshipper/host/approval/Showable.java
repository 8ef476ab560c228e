package io.cargoshipper.host.approval;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import java.util.List;

/**
 * Refuses to ask what no person could be shown whole: an approval covers all that was asked, so
 * nothing of that may be left out.
 */
final class Showable {

    /** How much of the arguments is shown where a plan says what they come to. */
    static final int MOST_ARGUMENTS_BESIDE_PLAN = 2000;

    private static final int MOST_STEPS = 500;
    private static final int MOST_EFFECTS = 50;
    private static final int MOST_ARGUMENTS = 4000;
    private static final int MOST_NAME = 500;

    /** More is not read; it is also what fits into a letter, whatever the characters. */
    private static final int MOST_IN_ALL = 60_000;

    private Showable() {}

    /**
     * Checks what is asked for.
     *
     * @param arguments as JSON, without secrets
     * @throws ToolException {@code REFUSED_BY_POLICY} if it is too large
     */
    static void check(Grant grant, String arguments) {
        List<Plan.Step> steps = grant.plan().map(Plan::steps).orElse(List.of());
        if (steps.size() > MOST_STEPS) {
            throw tooLarge(
                    "it would touch %,d things, and a person is shown %d at most; make it touch fewer, by a filter or in several calls"
                            .formatted(steps.size(), MOST_STEPS));
        }
        if (!saysWhat(grant) && arguments.length() > MOST_ARGUMENTS) {
            throw tooLarge(
                    "its arguments are %,d characters of JSON, and a person is shown %,d at most; make it with less, in several calls"
                            .formatted(arguments.length(), MOST_ARGUMENTS));
        }
        if (grant.effects().size() > MOST_EFFECTS) {
            throw tooLarge(
                    "it has %,d effects that policy wants approved, and a person is shown %d at most; split it into several calls"
                            .formatted(grant.effects().size(), MOST_EFFECTS));
        }
        for (Plan.Step step : steps) {
            name(step.id());
            name(step.name());
        }
        grant.effects().stream().map(JudgedEffect::subject).forEach(Showable::name);
    }

    /** Whether a plan says what the arguments come to. */
    static boolean saysWhat(Grant grant) {
        return grant.plan().filter(plan -> !plan.steps().isEmpty()).isPresent();
    }

    /**
     * Checks the question that came of it.
     *
     * @throws ToolException {@code REFUSED_BY_POLICY} if it is too long
     */
    static void check(String question) {
        if (question.length() > MOST_IN_ALL) {
            throw tooLarge(
                    "the question would have %,d characters, and a person is shown %,d at most; split it into several calls"
                            .formatted(question.length(), MOST_IN_ALL));
        }
    }

    private static void name(String name) {
        String shown = Shown.exactly(name);
        if (shown.length() > MOST_NAME) {
            throw tooLarge(
                    "the name '%s…' has %,d characters, and a person is shown %d at most; use a shorter one"
                            .formatted(Shown.head(shown, 80), shown.length(), MOST_NAME));
        }
    }

    private static ToolException tooLarge(String why) {
        return new ToolException(
                ErrorCode.REFUSED_BY_POLICY,
                "a person has to approve this call, and it is too large to be approved: " + why);
    }
}
