package io.cargoshipper.host.config;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of policy, with their bounds: the same for every layer, whatever it is read from. */
final class PolicyKeys {

    static final String HIGHEST_TIER = "policy.highest-tier";
    static final String ALLOW = "policy.tools.allow";
    static final String DENY = "policy.tools.deny";
    static final String APPROVAL = "approval.destructive";
    static final String TIME = "limits.time";
    static final String CONCURRENT = "limits.concurrent";
    static final String RESPONSE_BYTES = "limits.response-bytes";

    static final List<String> ALL =
            List.of(HIGHEST_TIER, ALLOW, DENY, APPROVAL, TIME, CONCURRENT, RESPONSE_BYTES);

    /** What can match a tool's name at all. The rest would be a list that is silently empty. */
    private static final Pattern TOOL_PATTERN = Pattern.compile("[A-Za-z0-9_./*?-]+");

    private PolicyKeys() {}

    static PolicyLayer layer(ConfigReader reader, PolicySource source) {
        return new PolicyLayer(
                source,
                reader.choice(HIGHEST_TIER, Tier.class),
                globs(reader, ALLOW),
                globs(reader, DENY).orElse(List.of()),
                approval(reader),
                time(reader),
                concurrent(reader),
                responseBytes(reader));
    }

    static Optional<Boolean> approval(ConfigReader reader) {
        return reader.flag(APPROVAL);
    }

    static Optional<Duration> time(ConfigReader reader) {
        return reader.duration(TIME, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    static Optional<Integer> concurrent(ConfigReader reader) {
        return reader.whole(CONCURRENT, 1, 1000);
    }

    static Optional<Integer> responseBytes(ConfigReader reader) {
        return reader.bytes(RESPONSE_BYTES, 1000, 64L << 20);
    }

    private static Optional<List<Glob>> globs(ConfigReader reader, String key) {
        return reader.texts(key)
                .map(
                        texts -> {
                            List<Glob> globs = new ArrayList<>();
                            for (String text : texts) {
                                if (TOOL_PATTERN.matcher(text).matches()) {
                                    globs.add(new Glob(text));
                                } else {
                                    reader.report(
                                            key,
                                            "'%s' cannot match a tool's name: write names, with * and ? if need be"
                                                    .formatted(text));
                                }
                            }
                            return globs;
                        });
    }
}
