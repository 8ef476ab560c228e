package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.dist.OutcomeTable.Under;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing that a model asks for makes the host do more than policy allows: each request of the
 * tables in {@code hostile/} is refused before it is sent, under the defaults and where all effects
 * are denied; and where one effect is allowed, that one alone passes.
 */
@UseTestEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsIT {

    private static final List<HostileRow> ROWS = HostileRow.all();
    private static final String REFUSED = "REFUSED_BY_POLICY";
    private static final String APPROVAL = "APPROVAL_REQUIRED";
    private static final int AT_ONCE = 8;
    private static final int PARTS = 8;

    /** How many calls may wait for a person. */
    private static final int MOST_WAITING = 16;

    /** Of names that are made up for each call. */
    private static final Pattern MADE_UP = Pattern.compile("hostile-[0-9]+");

    private static final String ALL_DENIED = "all denied";

    private final OutcomeTable outcomes = new OutcomeTable();
    private final TestEngine engine;
    private Path folder;
    private Path work;
    private Path packs;
    private EngineTap tap;
    private HostileWorld world;

    HostileRequestsIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeAll
    void prepare(@TempDir Path temporary) throws IOException {
        // Were the guard to fail, this would be done to somebody's engine.
        engine.assumeDisposable();
        folder = temporary;
        work = Files.createDirectories(folder.resolve("project"));
        packs = folder.resolve("packs");
        RawPack.addTo(packs);
        Path socket = Files.createDirectories(folder.resolve("engine")).resolve("engine.sock");
        tap = new EngineTap(engine, socket);
        world = new HostileWorld(engine, work, socket);
    }

    @AfterAll
    void takeBack() throws IOException {
        if (world != null) {
            world.close();
            tap.close();
            outcomes.publish("hostile-requests");
        }
    }

    @Test
    void thereAreRowsForEveryEffect() {
        assertThat(ROWS).extracting(HostileRow::name).hasSizeGreaterThan(150);
        assertThat(ROWS.stream().flatMap(row -> row.principal().stream()).distinct())
                .containsExactlyInAnyOrder(Effect.values());
        assertThat(ROWS.stream().filter(row -> !row.door().equals(HostileRow.BY_TOOL)))
                .extracting(row -> row.door() + row.request() + row.body() + row.header())
                .doesNotHaveDuplicates();
    }

    @Test
    void underTheDefaultsWhatWouldTakeTheHostIsRefused() {
        assertThat(refuseByDefault("defaults", rowsBy(Disposition.DENY))).isEmpty();
    }

    @Test
    void underTheDefaultsWhatReachesFurtherIsLeftToAPerson() {
        List<HostileRow> rows = rowsBy(Disposition.CONFIRM);
        List<String> wrong = new ArrayList<>();
        // A server for each part: only so many calls may wait for a person at a time.
        for (int from = 0; from < rows.size(); from += MOST_WAITING) {
            int to = Math.min(from + MOST_WAITING, rows.size());
            wrong.addAll(refuseByDefault("defaults from " + from, rows.subList(from, to)));
        }

        assertThat(wrong).isEmpty();
    }

    /** Even the widest profile does nothing of the kind without a person. */
    @Test
    void underTheFullProfileAPersonIsInBetween() {
        List<HostileRow> rows =
                ROWS.stream()
                        .filter(row -> defaultOf(row) != Disposition.NOTE)
                        // What a container has from before counts only where policy denies it.
                        .filter(row -> row.owned().isEmpty())
                        .toList();
        List<String> wrong =
                refuse(
                        Under.FULL,
                        "full",
                        "profile = full",
                        rows,
                        AT_ONCE,
                        (row, answer) ->
                                Optional.of("%s was: %s".formatted(row, answer.text()))
                                        .filter(text -> !answer.code().equals(REFUSED))
                                        .filter(text -> !answer.code().equals(APPROVAL)));

        assertThat(wrong).isEmpty();
    }

    private static List<HostileRow> rowsBy(Disposition strictest) {
        return ROWS.stream().filter(row -> defaultOf(row) == strictest).toList();
    }

    private List<String> refuseByDefault(String name, List<HostileRow> rows) {
        return refuse(
                Under.DEFAULTS,
                name,
                EffectRules.DEFAULTS,
                rows,
                AT_ONCE,
                HostileRequestsIT::judgeByDefault);
    }

    private static Optional<String> judgeByDefault(HostileRow row, ToolAnswer answer) {
        Disposition strictest = defaultOf(row);
        return judge(
                row,
                answer,
                strictest == Disposition.DENY ? REFUSED : APPROVAL,
                row.effects().stream().filter(effect -> effect.byDefault() == strictest).toList());
    }

    @Test
    void whereAllEffectsAreDeniedEveryRequestIsRefused() {
        // One by one, so that the trail has them in their order.
        List<String> wrong =
                refuse(
                        Under.ALL_DENIED,
                        ALL_DENIED,
                        EffectRules.allowing(Set.of()),
                        ROWS,
                        1,
                        (row, answer) -> judge(row, answer, REFUSED, row.effects()));

        AuditLines trail = AuditLines.of(serverFolder(ALL_DENIED));
        for (int i = 0; i < ROWS.size(); i++) {
            HostileRow row = ROWS.get(i);
            Set<String> found = trail.effects(trail.calls().get(i));
            if (!row.effects().isEmpty() && !found.equals(texts(row.effects()))) {
                wrong.add(
                        "%s has %s, and was found to have %s"
                                .formatted(row, texts(row.effects()), found));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void whereAnEffectIsAllowedOnlyItsRequestsPass(Effect effect) {
        Set<Effect> allowed = HostileRow.neededFor(effect, ROWS);
        EngineState before = EngineState.of(engine.docker());
        try (HostileServer server = server(effect.text(), EffectRules.allowing(allowed))) {
            List<HostileRow> others = others(effect, allowed);
            List<ToolAnswer> answers = server.call(others, AT_ONCE);
            for (int i = 0; i < others.size(); i++) {
                assertThat(answers.get(i).code())
                        .as("%s: %s", others.get(i), answers.get(i).text())
                        .isEqualTo(REFUSED);
            }
            assertNothingChanged(server, before);

            assertPass(
                    server,
                    ROWS.stream()
                            .filter(row -> row.principal().equals(Optional.of(effect)))
                            .toList());
        } finally {
            world.reset();
        }
    }

    /** Of the rows that do not pass, a part that is another one for the next effect. */
    private static List<HostileRow> others(Effect effect, Set<Effect> allowed) {
        int part = List.of(Effect.values()).indexOf(effect) % PARTS;
        return IntStream.range(0, ROWS.size())
                .filter(row -> row % PARTS == part)
                .mapToObj(ROWS::get)
                .filter(row -> !row.passesWith(allowed))
                .toList();
    }

    private void assertPass(HostileServer server, List<HostileRow> rows) {
        List<ToolAnswer> answers = server.call(rows, AT_ONCE);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(answers.get(i).code())
                    .as("%s: %s", rows.get(i), answers.get(i).text())
                    .isNotIn(REFUSED, APPROVAL);
            outcomes.passed(rows.get(i));
        }
        // The guard sends what is about a container to the id of the one that it has looked at.
        assertThat(server.requests().stream().map(world::byName).map(HostileRequestsIT::nameless))
                .as("what was sent")
                .containsAll(
                        rows.stream()
                                .filter(row -> !row.door().equals(HostileRow.BY_TOOL))
                                .map(row -> nameless(world.byName(world.fill(row.request()))))
                                .toList());
    }

    private static String nameless(String request) {
        return MADE_UP.matcher(request).replaceAll("?");
    }

    /**
     * Makes calls that leave the engine as it was.
     *
     * @return what is wrong with their answers
     */
    private List<String> refuse(
            Under configuration,
            String name,
            String hocon,
            List<HostileRow> rows,
            int atOnce,
            Judging judging) {
        EngineState before = EngineState.of(engine.docker());
        try (HostileServer server = server(name, hocon)) {
            List<ToolAnswer> answers = server.call(rows, atOnce);
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                outcomes.refused(configuration, rows.get(i), answers.get(i));
                judging.judge(rows.get(i), answers.get(i)).ifPresent(wrong::add);
            }
            assertNothingChanged(server, before);
            return wrong;
        }
    }

    private void assertNothingChanged(HostileServer server, EngineState before) {
        assertThat(server.changes()).as("what was sent to the engine").isEmpty();
        assertThat(EngineState.of(engine.docker()).changesSince(before)).isEmpty();
    }

    /** Says what is wrong with an answer; empty when nothing is. */
    private interface Judging {
        Optional<String> judge(HostileRow row, ToolAnswer answer);
    }

    private HostileServer server(String name, String hocon) {
        return new HostileServer(serverFolder(name), work, packs, world, tap, hocon);
    }

    private Path serverFolder(String name) {
        return folder.resolve("server " + name);
    }

    private static Set<String> texts(List<Effect> effects) {
        return effects.stream().map(Effect::text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong with an answer; empty when nothing is. */
    private static Optional<String> judge(
            HostileRow row, ToolAnswer answer, String code, List<Effect> refusing) {
        boolean named =
                refusing.isEmpty()
                        ? answer.text().contains(row.reason().orElseThrow())
                        : refusing.stream().anyMatch(it -> answer.text().contains(it.text()));
        return answer.isError() && answer.code().equals(code) && named
                ? Optional.empty()
                : Optional.of(
                        "%s is to be %s for %s, and was: %s"
                                .formatted(
                                        row,
                                        code,
                                        refusing.isEmpty() ? row.reason().orElseThrow() : refusing,
                                        answer.isError() ? answer.text() : answer.result()));
    }

    /** The strictest that is said of its effects where nobody says otherwise. */
    private static Disposition defaultOf(HostileRow row) {
        return row.effectsWhere(effect -> effect.byDefault() == Disposition.DENY).stream()
                .map(Effect::byDefault)
                .min(Disposition::compareTo)
                .orElse(row.principal().isPresent() ? Disposition.NOTE : Disposition.DENY);
    }
}
