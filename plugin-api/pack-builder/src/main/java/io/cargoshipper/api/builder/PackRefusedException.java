package io.cargoshipper.api.builder;

import java.util.List;
import java.util.stream.Collectors;

/** Classes that a host would refuse as a pack; the message lists every problem with its mend. */
public class PackRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Creates the refusal.
     *
     * @param what what was refused, such as the path of a jar
     * @param problems all that was found
     */
    public PackRefusedException(String what, List<Problem> problems) {
        super(message(what, problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(String what, List<Problem> problems) {
        String heading =
                "%s is not a pack that a host would take: %d problem%s"
                        .formatted(what, problems.size(), problems.size() == 1 ? "" : "s");
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  - ", heading + "\n  - ", ""));
    }

    /** All that was found. */
    public List<Problem> problems() {
        return problems;
    }
}
