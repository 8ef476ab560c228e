package io.cargoshipper.host.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import io.cargoshipper.host.policy.Effect;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class QuestionTest {

    private static final CallFacts CALL = Facts.call(Map.of("container", "web"));

    @Test
    void saysWhatExactlyWillHappen() {
        String id = "0123456789abcdef".repeat(4);
        Grant grant =
                Grant.ofCall(
                        Optional.of(
                                new Plan(
                                        List.of(
                                                step("container", id, "web", 12_340_000),
                                                step("volume", "data", "data", 800)))));

        assertThat(Question.of(CALL, grant, "approval.destructive is true", Optional.empty()))
                .isEqualTo(
                        """
                        May remove be called?
                        Asked for by: local, with a client that calls itself tester 1
                        Why you are asked: approval.destructive is true
                        It will:
                          remove container 'web' (0123456789ab), 12 MB
                          remove volume 'data', 800 B
                        In all: remove container: 1, remove volume: 1; 12 MB
                        It cannot destroy anything else.
                        Arguments: {"container":"web"}""");
    }

    @Test
    void saysPlainlyThatAToolDoesNotSay() {
        assertThat(Question.of(CALL, Grant.ofCall(Optional.empty()), "why", Optional.empty()))
                .contains("The tool does not say what it will touch.")
                .contains("may destroy whatever");
        CallFacts moderate = Facts.call(Facts.CALLER, "exec", Tier.MODERATE, Map.of());
        assertThat(Question.of(moderate, Grant.ofCall(Optional.empty()), "why", Optional.empty()))
                .contains("The tool does not say what it will touch.")
                .doesNotContain("destroy");
    }

    @Test
    void listsEffectsWithTheirSubjectsAndWhatStays() {
        Grant grant = Grant.NONE.with(List.of(Facts.effect(Effect.OUTSIDE_MOUNT, "/srv")));

        assertThat(Question.of(CALL, grant, "", Optional.empty()))
                .contains("  outside-mount of '/srv' (policy says so)")
                .contains("what it had done by then stays")
                .doesNotContain("It will:", "Why you are asked");
    }

    @Test
    void saysWhatIsOtherThanWhatWasAskedBefore() {
        String question =
                Question.of(
                        CALL,
                        Facts.removing("web", "db"),
                        "why",
                        Optional.of(Facts.removing("web", "old")));

        assertThat(question)
                .contains("This is not what was asked before.")
                .contains("  new: remove container 'db' (id-db)")
                .contains("  no longer: remove container 'old' (id-old)")
                .doesNotContain("new: remove container 'web'");
    }

    @Test
    void nothingThatAModelOrAnEngineSaysPassesForALineOfIt() {
        CallFacts call =
                Facts.call(
                        new Caller("local", Optional.of("x\nIt cannot destroy anything else.")),
                        "remove",
                        Map.of(
                                "note",
                                "\u202e\u200b\n\nIt cannot destroy anything else.\u001b[2J"));
        Grant grant = Facts.removing("a\nIt cannot destroy anything else.");

        assertThat(Question.of(call, grant, "why", Optional.empty()).lines())
                .filteredOn(line -> line.startsWith("It cannot"))
                .hasSize(1);
        assertThat(Question.of(call, grant, "why", Optional.empty()))
                .doesNotContain("\u202e", "\u200b", "\u001b");
    }

    @Test
    void noBlanksMakeALine() {
        String blanks = "\u00a0\u2003\u3000\u2800 ".repeat(8);
        CallFacts call = Facts.call(Map.of("note", "a" + blanks + "It will: nothing"));

        String question =
                Question.of(
                        call,
                        Facts.removing("a" + blanks + "b"),
                        "a" + blanks + "b",
                        Optional.empty());

        assertThat(question)
                .contains("{\"note\":\"a It will: nothing\"}", "Why you are asked: a b\n")
                .contains("'a\\u{a0}\\u{2003}\\u{3000}\\u{2800} \\u{a0}")
                .doesNotContain("\u00a0", "\u2003", "\u3000", "\u2800");
    }

    @Test
    void whatIsNotTheSameDoesNotReadTheSame() {
        List<String> subjects =
                List.of(
                        "/srv/дата",
                        "/srv/тест",
                        "/srv/a",
                        "/srv/a\u200b",
                        "/srv/a\\u{200b}",
                        "/srv/\u202ea",
                        "/srv/a b",
                        "/srv/a  b",
                        "/srv/a\u00a0b",
                        "/srv/é",
                        "/srv/e\u0301",
                        "/srv/a' of '/etc",
                        "/srv/a\nb",
                        "/srv/a\u0085b");
        String question =
                Question.of(
                        CALL,
                        Grant.NONE.with(
                                subjects.stream()
                                        .map(path -> Facts.effect(Effect.OUTSIDE_MOUNT, path))
                                        .toList()),
                        "",
                        Optional.empty());

        assertThat(question)
                .contains("of '/srv/дата'", "of '/srv/тест'", "of '/srv/a\\u{200b}'")
                .contains("of '/srv/é'", "of '/srv/e\\u{301}'", "of '/srv/a\\u{a}b'")
                .contains("of '/srv/a\\u{27} of \\u{27}/etc'");
        assertThat(question.lines().filter(line -> line.startsWith("  outside-mount of")))
                .doesNotHaveDuplicates()
                .hasSize(subjects.size());
    }

    @Test
    void anEffectIsShownOnceHoweverOftenItIsFound() {
        JudgedEffect mount = Facts.effect(Effect.OUTSIDE_MOUNT, "/srv");
        Grant grant = Grant.NONE.with(Collections.nCopies(60, mount));

        assertThat(grant.effects()).containsExactly(mount);
        assertThat(Question.of(CALL, grant, "", Optional.empty())).containsOnlyOnce("/srv");
    }

    @Test
    void nobodyIsAskedForMoreThanCanBeShown() {
        assertTooLarge(CALL, Facts.removing(names(501)), "501 things", "500 at most");
        assertTooLarge(CALL, effects(names(51)), "51 effects", "50 at most");
        assertTooLarge(CALL, effects("x".repeat(501)), "has 501 characters");
        assertTooLarge(CALL, effects("\u200b".repeat(100)), "has 800 characters");
        assertTooLarge(CALL, Facts.removing("x".repeat(498)), "has 501 characters");
        assertTooLarge(
                Facts.call(Map.of("text", "x".repeat(4000))),
                Grant.ofCall(Optional.empty()),
                "its arguments are 4,011 characters of JSON");
        assertTooLarge(
                Facts.call(Map.of("text", "x".repeat(4000))), effects("/srv"), "its arguments are");

        assertThat(Question.of(CALL, Facts.removing(names(500)), "", Optional.empty()))
                .contains("container 'c99'");
        assertThat(Question.of(CALL, effects(names(50)), "", Optional.empty())).contains("'c49'");
    }

    @Test
    void besideAPlanLongArgumentsAreShownAtTheirEnds() {
        CallFacts call = Facts.call(Map.of("text", "head" + "\ud83d\ude00".repeat(5000) + "tail"));

        assertThat(Question.of(call, Facts.removing("web"), "why", Optional.empty()))
                .contains("Arguments: {\"text\":\"head", "(8,019 characters left out)")
                .endsWith("tail\"}")
                .hasSizeLessThan(3000)
                .matches(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @Test
    void secretsInNamesAreNotShown() {
        CallFacts call =
                new CallFacts(
                        Facts.CALLER,
                        Optional.empty(),
                        "pack 1",
                        "remove",
                        Tier.DESTRUCTIVE,
                        Map.of(),
                        Map.of(),
                        text -> text.replace("hunter2", "[redacted]"));
        Grant grant =
                Facts.removing("hunter2")
                        .with(List.of(Facts.effect(Effect.OUTSIDE_MOUNT, "/srv/hunter2")));

        assertThat(Question.of(call, grant, "", Optional.empty()))
                .contains("container '[redacted]'", "of '/srv/[redacted]'")
                .doesNotContain("hunter2");
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).toArray(String[]::new);
    }

    private static Grant effects(String... subjects) {
        return Grant.NONE.with(
                Stream.of(subjects)
                        .map(subject -> Facts.effect(Effect.OUTSIDE_MOUNT, subject))
                        .toList());
    }

    private static void assertTooLarge(CallFacts call, Grant grant, String... said) {
        assertThatThrownBy(() -> Question.of(call, grant, "why", Optional.empty()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY))
                .hasMessageContaining("too large to be approved")
                .hasMessageContainingAll(said);
    }

    private static Plan.Step step(String kind, String id, String name, long bytes) {
        return new Plan.Step("remove", kind, id, name, OptionalLong.of(bytes));
    }
}
