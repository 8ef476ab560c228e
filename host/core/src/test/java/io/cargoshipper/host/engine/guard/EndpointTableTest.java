package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.guard.EndpointTable.Match;
import io.cargoshipper.host.engine.guard.EnginePath.NotCanonicalException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTableTest {

    private static final EndpointTable TABLE = EndpointTable.bundled();

    private static final Pattern NAMES_WITH_SLASHES =
            Pattern.compile("/(images|plugins|distribution)/\\{name}");

    /** The channel of BuildKit, and what was tried out in version 1.24 alone. */
    private static final Set<String> LEFT_OUT = Set.of("POST /session", "GET /plugins/{name}");

    /** POSTs that only wait. */
    private static final Set<String> SAFE_POSTS = Set.of("container.wait");

    /** GETs that do more than read what anyone may see. */
    private static final Set<String> UNSAFE_GETS =
            Set.of("container.attach", "swarm.inspect", "swarm.unlockkey");

    /** Changes that lose nothing by themselves, but may hand the engine's machine to others. */
    private static final Set<String> HANDS_OVER =
            Set.of(
                    "swarm.init",
                    "swarm.join",
                    "plugin.install",
                    "plugin.create",
                    "plugin.enable",
                    "plugin.upgrade",
                    "plugin.configure");

    @Test
    void whatIsLeftOutIsPublishedToo() {
        assertThat(Published.operations())
                .extracting(line -> line[0] + " " + line[1])
                .containsAll(LEFT_OUT);
    }

    @Test
    void coversTheEnginesApi() {
        Set<String> known =
                TABLE.endpoints().stream()
                        .map(endpoint -> endpoint.method() + " " + endpoint.template())
                        .collect(Collectors.toSet());
        assertThat(known).hasSameSizeAs(TABLE.endpoints());
        assertThat(known).containsExactlyInAnyOrderElementsOf(operationsOfTheApi());
    }

    @Test
    void tiersFollowTheMethodsWithFewExceptions() {
        assertThat(TABLE.endpoints())
                .allSatisfy(
                        endpoint -> {
                            switch (endpoint.method()) {
                                case "GET", "HEAD" ->
                                        assertThat(endpoint.tier() == Tier.SAFE)
                                                .isNotEqualTo(
                                                        UNSAFE_GETS.contains(endpoint.effect()));
                                case "DELETE" ->
                                        assertThat(endpoint.tier()).isEqualTo(Tier.DESTRUCTIVE);
                                default ->
                                        assertThat(endpoint.tier() == Tier.SAFE)
                                                .isEqualTo(SAFE_POSTS.contains(endpoint.effect()));
                            }
                        });
        assertThat(TABLE.endpoints())
                .filteredOn(endpoint -> endpoint.effect().endsWith(".prune"))
                .hasSize(5)
                .allSatisfy(endpoint -> assertThat(endpoint.tier()).isEqualTo(Tier.DESTRUCTIVE));
    }

    @Test
    void whatHandsTheEngineToOthersIsAtTheTop() {
        assertThat(TABLE.endpoints())
                .filteredOn(endpoint -> HANDS_OVER.contains(endpoint.effect()))
                .hasSameSizeAs(HANDS_OVER)
                .allSatisfy(endpoint -> assertThat(endpoint.tier()).isEqualTo(Tier.DESTRUCTIVE));
    }

    /** Each line must win for its own paths, whatever stands for the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "web",
                "json",
                "create",
                "prune",
                "get",
                "load",
                "pull",
                "privileges",
                "tag",
                "v1.41"
            })
    void everyLineMeansItselfAlone(String name) throws Exception {
        for (Endpoint endpoint : TABLE.endpoints()) {
            String path =
                    endpoint.template().toString().replace("{id}", name).replace("{name...}", name);
            for (String prefix : List.of("", "/v1.24", "/v1.41", "/v1.51")) {
                Optional<Match> match = find(endpoint.method(), prefix + path);
                assertThat(match)
                        .as("%s %s", endpoint.method(), prefix + path)
                        .map(Match::endpoint)
                        .contains(endpoint);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /images/a/b/c:1/json,        image.inspect,   a/b/c:1",
        "GET,    /images/a%2Fb/json,          image.inspect,   a/b",
        "GET,    /images/json/json,           image.inspect,   json",
        "GET,    /images/x/history/json,      image.inspect,   x/history",
        "GET,    /images/x/json/history,      image.history,   x/json",
        "GET,    /images/json,                image.list,      ''",
        "POST,   /images/a/b/tag?repo=c,      image.tag,       a/b",
        "POST,   /images/create/tag,          image.tag,       create",
        "DELETE, /images/reg:5000/a@sha256:1, image.remove,    reg:5000/a@sha256:1",
        "DELETE, /images/json,                image.remove,    json",
        "GET,    /distribution/a/b/json,      image.distribution, a/b",
        "GET,    /networks/my%20net,          network.inspect, my net",
        "GET,    /volumes/%C3%BC,             volume.inspect,  ü",
        "DELETE, /v1.41/containers/web?v=1,   container.remove, web",
        "HEAD,   /_ping,                      system.ping,     ''",
    })
    void understands(String method, String path, String effect, String name) throws Exception {
        Match match = find(method, path).orElseThrow();
        assertThat(match.endpoint().effect()).isEqualTo(effect);
        assertThat(match.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        // Not the API of an engine, or no longer.
        "POST, /session",
        "POST, /grpc",
        "POST, /containers/web/copy",
        "POST, /containers/web/checkpoints",
        "GET, /debug/pprof/profile",
        "GET, /libpod/containers/json",
        "GET, /v4.0.0/libpod/containers/json",
        "GET, /v1.41",
        // Methods are case-sensitive, and the engine knows no others.
        "get, /version",
        "Get, /version",
        "OPTIONS, /version",
        "PATCH, /containers/web",
        "TRACE, /version",
        "CONNECT, /version",
        "'GET ', /version",
        "'POST /containers/x/kill HTTP/1.1\r\n', /version",
        "HEAD, /containers/json",
        "GET, /containers/create",
        "DELETE, /images",
        "POST, /containers/web",
        // Names with slashes where there are none.
        "DELETE, /containers/a/b",
        "DELETE, /containers/a%2Fb",
        "POST, /containers/a%2Fwait",
        "POST, /containers%2Fweb/wait",
        "POST, /containers/web%2Fwait",
        "POST, /containers/a/b/wait",
        "GET, /containers/web%2Fkill/json",
        // Where reading it in two ways gives two operations.
        "GET, /images/a%2Fjson",
        "GET, /images%2Fjson",
        "POST, /images/a%2Fb%2Ftag",
        "DELETE, /volumes/a%2Fb",
        // Versions.
        "GET, /v1.9/version",
        "GET, /v1.23/version",
        "GET, /v1.051/version",
        "GET, /v1.511/version",
        "GET, /v2.41/version",
        "GET, /V1.41/version",
        "GET, /v1.41/v1.41/version",
        "GET, /v1.41%2Fversion",
        "GET, /1.41/version",
        // Case.
        "GET, /Version",
        "POST, /containers/web/WAIT",
    })
    void doesNotKnow(String method, String path) throws Exception {
        assertThat(find(method, path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "version",
                "?",
                "/",
                "*",
                "//version",
                "/version/",
                "/containers/json/",
                "/containers//json",
                "/./version",
                "/containers/../version",
                "/containers/web/../../images/json",
                "/containers/web/wait/..",
                "/..",
                "/%2e%2e/version",
                "/%2E%2E/version",
                "/containers/%2E%2E/version",
                "/containers/%2E/json",
                "/images/..%2Fcontainers%2Fweb/json",
                "/images/a%2F..%2Fb/json",
                "/images/a%2F%2Fb/json",
                "/images/%2Fa/json",
                "/images/a%2F/json",
                "/images/a%2f b/json",
                "/images/a%2fb/json",
                "/containers/%6Ason",
                "/containers/web/%77ait",
                "/containers/web/wai%74",
                "/version%00",
                "/version%0A",
                "/version%0D%0A",
                "/containers/web%7F/json",
                "/containers/web%C2%80/json",
                "/containers/%C0%AE%C0%AE/json",
                "/containers/%FF/json",
                "/containers/%ED%A0%80/json",
                "/containers/web%25/json",
                "/containers/web%252Fwait",
                "/containers/web%3Fa/json",
                "/containers/web%23a/json",
                "/containers/web%3Bjson/json",
                "/containers/web%5C..%5Cx/json",
                "/containers/web%/json",
                "/containers/web%2/json",
                "/containers/web%GG/json",
                "/containers/web%u002F/json",
                "/containers/json;a=b",
                "/containers;/json",
                "/containers/web;json",
                "/version#fragment",
                "/version?a#b",
                "/version?a b",
                "/version?a\r\nHost: x",
                "/version?a;b",
                "/version?a\u0000",
                "/version?\u00fc",
                "/version HTTP/1.1\r\nX: y\r\n\r\nDELETE /containers/web",
                "/version\n",
                "/version\t",
                "/ver sion",
                "/version\\",
                "/containers\\web\\json",
                "/containers/\u00fc/json",
                "/containers/\uff0e\uff0e/json",
                "/containers/web\u2028/json",
                "/containers/{id}/json",
                "/containers/|/json",
                "/containers/\"/json",
                "/containers/<a>/json",
                "http://other/version",
                "http:/version",
                "unix:///version",
                "\\version",
                " /version",
            })
    void takesNoPathThatAnEngineCouldReadOtherwise(String path) {
        assertThatThrownBy(() -> EnginePath.parse(path)).isInstanceOf(NotCanonicalException.class);
    }

    @Test
    void namesABadLine() {
        assertThatThrownBy(() -> EndpointTable.parse(List.of("GET /version SAFE x")))
                .hasMessageContaining("1 columns instead of 4: GET /version");
        assertThatThrownBy(() -> EndpointTable.parse(List.of("GET\t/version\tHARMLESS\tx")))
                .hasMessageContaining("/version\tHARMLESS");
        assertThatThrownBy(() -> EndpointTable.parse(List.of("GET\t/a/{b}/{c}\tSAFE\tx")))
                .hasMessageContaining("/a/{b}/{c}");
    }

    @Test
    void refusesWhatTwoLinesMatch() throws Exception {
        EndpointTable ambiguous =
                EndpointTable.parse(
                        List.of("GET\t/a/{id}\tMODERATE\tone", "GET\t/a/json\tSAFE\ttwo"));
        assertThat(ambiguous.find("GET", EnginePath.parse("/a/json"))).isEmpty();
        assertThat(ambiguous.find("GET", EnginePath.parse("/a/other"))).isPresent();
    }

    private static Optional<Match> find(String method, String path) throws NotCanonicalException {
        return TABLE.find(method, EnginePath.parse(path));
    }

    /** In the table's own writing. */
    private static List<String> operationsOfTheApi() {
        return Published.operations().stream()
                .map(line -> line[0] + " " + line[1])
                .filter(line -> !LEFT_OUT.contains(line))
                .map(line -> NAMES_WITH_SLASHES.matcher(line).replaceFirst("/$1/{name...}"))
                .map(line -> line.replace("{name}", "{id}"))
                .toList();
    }
}
