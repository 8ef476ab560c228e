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
 * does not allow, whichever thread sends it.
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
            EndpointTable table, CallRights rights, GuardListener listener, DockerHttpClient next) {
        this.judge = new Judge(table, rights.cap(), created);
        this.listener = Objects.requireNonNull(listener, "listener");
        this.next = Objects.requireNonNull(next, "next");
    }

    /**
     * Sends the request if it is allowed.
     *
     * @throws ToolException {@code REFUSED_BY_POLICY} when it is not; then nothing has been sent
     */
    @Override
    public Response execute(Request given) {
        Request request = RequestSnapshot.of(given);
        Ruling ruling = judge.rule(request);
        listener.decided(ruling.decision());
        ruling.decision()
                .refusal()
                .ifPresent(
                        refusal -> {
                            throw new ToolException(ErrorCode.REFUSED_BY_POLICY, refusal);
                        });
        Endpoint endpoint = ruling.decision().endpoint().orElseThrow();
        if (endpoint.effect().equals("container.rename")) {
            created.renaming();
        }
        Response response = next.execute(request);
        ruling.claim().ifPresent(claim -> settle(claim, response.getStatusCode()));
        Optional<Creatable> kind = Creatable.createdBy(endpoint);
        return kind.isPresent() && response.getStatusCode() == CREATED
                ? remember(kind.get(), request, response)
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
