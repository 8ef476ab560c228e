package io.cargoshipper.host.approval;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.approval.ApprovalListener.Step;
import io.cargoshipper.host.approval.Asked.State;
import io.cargoshipper.host.approval.LetterBox.Given;
import io.cargoshipper.host.policy.ApprovalRules;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions that this host has asked, and what became of them. An approval is for one call,
 * once, within its time, and counts in the process alone that asked: nothing on a disk can bring it
 * back. Thread-safe.
 */
public final class Approvals implements ApprovalDesk, AutoCloseable {

    /** How many questions may wait at a time: more would not be read. */
    static final int MOST_WAITING = 16;

    /** How long a denial is remembered, so that nobody is asked the same again at once. */
    static final Duration DENIED_FOR = Duration.ofMinutes(1);

    /** With those that are decided. */
    private static final int MOST = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);

    private final CommandLineAnswers commandLine;
    private final String command;
    private final Supplier<ApprovalRules> rules;
    private final Clock clock;
    private final OpenQuestions questions = new OpenQuestions();

    /**
     * @param command what approves at the command line, but for the id
     * @param rules how a person approves, by the policy that counts when it is asked
     */
    public Approvals(LetterBox box, String command, Supplier<ApprovalRules> rules, Clock clock) {
        this.commandLine = new CommandLineAnswers(box, rules.get().secretFile());
        this.command = Objects.requireNonNull(command, "command");
        this.rules = Objects.requireNonNull(rules, "rules");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Whether nothing is asked or decided, so that there is nothing to take. */
    public synchronized boolean isIdle() {
        return questions.isEmpty();
    }

    /**
     * Takes the approval that a person has given for a call. It is gone then, used or not: where it
     * does not suffice, the call is no longer what was asked about.
     *
     * @param needed what the call needs by now
     * @throws ToolException {@code APPROVAL_REQUIRED} if a person has denied it a short while ago
     */
    public synchronized Optional<Approved> take(CallFacts call, Grant needed) {
        lapse();
        Optional<Asked> found = questions.about(call.digest());
        return found.isPresent() ? take(call, needed, found.get()) : Optional.empty();
    }

    private Optional<Approved> take(CallFacts call, Grant needed, Asked asked) {
        look(asked);
        return switch (asked.state()) {
            case WAITING -> Optional.empty();
            case APPROVED -> {
                questions.remove(asked);
                if (asked.grant().suffices(needed)) {
                    asked.tell(Step.USED, asked.decidedBy());
                } else {
                    asked.tell(Step.LAPSED, "");
                }
                yield Optional.of(
                        new Approved(asked.request().id(), asked.decidedBy(), asked.grant()));
            }
            case DENIED ->
                    throw new ToolException(
                            ErrorCode.APPROVAL_REQUIRED,
                            "a person has denied this call of '%s'; do not make it again unless your user asks for it. Nobody is asked again before %s"
                                    .formatted(call.tool(), asked.over()));
        };
    }

    /**
     * Asks for something. Where the same is asked already, that is what is waited for; where
     * something else is asked for the same call, this takes its place.
     *
     * @param why the rule that asks for the approval; empty where effects have rules of their own
     * @param before what was approved for this call and is not what is asked now
     * @throws ToolException {@code APPROVAL_REQUIRED} if too much is waiting; {@code
     *     REFUSED_BY_POLICY} if it is more than a person can be shown
     */
    public synchronized ApprovalRequest ask(
            CallFacts call,
            Grant grant,
            String why,
            Optional<Grant> before,
            ApprovalListener listener) {
        lapse();
        String digest = call.digest();
        Optional<Asked> waiting =
                questions.about(digest).filter(asked -> asked.state() == State.WAITING);
        String key = Digests.of(digest, Digests.ofGrant(grant));
        if (waiting.isPresent()) {
            if (waiting.get().letter().key().equals(key)) {
                return waiting.get().request();
            }
            forget(waiting.get());
        }
        makeRoom();
        Optional<Grant> other = before.or(() -> waiting.map(Asked::grant));
        Asked asked = asked(call, key, grant, Question.of(call, grant, why, other), listener);
        questions.put(digest, asked);
        asked.tell(Step.ASKED, "");
        return asked.request();
    }

    private Asked asked(
            CallFacts call, String key, Grant grant, String question, ApprovalListener listener) {
        ApprovalRules how = rules.get();
        Instant now = clock.instant();
        Letter letter =
                new Letter(
                        Ids.next(),
                        now,
                        now.plus(how.time()),
                        call.tool(),
                        call.caller().name(),
                        question,
                        key,
                        how.secretFile().isPresent(),
                        how.otherUser());
        ApprovalRequest request =
                new ApprovalRequest(
                        letter.id(),
                        question,
                        Refusals.withCommand(letter, "%s %s".formatted(command, letter.id())),
                        letter.expires());
        return new Asked(request, grant, letter, listener);
    }

    @Override
    public boolean takesWordOfClients() {
        ApprovalRules how = rules.get();
        return how.secretFile().isEmpty() && !how.otherUser();
    }

    @Override
    public synchronized boolean approve(String id, String by) {
        lapse();
        Optional<Asked> asked = questions.named(id);
        if (asked.isEmpty() || isProofDemanded(asked.get().letter())) {
            return false;
        }
        commandLine.withdraw(asked.get());
        return asked.get().approve(by);
    }

    private boolean isProofDemanded(Letter letter) {
        return letter.withSecret() || letter.byOtherUser() || !takesWordOfClients();
    }

    @Override
    public synchronized void deny(String id, String by) {
        lapse();
        questions.named(id).ifPresent(asked -> deny(asked, by));
    }

    @Override
    public synchronized void drop(String id) {
        questions.named(id).filter(asked -> asked.state() == State.WAITING).ifPresent(this::forget);
    }

    @Override
    public synchronized String post(ApprovalRequest request) {
        lapse();
        Optional<Asked> asked = questions.named(request.id());
        if (asked.isEmpty()) {
            return Refusals.gone();
        }
        try {
            commandLine.post(asked.get());
            return request.refusal();
        } catch (IOException | RuntimeException e) {
            LOG.warn("approval {} cannot be asked for at the command line", request.id(), e);
            return Refusals.withoutWay(asked.get().letter(), e);
        }
    }

    /** Takes all questions back. */
    @Override
    public synchronized void close() {
        questions.all().forEach(this::end);
        questions.clear();
    }

    /** Reads what was answered at the command line, if it was. */
    private void look(Asked asked) {
        try {
            commandLine.to(asked, rules.get()).ifPresent(given -> decide(asked, given));
        } catch (IOException | RuntimeException e) {
            LOG.warn("the answer to approval {} does not count", asked.request().id(), e);
            deny(asked, "nobody: the answer does not count, " + e.getMessage());
        }
    }

    private void decide(Asked asked, Given given) {
        String by = given.by() + " at the command line";
        if (given.answer().approved()) {
            commandLine.withdraw(asked);
            asked.approve(by);
        } else {
            deny(asked, by);
        }
    }

    private void deny(Asked asked, String by) {
        commandLine.withdraw(asked);
        asked.deny(by, clock.instant().plus(DENIED_FOR));
    }

    private void forget(Asked asked) {
        questions.remove(asked);
        commandLine.withdraw(asked);
        asked.tell(Step.LAPSED, "");
    }

    private void lapse() {
        questions.removeOver(clock.instant()).forEach(this::end);
    }

    private void end(Asked asked) {
        commandLine.withdraw(asked);
        if (asked.state() != State.DENIED) {
            asked.tell(Step.LAPSED, "");
        }
    }

    private void makeRoom() {
        if (questions.waiting() >= MOST_WAITING || questions.size() >= MOST) {
            throw new ToolException(
                    ErrorCode.APPROVAL_REQUIRED,
                    "a person has to approve this call, and %d others wait for that already; have those decided first"
                            .formatted(questions.waiting()));
        }
    }
}
