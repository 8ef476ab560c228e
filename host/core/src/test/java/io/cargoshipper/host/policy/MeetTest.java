package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.fail;

import io.cargoshipper.api.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a layer says, it turns no refusal of the others into an allowance. Layers that nobody
 * chose are made by chance, from a seed that a failure names.
 */
final class MeetTest {

    private static final int POLICIES_FOR_EACH_SEED = 50;

    private static final List<String> NAMES =
            List.of(
                    "docker_list_containers",
                    "docker_exec_command",
                    "docker_remove_image",
                    "containers",
                    "/srv",
                    "/srv/data",
                    "/etc/ssl",
                    "/",
                    "docker.io/library/nginx:1.27",
                    "registry.example.com:5000/shop/web@sha256:0000",
                    "docker.io",
                    "SYS_ADMIN",
                    "ALL",
                    "/dev/dri/card0",
                    "POST /libpod/pods/create");

    private static final List<String> PATTERNS =
            List.of(
                    "*",
                    "docker_*",
                    "*_command",
                    "docker_list_containers",
                    "/srv",
                    "/srv/*",
                    "/etc",
                    "/etc/ssl",
                    "nginx",
                    "nginx:1.2?",
                    "docker.io/*",
                    "registry.example.com*",
                    "cap_sys_admin",
                    "net_admin",
                    "/dev/dri",
                    "* /libpod/*",
                    "containers");

    private static final PolicySource.Kind[] KINDS =
            Arrays.stream(PolicySource.Kind.values())
                    .filter(kind -> kind != PolicySource.Kind.DEFAULT)
                    .toArray(PolicySource.Kind[]::new);

    private static final List<Integer> PORTS = List.of(0, 22, 443, 8080, 8999, 65_535);
    private static final long[] SIZES = {0, 6 << 20, 64 << 20, 1L << 30, 8L << 30};

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLayerThatMayNotReplaceDefaultsLoosensNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < POLICIES_FOR_EACH_SEED; i++) {
            List<PolicyLayer> layers = layers(random);
            PolicyLayer added =
                    layer(
                            random,
                            random.nextBoolean()
                                    ? PolicySource.Kind.WORKING_FOLDER
                                    : PolicySource.Kind.ROLE);

            assertNothingLoosened(layers, with(layers, added, random), true, seed, i);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLayerLoosensNothingThatAnotherSays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < POLICIES_FOR_EACH_SEED; i++) {
            List<PolicyLayer> layers = layers(random);
            PolicyLayer added = layer(random, pick(random, KINDS));

            assertNothingLoosened(layers, with(layers, added, random), false, seed, i);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfLayersDecidesNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < POLICIES_FOR_EACH_SEED; i++) {
            List<PolicyLayer> layers = layers(random);
            List<PolicyLayer> shuffled = new ArrayList<>(layers);
            Collections.shuffle(shuffled, random);

            assertNothingLoosened(layers, shuffled, true, seed, i);
            assertNothingLoosened(shuffled, layers, true, seed, i);
        }
    }

    /**
     * @param defaultsToo whether what is only a default must not be loosened either
     */
    private static void assertNothingLoosened(
            List<PolicyLayer> fewer,
            List<PolicyLayer> more,
            boolean defaultsToo,
            long seed,
            int index) {
        Policy before = policy(fewer);
        Policy after = policy(more);
        Supplier<String> where =
                () -> "seed %d, policy %d: %s, then %s".formatted(seed, index, fewer, more);
        for (Bound<?> bound : Bound.all()) {
            if (defaultsToo || isSaid(bound, fewer)) {
                assertNotLooser(bound, before, after, where);
            }
        }
        Random random = new Random(seed * 31 + index);
        for (String name : names(random)) {
            for (Subject subject : Subject.values()) {
                assertKept(before.judge(subject, name), after.judge(subject, name), where);
            }
            for (Effect effect : Effect.values()) {
                if (defaultsToo || isSaid(Bound.of(effect), fewer)) {
                    Disposition now = after.judge(effect, name).disposition();
                    if (now.compareTo(before.judge(effect, name).disposition()) > 0) {
                        fail("%s of '%s' is %s after %s", effect, name, now, where.get());
                    }
                }
            }
            assertTools(before, after, name, defaultsToo || isSaid(Bound.TIER, fewer), where);
        }
        for (int port : PORTS) {
            assertKept(before.judgePort(port), after.judgePort(port), where);
        }
        assertContainers(before, after, where);
    }

    private static void assertTools(
            Policy before, Policy after, String name, boolean tiers, Supplier<String> where) {
        for (Tier tier : Tier.values()) {
            if (tiers) {
                assertKept(
                        before.judgeTool("pack", name, tier),
                        after.judgeTool("pack", name, tier),
                        where);
                assertKept(before.judgeCall(name, tier), after.judgeCall(name, tier), where);
            }
        }
        if (before.approvalOf(name, Tier.SAFE, true).isPresent()
                && after.approvalOf(name, Tier.SAFE, true).isEmpty()) {
            fail("'%s' needs no approval after %s", name, where.get());
        }
    }

    /** Their bounds have no default but one that asks for nothing. */
    private static void assertContainers(Policy before, Policy after, Supplier<String> where) {
        for (long size : SIZES) {
            OptionalLong asked = size == 0 ? OptionalLong.empty() : OptionalLong.of(size);
            assertKept(before.judgeMemory(asked), after.judgeMemory(asked), where);
            OptionalLong pids = asked.isEmpty() ? asked : OptionalLong.of(size >> 20);
            assertKept(before.judgePids(pids), after.judgePids(pids), where);
            OptionalDouble cpus =
                    asked.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(size / 1e9);
            assertKept(before.judgeCpus(cpus), after.judgeCpus(cpus), where);
        }
        assertKept(before.judgeDigest("nginx"), after.judgeDigest("nginx"), where);
    }

    private static void assertKept(Verdict before, Verdict after, Supplier<String> where) {
        if (before instanceof Verdict.Refused refused && after instanceof Verdict.Allowed) {
            fail("no longer: %s: %s", refused.reason(), where.get());
        }
    }

    private static <T> void assertNotLooser(
            Bound<T> bound, Policy before, Policy after, Supplier<String> where) {
        Optional<T> now = after.value(bound);
        Optional<T> limit = before.value(bound);
        if (limit.isPresent()
                && (now.isEmpty() || bound.strictness().compare(now.get(), limit.get()) > 0)) {
            fail("%s is %s, and was %s: %s", bound, now, limit, where.get());
        }
    }

    private static boolean isSaid(Bound<?> bound, List<PolicyLayer> layers) {
        return layers.stream()
                .anyMatch(
                        layer -> layer.source().replacesDefaults() && layer.get(bound).isPresent());
    }

    private static Policy policy(List<PolicyLayer> layers) {
        return new Policy(
                layers,
                Policy.BUILT_IN
                        .defaults()
                        .with(Bound.TIER, Tier.MODERATE)
                        .with(Bound.APPROVAL, true));
    }

    private static List<PolicyLayer> with(
            List<PolicyLayer> layers, PolicyLayer added, Random random) {
        List<PolicyLayer> more = new ArrayList<>(layers);
        more.add(random.nextInt(layers.size() + 1), added);
        return more;
    }

    private static List<PolicyLayer> layers(Random random) {
        return Stream.generate(() -> layer(random, pick(random, KINDS)))
                .limit(random.nextInt(4))
                .toList();
    }

    private static PolicyLayer layer(Random random, PolicySource.Kind kind) {
        PolicyLayer layer = PolicyLayer.of(new PolicySource("a " + kind, kind));
        layer = maybe(layer, Bound.TIER, pick(random, Tier.values()), random);
        layer = maybe(layer, Bound.TIME, Duration.ofSeconds(1 + random.nextInt(60)), random);
        layer = maybe(layer, Bound.APPROVAL_TIME, Duration.ofMinutes(random.nextInt(9)), random);
        for (Bound<Integer> number :
                List.of(
                        Bound.CONCURRENT,
                        Bound.RESPONSE_BYTES,
                        Bound.LOG_LINES,
                        Bound.RATE_PER_MINUTE,
                        Bound.RATE_DESTRUCTIVE,
                        Bound.AUDIT_KEEP)) {
            layer = maybe(layer, number, 1 + random.nextInt(20_000), random);
        }
        layer = maybe(layer, Bound.PIDS_MAX, 1L + random.nextInt(2000), random);
        layer = maybe(layer, Bound.MEMORY_MAX, SIZES[1 + random.nextInt(4)], random);
        layer = maybe(layer, Bound.MEMORY_MIN, SIZES[1 + random.nextInt(4)], random);
        layer = maybe(layer, Bound.CPUS_MAX, random.nextDouble() * 8, random);
        for (Bound<Boolean> demand :
                List.of(
                        Bound.APPROVAL,
                        Bound.APPROVAL_AFTER_UNTRUSTED,
                        Bound.DIGEST_REQUIRED,
                        Bound.MEMORY_REQUIRED,
                        Bound.PIDS_REQUIRED,
                        Bound.AUDIT_ENABLED)) {
            layer = maybe(layer, demand, random.nextBoolean(), random);
        }
        for (Effect effect : Effect.values()) {
            layer = maybe(layer, Bound.of(effect), pick(random, Disposition.values()), random);
        }
        for (ListKey<Glob> list : ListKey.patterns()) {
            if (random.nextInt(4) == 0) {
                layer = layer.withPatterns(list, patterns(random));
            }
        }
        return random.nextInt(4) == 0 ? layer.with(ListKey.PORTS, ports(random)) : layer;
    }

    private static <T> PolicyLayer maybe(
            PolicyLayer layer, PolicyKey<T> key, T value, Random random) {
        return random.nextInt(4) == 0 ? layer.with(key, value) : layer;
    }

    /** A few: all would take long, and the next policy is held against others. */
    private static List<String> names(Random random) {
        return Stream.generate(() -> NAMES.get(random.nextInt(NAMES.size()))).limit(3).toList();
    }

    private static List<String> patterns(Random random) {
        return Stream.generate(() -> PATTERNS.get(random.nextInt(PATTERNS.size())))
                .limit(random.nextInt(5))
                .toList();
    }

    private static List<Setting<PortRange>> ports(Random random) {
        return Stream.generate(() -> 1 + random.nextInt(60_000))
                .limit(random.nextInt(3))
                .map(first -> new PortRange(first, first + random.nextInt(5000)))
                .map(range -> new Setting<>(range, new Place("policy.ports.published", "a test")))
                .toList();
    }

    private static <E> E pick(Random random, E[] values) {
        return values[random.nextInt(values.length)];
    }
}
