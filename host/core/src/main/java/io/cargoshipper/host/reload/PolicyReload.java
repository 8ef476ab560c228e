package io.cargoshipper.host.reload;

import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.OfferedLists;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.config.ConfigWatch;
import io.cargoshipper.host.config.ConfigWatch.Look;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyInForce;
import io.cargoshipper.host.policy.Subject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a changed policy in force. What else was changed waits for the next start, which is said
 * once; a configuration that cannot be used changes nothing, which is said once for each problem.
 * Not thread-safe.
 */
public final class PolicyReload {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyReload.class);

    private final ConfigWatch files;
    private final PolicyInForce policy;
    private final Offerings offerings;
    private final Function<HostConfig, List<String>> warnings;
    private final OfferListener listener;

    private final Set<String> problemsSaid = new HashSet<>();
    private HostConfig last;
    private SortedSet<String> waiting = new TreeSet<>();
    private Instant inForceSince = Instant.now();

    /**
     * Starts from what the host was started with.
     *
     * @param files where the configuration comes from
     * @param policy what counts
     * @param offerings what is offered under it
     * @param warnings what a configuration says without effect
     * @param listener told of lists that a change of policy has changed
     */
    public PolicyReload(
            ConfigWatch files,
            PolicyInForce policy,
            Offerings offerings,
            Function<HostConfig, List<String>> warnings,
            OfferListener listener) {
        this.files = Objects.requireNonNull(files, "files");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.offerings = Objects.requireNonNull(offerings, "offerings");
        this.warnings = Objects.requireNonNull(warnings, "warnings");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.last = files.first();
    }

    /** Looks at the files once, and does what a change of them asks for. */
    public void look() {
        Look look = files.look();
        if (look instanceof Look.Changed changed) {
            apply(changed.config());
        } else if (look instanceof Look.Broken broken) {
            broken.problems().forEach(this::sayBroken);
        }
    }

    private void sayBroken(String problem) {
        if (problemsSaid.add(problem)) {
            LOG.warn(
                    "the configuration is broken, so the policy of {} stays: {}",
                    inForceSince(),
                    problem);
        }
    }

    private void apply(HostConfig config) {
        boolean mended = !problemsSaid.isEmpty();
        problemsSaid.clear();
        sayNewWarnings(config);
        sayWaiting(config);
        last = config;
        if (!config.policy().equals(policy.current())) {
            replace(config.policy());
        } else if (mended) {
            LOG.info(
                    "the configuration is mended; it says the same as the policy of {}",
                    inForceSince());
        }
    }

    private void replace(Policy next) {
        Policy former = policy.current();
        OfferedLists before = OfferedLists.of(offerings);
        policy.replace(next);
        inForceSince = Instant.now();
        OfferedLists after = OfferedLists.of(offerings);
        LOG.info(
                "a changed policy is in force, up to tier {}; tools offered: {} (before: {})",
                next.highestTier().name().toLowerCase(Locale.ROOT),
                after.tools().size(),
                before.tools().size());
        Set<Kind> kinds = after.differencesTo(before);
        if (resourcePatternsDiffer(former, next)) {
            kinds.add(Kind.RESOURCE);
        }
        if (!kinds.isEmpty()) {
            listener.offersChanged(kinds);
        }
    }

    /**
     * Which resources of a family are listed goes by their URIs, which only the engine knows: where
     * patterns for them have changed, so may their list.
     */
    private boolean resourcePatternsDiffer(Policy former, Policy next) {
        return offerings.templates().stream().anyMatch(ResourceTemplateIndex::listed)
                && !patterns(former).equals(patterns(next));
    }

    private static List<Optional<List<Glob>>> patterns(Policy policy) {
        return policy.layers().stream()
                .flatMap(
                        layer ->
                                Stream.of(
                                        layer.patterns(ListKey.allowed(Subject.RESOURCES)),
                                        layer.patterns(ListKey.denied(Subject.RESOURCES))))
                .toList();
    }

    /** Made only now: the start does not wait for a formatter. */
    private String inForceSince() {
        return DateTimeFormatter.ofPattern("HH:mm:ss")
                .format(inForceSince.atZone(ZoneId.systemDefault()));
    }

    private void sayNewWarnings(HostConfig config) {
        List<String> said = warnings.apply(last);
        warnings.apply(config).stream()
                .filter(warning -> !said.contains(warning))
                .forEach(LOG::warn);
    }

    private void sayWaiting(HostConfig config) {
        SortedSet<String> changed = config.startKeys().differencesTo(files.first().startKeys());
        if (!changed.isEmpty() && !changed.equals(waiting)) {
            LOG.warn("changed, and without effect until a restart: {}", String.join(", ", changed));
        }
        waiting = changed;
    }
}
