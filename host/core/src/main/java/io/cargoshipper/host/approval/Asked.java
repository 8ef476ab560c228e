package io.cargoshipper.host.approval;

import io.cargoshipper.host.approval.ApprovalListener.Step;
import java.time.Instant;
import java.util.Optional;

/** One question to a person, as the host that asked it remembers it. Not thread-safe. */
final class Asked {

    enum State {
        WAITING,
        APPROVED,
        DENIED
    }

    private final ApprovalRequest request;
    private final Grant grant;
    private final Letter letter;
    private final ApprovalListener listener;
    private Instant over;
    private State state = State.WAITING;
    private String decidedBy = "";
    private Optional<Integer> postedAs = Optional.empty();
    private boolean posted;

    Asked(ApprovalRequest request, Grant grant, Letter letter, ApprovalListener listener) {
        this.request = request;
        this.grant = grant;
        this.letter = letter;
        this.listener = listener;
        this.over = letter.expires();
    }

    ApprovalRequest request() {
        return request;
    }

    /** What is asked for. */
    Grant grant() {
        return grant;
    }

    Letter letter() {
        return letter;
    }

    State state() {
        return state;
    }

    /** Who has decided; empty until then. */
    String decidedBy() {
        return decidedBy;
    }

    /** Until when it is remembered. */
    Instant over() {
        return over;
    }

    boolean isOver(Instant now) {
        return !over.isAfter(now);
    }

    /** Notes an approval, good for the time there is left; false if it is decided already. */
    boolean approve(String by) {
        return decide(State.APPROVED, by, Step.APPROVED);
    }

    /** Notes a denial, without effect if it is decided already. */
    void deny(String by, Instant until) {
        if (decide(State.DENIED, by, Step.DENIED)) {
            over = until;
        }
    }

    private boolean decide(State decision, String by, Step step) {
        if (state != State.WAITING) {
            return false;
        }
        state = decision;
        decidedBy = by;
        tell(step, by);
        return true;
    }

    void tell(Step step, String by) {
        listener.happened(step, request.id(), by);
    }

    boolean isPosted() {
        return posted;
    }

    /** Who this process was when it put the letter in. */
    Optional<Integer> postedAs() {
        return postedAs;
    }

    void posted(Optional<Integer> self) {
        posted = true;
        postedAs = self;
    }
}
