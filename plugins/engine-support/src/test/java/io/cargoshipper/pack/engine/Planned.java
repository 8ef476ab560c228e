package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Plan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds what a tool has removed to what its plan had said, as the host does. */
public final class Planned {

    private static final Pattern REMOVAL = Pattern.compile("DELETE /([a-z]+)s/([^?]+).*");
    private static final Pattern PRUNE = Pattern.compile("POST /([a-z]+)/prune.*");

    private Planned() {}

    /** Every removal was planned, by the name in its path, and there was one. */
    public static void assertHeldTo(Plan plan, FakeEngine engine) {
        List<String> planned =
                plan.steps().stream().map(step -> step.kind() + " " + step.id()).toList();
        List<String> removed = removed(engine);
        assertThat(removed).isNotEmpty().allMatch(planned::contains);
    }

    /** What was asked to be removed: {@code container 0123…}, or {@code build } for a prune. */
    public static List<String> removed(FakeEngine engine) {
        return engine.requests().stream().map(Planned::removal).flatMap(Optional::stream).toList();
    }

    private static Optional<String> removal(String request) {
        Matcher removal = REMOVAL.matcher(request);
        if (removal.matches()) {
            return Optional.of(removal.group(1) + " " + removal.group(2));
        }
        Matcher prune = PRUNE.matcher(request);
        return prune.matches() ? Optional.of(prune.group(1) + " ") : Optional.empty();
    }
}
