package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request must look like, besides its path, for the guard to know what it does. */
final class RequestForm {

    /**
     * All that docker-java sends. Others could change how long the body is, where the next request
     * starts or which host is meant.
     */
    private static final Set<String> HEADERS =
            Set.of("accept", "content-type", "encoding", "x-registry-auth", "x-registry-config");

    private static final String CONTENT_TYPE = "content-type";

    /** Cut to a byte each, others could end the line. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");

    private RequestForm() {}

    /** What a request says that its body is. */
    static Optional<String> contentType(Request request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Says what is wrong with a request's headers; empty when nothing is. */
    static Optional<String> problem(Request request) {
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            String name = header.getKey();
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                return Optional.of("its header '%s' is there twice".formatted(name));
            }
            if (name.equalsIgnoreCase(CONTENT_TYPE) && isForm(header.getValue())) {
                return Optional.of(
                        "its body is a form, whose fields would stand for parameters of the query");
            }
            if (!HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(
                        "its header '%s' is not one that the guard knows"
                                .formatted(name.replaceAll("\\p{Cntrl}", "?")));
            }
            if (!PRINTABLE.matcher(header.getValue()).matches()) {
                return Optional.of(
                        "its header '%s' has a control character, or one that is not ASCII"
                                .formatted(name));
            }
        }
        return Optional.empty();
    }

    private static boolean isForm(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("form");
    }
}
