package io.cargoshipper.host.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.policy.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
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
                        Arguments: {"container":"web"}
                        Asked for by: local, with a client that calls itself tester 1
                        Why you are asked: approval.destructive is true
                        It will:
                          remove container 'web' (0123456789ab), 12 MB
                          remove volume 'data', 800 B
                        In all: remove container: 1, remove volume: 1; 12 MB
                        It cannot destroy anything else.""");
    }

    @Test
    void saysPlainlyThatAToolDoesNotSay() {
        assertThat(Question.of(CALL, Grant.ofCall(Optional.empty()), "why", Optional.empty()))
                .contains("The tool does not say what it will touch.")
                .contains("may destroy whatever");
        CallFacts moderate =
                new CallFacts(Facts.CALLER, "pack 1", "exec", Tier.MODERATE, Map.of(), Map.of());
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
    void longListsAndTextsAreCutAndCounted() {
        Grant grant =
                Facts.removing(
                        IntStream.range(0, 130).mapToObj(i -> "c" + i).toArray(String[]::new));
        CallFacts call = Facts.call(Map.of("text", "x".repeat(10_000)));

        String question = Question.of(call, grant, "why", Optional.empty());

        assertThat(question)
                .contains("remove container 'c99'")
                .doesNotContain("'c100'")
                .contains("  and remove container: 30\n")
                .contains("In all: remove container: 130\n")
                .contains("(10011 characters)");
    }

    private static Plan.Step step(String kind, String id, String name, long bytes) {
        return new Plan.Step("remove", kind, id, name, OptionalLong.of(bytes));
    }
}
