package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.host.approval.ApprovalDesk;
import io.cargoshipper.host.approval.ApprovalRequest;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallOutcome.ApprovalNeeded;
import io.cargoshipper.host.pipeline.CallOutcome.Failure;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Asks the client's user where a call needs approval, by elicitation, and makes the call again once
 * it is given. Where the client cannot ask, fails at it, or its word does not count, the client is
 * told how a person approves at the command line. Only what a person has answered is a denial. No
 * thread waits.
 */
final class ClientApproval {
    private static final Logger LOG = LoggerFactory.getLogger(ClientApproval.class);

    /** A call may turn out to need more than was asked; a person is not asked for ever. */
    private static final int MOST_ROUNDS = 5;

    private final ApprovalDesk desk;
    private final Sessions sessions;

    ClientApproval(ApprovalDesk desk, Sessions sessions) {
        this.desk = Objects.requireNonNull(desk, "desk");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
    }

    /** Makes a call, as often as a person approves what it turns out to need. */
    Mono<CallOutcome> settle(McpAsyncServerExchange exchange, Supplier<Mono<CallOutcome>> call) {
        return settle(exchange, call, 0);
    }

    private Mono<CallOutcome> settle(
            McpAsyncServerExchange exchange, Supplier<Mono<CallOutcome>> call, int round) {
        return call.get()
                .flatMap(
                        outcome ->
                                outcome instanceof ApprovalNeeded needed
                                        ? ask(exchange, needed.request(), call, round)
                                        : Mono.just(outcome));
    }

    private Mono<CallOutcome> ask(
            McpAsyncServerExchange exchange,
            ApprovalRequest request,
            Supplier<Mono<CallOutcome>> call,
            int round) {
        Optional<ClientRequests> client = asking(exchange).filter(found -> round < MOST_ROUNDS);
        if (client.isEmpty()) {
            return Mono.just(refused(desk.post(request)));
        }
        String by = person(Callers.of(exchange));
        Duration left = Duration.between(Instant.now(), request.expires());
        if (left.isNegative() || left.isZero()) {
            return Mono.just(refused(late()));
        }
        return client.get()
                .send(McpSchema.METHOD_ELICITATION_CREATE, Elicitation.params(request), left)
                .<Supplier<Mono<CallOutcome>>>map(
                        answer ->
                                () ->
                                        decided(
                                                exchange,
                                                request,
                                                by,
                                                Elicitation.decision(answer),
                                                call,
                                                round))
                .onErrorResume(failure -> Mono.just(() -> Mono.just(undecided(request, failure))))
                .doOnCancel(() -> desk.drop(request.id()))
                .flatMap(Supplier::get);
    }

    /** The way to ask this client's user, where there is one that counts. */
    private Optional<ClientRequests> asking(McpAsyncServerExchange exchange) {
        boolean asks =
                Optional.ofNullable(exchange.getClientCapabilities())
                        .map(ClientCapabilities::elicitation)
                        .filter(elicitation -> elicitation.form() != null)
                        .isPresent();
        return asks
                        && sessions.revision(exchange.sessionId()).isFrom(Revision.JUNE_2025)
                        && desk.takesWordOfClients()
                ? sessions.requestsTo(exchange.sessionId())
                : Optional.empty();
    }

    private Mono<CallOutcome> decided(
            McpAsyncServerExchange exchange,
            ApprovalRequest request,
            String by,
            Elicitation.Decision decision,
            Supplier<Mono<CallOutcome>> call,
            int round) {
        return switch (decision) {
            case APPROVED ->
                    desk.approve(request.id(), by)
                            ? settle(exchange, call, round + 1)
                            : Mono.just(refused(late()));
            case DENIED -> {
                desk.deny(request.id(), by);
                yield Mono.just(
                        refused(
                                "your user has denied this call; do not make it again unless they ask for it"));
            }
            case NONE -> {
                desk.deny(request.id(), by);
                yield Mono.just(refused(unanswered()));
            }
            case UNKNOWN -> Mono.just(refused(desk.post(request)));
        };
    }

    /** Nobody has decided: where the client could not ask after all, the command line is left. */
    private CallOutcome undecided(ApprovalRequest request, Throwable failure) {
        if (failure instanceof ClientRequests.ErrorAnswerException) {
            LOG.warn("the client could not ask for approval {}", request.id(), failure);
            return refused(desk.post(request));
        }
        if (failure instanceof TimeoutException) {
            LOG.debug("approval {} was not decided in time", request.id());
        } else {
            LOG.warn("approval {} could not be asked for", request.id(), failure);
        }
        desk.drop(request.id());
        return refused(unanswered());
    }

    private static String person(Caller caller) {
        return "the user of %s%s"
                .formatted(
                        caller.name(),
                        caller.client().map(client -> ", asked by " + client).orElse(""));
    }

    private static CallOutcome refused(String message) {
        return new Failure(ErrorCode.APPROVAL_REQUIRED, message);
    }

    private static String unanswered() {
        return "your user was asked to approve this call and has not; do not make it again unless they ask for it";
    }

    private static String late() {
        return "a person has to approve this call, and what they were asked does not count any more; make it again to have them asked again";
    }
}
