package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.CreatedObjects.Claim;
import io.cargoshipper.host.engine.guard.Judge.Ruling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The single choke point between one call and the engine: no request passes that the call's tier
 * does not allow, or that would bring about what policy does not, whichever thread sends it.
 */
public final class GuardedHttpClient implements DockerHttpClient {

    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;

    /** Answers to create requests are a few hundred bytes; what is longer is not looked at. */
    private static final int MAX_CREATE_ANSWER_BYTES = 64 * 1024;

    private final CreatedObjects created = new CreatedObjects();
    private final Judge judge;
    private final GuardListener listener;
    private final DockerHttpClient next;

    /**
     * @param rights what the call may do
     * @param next where requests go that are allowed
     */
    public GuardedHttpClient(
            GuardRules rules, CallRights rights, GuardListener listener, DockerHttpClient next) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.next = Objects.requireNonNull(next, "next");
        this.judge = new Judge(rules, rights, created, next);
    }

    /**
     * Sends the request if it is allowed.
     *
     * @throws ToolException {@code REFUSED_BY_POLICY} when it is not, {@code APPROVAL_REQUIRED}
     *     when a person could approve it; then nothing has been sent that changes anything
     */
    @Override
    public Response execute(Request given) {
        Ruling ruling = judge.rule(RequestSnapshot.of(given));
        GuardDecision decision = ruling.decision();
        listener.decided(decision);
        decision.refusal()
                .ifPresent(
                        refusal -> {
                            ruling.claim().ifPresent(created::restore);
                            throw new ToolException(
                                    decision.needsApproval()
                                            ? ErrorCode.APPROVAL_REQUIRED
                                            : ErrorCode.REFUSED_BY_POLICY,
                                    refusal);
                        });
        if (decision.does("container.rename")) {
            created.renaming();
        }
        Response response = next.execute(ruling.request());
        ruling.claim().ifPresent(claim -> settle(claim, response.getStatusCode()));
        Optional<Creatable> kind = decision.endpoint().flatMap(Creatable::createdBy);
        return kind.isPresent() && response.getStatusCode() == CREATED
                ? remember(kind.get(), ruling.request(), response)
                : response;
    }

    @Override
    public void close() throws IOException {
        next.close();
    }

    private void settle(Claim claim, int status) {
        boolean gone = status / 100 == 2 || status == NOT_FOUND;
        if (!gone) {
            created.restore(claim);
        }
    }

    private Response remember(Creatable kind, Request request, Response response) {
        InputStream body = response.getBody();
        byte[] answer;
        try {
            answer = body.readNBytes(MAX_CREATE_ANSWER_BYTES);
        } catch (IOException e) {
            response.close();
            throw new UncheckedIOException(e);
        }
        CreateAnswer.created(kind, request, answer).ifPresent(id -> created.add(kind, id));
        return new ReplayedResponse(
                response, new SequenceInputStream(new ByteArrayInputStream(answer), body));
    }
}
