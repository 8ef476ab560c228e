package io.cargoshipper.host.config;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.NameLists;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of policy, with their bounds: the same for every layer, whatever it is read from. */
final class PolicyKeys {

    static final String HIGHEST_TIER = "policy.highest-tier";
    static final String APPROVAL = "approval.destructive";
    static final String TIME = "limits.time";
    static final String CONCURRENT = "limits.concurrent";
    static final String RESPONSE_BYTES = "limits.response-bytes";

    static final List<String> ALL = all();

    /** What can match a tool's or a prompt's name at all. */
    private static final Pattern NAME_PATTERN = Pattern.compile("[A-Za-z0-9_./*?-]+");

    /** What can match a URI, or a template of URIs, at all. */
    private static final Pattern URI_PATTERN = Pattern.compile("[!-~]+");

    /** What can match a path at all. */
    private static final Pattern TEXT_PATTERN = Pattern.compile("[^\\p{Cntrl}]+");

    private PolicyKeys() {}

    static PolicyLayer layer(ConfigReader reader, PolicySource source) {
        return new PolicyLayer(
                source,
                reader.choice(HIGHEST_TIER, Tier.class),
                names(reader),
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

    private static List<String> all() {
        List<String> keys =
                new ArrayList<>(List.of(HIGHEST_TIER, APPROVAL, TIME, CONCURRENT, RESPONSE_BYTES));
        for (Subject subject : Subject.values()) {
            keys.add(subject.allowKey());
            keys.add(subject.denyKey());
        }
        return List.copyOf(keys);
    }

    private static Map<Subject, NameLists> names(ConfigReader reader) {
        Map<Subject, NameLists> names = new EnumMap<>(Subject.class);
        for (Subject subject : Subject.values()) {
            names.put(
                    subject,
                    new NameLists(
                            globs(reader, subject, subject.allowKey()),
                            globs(reader, subject, subject.denyKey()).orElse(List.of())));
        }
        return names;
    }

    /** What can match nothing is a problem: else it would be a list that is silently empty. */
    private static Optional<List<Glob>> globs(ConfigReader reader, Subject subject, String key) {
        return reader.texts(key)
                .map(
                        texts -> {
                            List<Glob> globs = new ArrayList<>();
                            for (String text : texts) {
                                if (pattern(subject).matcher(text).matches()) {
                                    globs.add(new Glob(text));
                                } else {
                                    reader.report(key, misfit(subject, text));
                                }
                            }
                            return globs;
                        });
    }

    private static Pattern pattern(Subject subject) {
        return switch (subject) {
            case TOOLS, PROMPTS, PACKS -> NAME_PATTERN;
            case RESOURCES, IMAGES, REGISTRIES, NETWORKS, CAPABILITIES -> URI_PATTERN;
            case MOUNTS, DEVICES, OPERATIONS -> TEXT_PATTERN;
        };
    }

    private static String misfit(Subject subject, String text) {
        return "'%s' cannot match a %s's %s: write %s, with * and ? if need be"
                .formatted(
                        text,
                        subject.singular(),
                        subject == Subject.RESOURCES ? "URI" : "name",
                        subject == Subject.RESOURCES ? "URIs" : "names");
    }
}
