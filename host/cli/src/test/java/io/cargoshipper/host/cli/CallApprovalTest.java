package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.approval.ApprovalDesk;
import io.cargoshipper.host.approval.ApprovalRequest;
import io.cargoshipper.host.pipeline.CallOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CallApprovalTest {

    private static final CallOutcome DONE =
            new CallOutcome.Answer(Optional.empty(), List.of(new Content.Text("done")));

    private final List<String> told = new ArrayList<>();
    private boolean clientsCount = true;

    private final ApprovalDesk desk =
            new ApprovalDesk() {
                @Override
                public boolean takesWordOfClients() {
                    return clientsCount;
                }

                @Override
                public boolean approve(String id, String by) {
                    told.add("approve %s by %s".formatted(id, by));
                    return true;
                }

                @Override
                public void deny(String id, String by) {
                    told.add("deny %s by %s".formatted(id, by));
                }

                @Override
                public void drop(String id) {}

                @Override
                public String post(ApprovalRequest request) {
                    told.add("post " + request.id());
                    return request.refusal();
                }
            };

    private static CallOutcome asked(String id) {
        return new CallOutcome.ApprovalNeeded(
                new ApprovalRequest(id, "May it?", "run: approve " + id, Instant.MAX));
    }

    private CallOutcome settle(Optional<Terminal> terminal, CallOutcome... outcomes) {
        Iterator<CallOutcome> next = List.of(outcomes).iterator();
        return new CallApproval(desk, terminal, "alice").settle(next::next);
    }

    private static void assertRefused(CallOutcome outcome, String message) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CallOutcome.Failure.class,
                        failure -> {
                            assertThat(failure.code()).isEqualTo(ErrorCode.APPROVAL_REQUIRED);
                            assertThat(failure.message()).contains(message);
                        });
    }

    @Test
    void whoSitsAtTheTerminalApproves() {
        assertThat(
                        settle(
                                Optional.of(new ScriptedTerminal("y", "yes")),
                                asked("a"),
                                asked("b"),
                                DONE))
                .isEqualTo(DONE);
        assertThat(told).containsExactly("approve a by alice", "approve b by alice");
    }

    @Test
    void whoDoesNotSayYesDenies() {
        assertRefused(settle(Optional.of(new ScriptedTerminal("n")), asked("a")), "not approved");
        assertThat(told).containsExactly("deny a by alice");
    }

    @Test
    void withoutATerminalNobodyIsAsked() {
        assertRefused(settle(Optional.empty(), asked("a")), "nobody is at a terminal");
        assertThat(told).isEmpty();
    }

    @Test
    void whereMoreIsDemandedTheCallWaitsForItElsewhere() {
        clientsCount = false;

        assertThat(settle(Optional.of(new ScriptedTerminal("")), asked("a"), DONE)).isEqualTo(DONE);
        assertRefused(settle(Optional.of(new ScriptedTerminal()), asked("a")), "May it?");
        assertThat(told).containsExactly("post a", "post a");
    }

    @Test
    void whatNeedsNoApprovalIsMade() {
        assertThat(settle(Optional.empty(), DONE)).isEqualTo(DONE);
    }
}
