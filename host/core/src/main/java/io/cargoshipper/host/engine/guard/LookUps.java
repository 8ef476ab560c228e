package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.BodyReader;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import io.cargoshipper.host.engine.guard.effect.EngineReads;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The guard's own reads while it judges one request. Each is made once: what is judged must not
 * change under the judge.
 */
final class LookUps implements EngineReads {

    /** A request that refers to more things than this is none that a tool makes. */
    private static final int MOST = 64;

    private static final int OK = 200;

    /** No such thing, or no name of any. */
    private static final Set<Integer> ABSENT = Set.of(400, 404);

    private final DockerHttpClient engine;
    private final Map<String, Optional<Body>> known = new HashMap<>();

    LookUps(DockerHttpClient engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Body> get(String path) {
        Optional<Body> before = known.get(path);
        if (before != null) {
            return before;
        }
        if (known.size() == MOST) {
            throw new UnreadableRequestException(
                    "it refers to more than %d things on the engine".formatted(MOST));
        }
        Optional<Body> found = read(path);
        known.put(path, found);
        return found;
    }

    private Optional<Body> read(String path) {
        Request request = Request.builder().method(Request.Method.GET).path(path).build();
        try (Response response = engine.execute(request)) {
            if (ABSENT.contains(response.getStatusCode())) {
                return Optional.empty();
            }
            if (response.getStatusCode() != OK) {
                throw new UnreadableRequestException(
                        "what it refers to could not be looked up: the engine answered %s with %d"
                                .formatted(path, response.getStatusCode()));
            }
            byte[] answer = response.getBody().readNBytes(BodyReader.MAX_BYTES + 1);
            return Optional.of(BodyReader.readAnswer(answer));
        } catch (IOException e) {
            throw new UnreadableRequestException(
                    "what it refers to could not be looked up: the answer to %s broke off"
                            .formatted(path),
                    e);
        }
    }
}
