package io.cargoshipper.host.config;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Variables that say something of policy without being the counterpart of one key. */
final class CombinedVariables {

    private final Environment environment;
    private final BiConsumer<EnvironmentVariable, String> complaints;

    /**
     * @param complaints told of what does not fit, by variable
     */
    CombinedVariables(Environment environment, BiConsumer<EnvironmentVariable, String> complaints) {
        this.environment = environment;
        this.complaints = complaints;
    }

    /**
     * What a variable says.
     *
     * @param path the key
     * @param variable where it stands
     */
    record Saying(String path, Object value, EnvironmentVariable variable) {}

    /** What they say, by key. */
    Iterable<Saying> sayings() {
        Map<String, Saying> sayings = new LinkedHashMap<>();
        for (Optional<Saying> saying : List.of(tier(), privileged(), rate())) {
            saying.ifPresent(one -> sayings.put(one.path(), one));
        }
        return sayings.values();
    }

    private Optional<Saying> tier() {
        EnvironmentVariable moderate = EnvironmentVariable.SAFETY_ALLOW_MODERATE_OPERATIONS;
        EnvironmentVariable destructive = EnvironmentVariable.SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS;
        Optional<Boolean> moderateAllowed = flag(moderate);
        Optional<Boolean> destructiveAllowed = flag(destructive);
        if (moderateAllowed.isPresent() && !moderateAllowed.get()) {
            return Optional.of(tier(Tier.SAFE, moderate));
        }
        return destructiveAllowed.map(
                allowed -> tier(allowed ? Tier.DESTRUCTIVE : Tier.MODERATE, destructive));
    }

    private static Saying tier(Tier tier, EnvironmentVariable variable) {
        return saying(Bound.TIER, tier.name().toLowerCase(Locale.ROOT), variable);
    }

    private Optional<Saying> privileged() {
        EnvironmentVariable variable = EnvironmentVariable.SAFETY_ALLOW_PRIVILEGED_CONTAINERS;
        return flag(variable)
                .map(allowed -> allowed ? Disposition.ALLOW : Disposition.DENY)
                .map(
                        disposition ->
                                saying(Bound.of(Effect.PRIVILEGED), disposition.text(), variable));
    }

    /** Calls in so many seconds, as calls in a minute. */
    private Optional<Saying> rate() {
        EnvironmentVariable requests = EnvironmentVariable.RATE_LIMIT_REQUESTS;
        EnvironmentVariable window = EnvironmentVariable.RATE_LIMIT_WINDOW;
        Optional<Integer> number = whole(requests, 1_000_000);
        Optional<Integer> seconds = whole(window, 86_400);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        long perMinute = number.get() * 60L / seconds.orElse(60);
        if (perMinute < 1) {
            complaints.accept(
                    requests,
                    "%d in %d seconds are less than 1 in a minute, the least that can be set; ask for more calls, or set %s to less"
                            .formatted(number.get(), seconds.orElse(60), window));
            return Optional.empty();
        }
        long own =
                environment
                        .value(EnvironmentVariable.SECURITY_RATE_LIMIT_RPM.name())
                        .filter(text -> text.strip().matches("[1-9][0-9]{0,5}"))
                        .map(text -> Long.parseLong(text.strip()))
                        .orElse(Long.MAX_VALUE);
        // Of two variables for one thing, too, the stricter counts.
        return own <= perMinute
                ? Optional.empty()
                : Optional.of(
                        saying(Bound.RATE_PER_MINUTE, Math.min(perMinute, 100_000), requests));
    }

    private Optional<Integer> whole(EnvironmentVariable variable, int most) {
        Optional<String> text = environment.value(variable.name()).map(String::strip);
        Optional<Integer> number =
                text.filter(digits -> digits.matches("[0-9]{1,7}"))
                        .map(Integer::parseInt)
                        .filter(value -> value >= 1 && value <= most);
        if (text.isPresent() && number.isEmpty()) {
            complaints.accept(
                    variable, "'%s' is no number from 1 to %d".formatted(text.get(), most));
        }
        return number;
    }

    private Optional<Boolean> flag(EnvironmentVariable variable) {
        Optional<String> text = environment.value(variable.name());
        Optional<Boolean> flag = text.flatMap(Truth::of);
        if (text.isPresent() && flag.isEmpty()) {
            complaints.accept(variable, "'%s' is neither true nor false".formatted(text.get()));
        }
        return flag;
    }

    private static Saying saying(Bound<?> bound, Object value, EnvironmentVariable variable) {
        return new Saying(bound.text(), value, variable);
    }
}
