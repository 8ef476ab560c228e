package io.cargoshipper.host.approval;

import io.cargoshipper.api.Plan;
import io.cargoshipper.host.engine.guard.Consent;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import io.cargoshipper.host.policy.Effect;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a call may do beyond what policy lets every call do: asked for, then approved. It is the
 * {@link Consent} of the approved call.
 *
 * @param wholeCall whether the call as such needs the approval, and not only some effects of it
 * @param plan what the call will touch, where its tool says; the call is held to it
 * @param effects effects of requests that policy marks {@code confirm}, each once, in a fixed order
 */
public record Grant(boolean wholeCall, Optional<Plan> plan, List<JudgedEffect> effects)
        implements Consent {

    private static final Comparator<JudgedEffect> ORDER =
            Comparator.comparing(JudgedEffect::effect).thenComparing(JudgedEffect::subject);

    /** Nothing needs approval: what is destroyed is bounded by the call's tier alone. */
    public static final Grant NONE = new Grant(false, Optional.empty(), List.of());

    public Grant {
        Objects.requireNonNull(plan, "plan");
        SortedSet<JudgedEffect> once = new TreeSet<>(ORDER);
        once.addAll(effects);
        effects = List.copyOf(once);
    }

    /** For a call that needs approval as such. */
    public static Grant ofCall(Optional<Plan> plan) {
        return new Grant(true, plan, List.of());
    }

    /** For a call that needs none, since its plan is empty; it may destroy nothing. */
    public static Grant ofNothing() {
        return new Grant(false, Optional.of(new Plan(List.of())), List.of());
    }

    /** The same, and these effects too. */
    public Grant with(List<JudgedEffect> more) {
        Stream<JudgedEffect> added =
                more.stream().filter(found -> !approves(found.effect(), found.subject()));
        return new Grant(wholeCall, plan, Stream.concat(effects.stream(), added).toList());
    }

    /** Whether who approved this has approved the other, effects aside. */
    public boolean covers(Grant other) {
        return wholeCall == other.wholeCall
                && Digests.ofPlan(plan).equals(Digests.ofPlan(other.plan));
    }

    /** Whether a call that has this may be made where it needs the other, effects aside. */
    public boolean suffices(Grant needed) {
        return !needed.wholeCall() || covers(needed);
    }

    @Override
    public boolean approves(Effect effect, String subject) {
        return effects.stream()
                .anyMatch(found -> found.effect() == effect && found.subject().equals(subject));
    }

    /** Whether what was approved leaves room for a file to be replaced, by its absolute path. */
    public boolean permitsReplacing(String path) {
        return plan.isEmpty()
                || plan.get().steps().stream()
                        .anyMatch(step -> step.kind().equals("file") && step.id().equals(path));
    }

    @Override
    public boolean permitsDestroying(String operation, String name) {
        return plan.isEmpty() || PlannedSteps.permit(plan.get(), operation, name);
    }
}
