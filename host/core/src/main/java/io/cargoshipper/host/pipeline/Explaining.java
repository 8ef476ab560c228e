package io.cargoshipper.host.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what would become of a call by the stages that judge calls, and makes none. Where one
 * stage refuses it, those go on that can, so that all that stands against it is known.
 */
final class Explaining {

    private final Stage visibility;
    private final List<Stage> rating;
    private final Stage admission;

    /**
     * Explains by the stages of a pipeline.
     *
     * @param visibility says whether it is offered
     * @param rating check its arguments and rate it, each on what the one before found
     * @param admission says whether its tier is allowed
     */
    Explaining(Stage visibility, List<Stage> rating, Stage admission) {
        this.visibility = visibility;
        this.rating = List.copyOf(rating);
        this.admission = admission;
    }

    /**
     * Explains a call.
     *
     * @param withArguments whether it has arguments, without which it cannot be rated
     */
    ExplainedCall explain(Call call, boolean withArguments) {
        List<CallOutcome.Failure> refusals = new ArrayList<>();
        List<String> raises = List.of();
        pass(visibility, call).ifPresent(refusals::add);
        if (withArguments) {
            Optional<CallOutcome.Failure> unfit =
                    rating.stream().flatMap(stage -> pass(stage, call).stream()).findFirst();
            if (unfit.isPresent()) {
                refusals.add(unfit.get());
            } else {
                raises = TierRating.raises(call);
                pass(admission, call).ifPresent(refusals::add);
            }
        }
        return new ExplainedCall(
                call.offer(), call.found().key().name(), call.tier(), raises, refusals);
    }

    private static Optional<CallOutcome.Failure> pass(Stage stage, Call call) {
        try {
            stage.pass(call);
            return Optional.empty();
        } catch (Throwable e) { // a pack may throw anything
            return Optional.of(Failures.of(e, call));
        }
    }
}
