package io.cargoshipper.host.policy;

import io.cargoshipper.api.Tier;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What would have to be set where, so that something is allowed. */
final class Mend {

    private static final String MODERATE = "SAFETY_ALLOW_MODERATE_OPERATIONS=true";
    private static final String DESTRUCTIVE = "SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true";

    private Mend() {}

    /** All of it: to change one of several places would not help. */
    static <T> String byOperator(List<Said<T>> limiting, Function<Said<T>, String> mend) {
        return "an operator can allow it with "
                + limiting.stream().map(mend).distinct().collect(Collectors.joining(", and "));
    }

    /** Another value of a key. */
    static <T> String value(Bound<T> bound, Said<T> said, T wanted) {
        return value(bound, said, bound.write(wanted), variable(bound, wanted));
    }

    /** A tier that is above what is said. */
    static String tier(Said<Tier> said, Tier wanted) {
        Tier limit = said.source().kind() == PolicySource.Kind.DEFAULT ? wanted : said.value();
        return value(Bound.TIER, said, Written.choice(wanted), tierVariables(wanted, limit));
    }

    private static <T> String value(
            Bound<T> bound, Said<T> said, String wanted, Optional<String> variables) {
        String setting = said.place().setting();
        String there = setting + " = " + wanted + " in " + said.place().where();
        return switch (said.source().kind()) {
            case DEFAULT ->
                    bound.text()
                            + " = "
                            + wanted
                            + " in the configuration"
                            + variables.map(variable -> ", or " + variable).orElse("");
            case DISTRIBUTION, FILE, ROLE -> there;
            case PROFILE -> there + ", or with another profile";
            case WORKING_FOLDER, ENVIRONMENT ->
                    isVariable(setting)
                            ? variables.orElse(setting + "=" + wanted)
                                    + " in "
                                    + said.place().where()
                            : there;
        };
    }

    private static boolean isVariable(String setting) {
        return setting.indexOf('.') < 0;
    }

    private static Optional<String> tierVariables(Tier wanted, Tier limit) {
        return Optional.of(
                wanted != Tier.DESTRUCTIVE
                        ? MODERATE
                        : limit == Tier.SAFE ? MODERATE + " and " + DESTRUCTIVE : DESTRUCTIVE);
    }

    /** The variables that say the same, where people know them. */
    private static <T> Optional<String> variable(Bound<T> bound, T wanted) {
        if (bound == Bound.of(Effect.PRIVILEGED) && wanted != Disposition.DENY) {
            return Optional.of("SAFETY_ALLOW_PRIVILEGED_CONTAINERS=true");
        }
        return bound == Bound.APPROVAL
                ? Optional.of("SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE=" + wanted)
                : Optional.empty();
    }
}
