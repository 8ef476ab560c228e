package io.cargoshipper.host.engine.registry;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request for which the engine talks to a registry.
 *
 * @param use what for
 * @param image what the request is about, as it names it; empty for a build
 * @param registry the one that the image's name says; empty for a build, which may need several
 */
record RegistryRequest(Use use, String image, Optional<RegistryName> registry) {

    private static final Pattern VERSION = Pattern.compile("^/v[0-9]+\\.[0-9]+(?=/)");
    private static final Pattern PUSH = Pattern.compile("/images/(.+)/push");
    private static final Pattern DISTRIBUTION = Pattern.compile("/distribution/(.+)/json");

    /** What the engine does with the registry. */
    enum Use {
        PULL("pull"),
        PUSH("push"),
        INSPECT("look up"),
        SEARCH("search for"),
        BUILD("build from");

        private final String verb;

        Use(String verb) {
            this.verb = verb;
        }

        String verb() {
            return verb;
        }
    }

    /**
     * Reads a request that the guard has let pass.
     *
     * @return empty when no registry is involved, or which one cannot be told for certain
     */
    static Optional<RegistryRequest> of(Request request) {
        // A form in the body would win over the query, and send the credentials elsewhere.
        if (isForm(request)) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(request.path());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String path = VERSION.matcher(uri.getPath()).replaceFirst("");
        return switch (request.method() + " " + path) {
            case "POST /images/create" ->
                    parameter(uri, "fromImage").flatMap(name -> about(Use.PULL, name));
            case "GET /images/search" ->
                    parameter(uri, "term").flatMap(term -> about(Use.SEARCH, term));
            case "POST /build" -> Optional.of(new RegistryRequest(Use.BUILD, "", Optional.empty()));
            default ->
                    request.method().equals("POST")
                            ? inPath(PUSH, path).flatMap(name -> about(Use.PUSH, name))
                            : inPath(DISTRIBUTION, path).flatMap(name -> about(Use.INSPECT, name));
        };
    }

    private static Optional<RegistryRequest> about(Use use, String image) {
        return RegistryName.ofImage(image)
                .map(registry -> new RegistryRequest(use, image, Optional.of(registry)));
    }

    private static Optional<String> inPath(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The value of a parameter. When it is there twice, in any case, engines differ: then none. */
    private static Optional<String> parameter(URI uri, String name) {
        String query = uri.getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        List<String> values =
                Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> decoded(pair[0]).equalsIgnoreCase(name))
                        .map(pair -> pair.length < 2 ? "" : decoded(pair[1]))
                        .toList();
        return values.size() == 1 && !values.get(0).isEmpty()
                ? Optional.of(values.get(0))
                : Optional.empty();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static boolean isForm(Request request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .anyMatch(header -> header.getValue().toLowerCase(Locale.ROOT).contains("form"));
    }
}
