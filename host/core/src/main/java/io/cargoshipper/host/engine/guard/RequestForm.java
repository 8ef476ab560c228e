package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request must look like, besides its path, for the guard to know what it does. */
final class RequestForm {

    /**
     * All that docker-java sends. Others could change how long the body is, where the next request
     * starts or which host is meant.
     */
    private static final Set<String> HEADERS =
            Set.of("accept", "content-type", "encoding", "x-registry-auth", "x-registry-config");

    private RequestForm() {}

    /** Says what is wrong with a request's headers; empty when nothing is. */
    static Optional<String> problem(Request request) {
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            String name = header.getKey();
            if (!HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(
                        "its header '%s' is not one that the guard knows"
                                .formatted(name.replaceAll("\\p{Cntrl}", "?")));
            }
            if (header.getValue().chars().anyMatch(Character::isISOControl)) {
                return Optional.of("its header '%s' has a control character".formatted(name));
            }
        }
        return Optional.empty();
    }
}
