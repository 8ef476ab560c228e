package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientTest {

    private static final EndpointTable TABLE = EndpointTable.bundled();
    private static final GuardRules RULES =
            new GuardRules(TABLE, new Inspectors(), MountView.elsewhere());
    private static final String ID = "ab".repeat(32);

    private final RecordingHttpClient engine = new RecordingHttpClient();
    private final List<GuardDecision> decisions = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Tier.class)
    void letsPassWhatTheTierAllowsAndNothingElse(Tier cap) {
        for (Endpoint endpoint : TABLE.endpoints()) {
            String path =
                    endpoint.template().toString().replace("{id}", "x").replace("{name...}", "a/b");
            engine.sent().clear();
            GuardedHttpClient client =
                    new GuardedHttpClient(
                            RULES,
                            new CallRights(cap, Policy.BUILT_IN, new ConsentToAll()),
                            decisions::add,
                            engine);
            if (endpoint.tier().isWithin(cap)) {
                client.execute(request(endpoint.method(), path));
                assertThat(engine.sent()).endsWith(endpoint.method() + " " + path);
                if (endpoint.tier() == Tier.SAFE) {
                    // A read costs nothing but itself, or a look at what is read through.
                    boolean ofFiles = endpoint.effect().startsWith("container.file.");
                    assertThat(engine.sent()).hasSize(ofFiles ? 2 : 1);
                }
            } else {
                assertRefused(client, request(endpoint.method(), path))
                        .hasMessageContaining(endpoint.effect())
                        .hasMessageContaining(
                                "needs tier %s; this call is held to %s", endpoint.tier(), cap)
                        .hasMessageContaining(
                                "The pack must declare tier %s for this tool", endpoint.tier());
                assertThat(engine.sent()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "get, /version, could read its method or path otherwise",
        "GET, /libpod/a%2Fb, could read its method or path otherwise",
        "GET, //version, empty segment",
        "GET, /containers/../version, an empty segment",
        "GET, /version#x, must be encoded",
        "POST, /v1.23/containers/web/start, its API version",
        "DELETE, /v4.0.0/containers/web, its API version",
    })
    void refusesAtEveryTierWhatEnginesCouldReadOtherwise(
            String method, String path, String reason) {
        for (Tier cap : Tier.values()) {
            assertRefused(client(cap), request(method, path))
                    .hasMessageContaining("refused at every tier")
                    .hasMessageContaining(reason);
        }
        assertThat(engine.sent()).isEmpty();
        assertThat(decisions)
                .hasSize(3)
                .allSatisfy(
                        decision -> {
                            assertThat(decision.allowed()).isFalse();
                            assertThat(decision.endpoint()).isEmpty();
                            assertThat(decision.needed()).isEmpty();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /session, POST /session",
        "POST, /v1.41/grpc, POST /grpc",
        "POST, /libpod/pods/create?x=1, POST /libpod/pods/create",
        "POST, /v4.0.0/libpod/pods/create, POST /libpod/pods/create",
        "PATCH, /containers/web, PATCH /containers/web",
    })
    void refusesAnUnknownOperationByItsName(String method, String path, String subject) {
        assertRefused(client(Tier.DESTRUCTIVE), request(method, path))
                .hasMessageContaining("unknown-operation of '%s'", subject);
        assertRefused(client(Tier.SAFE), request(method, path))
                .hasMessageContaining("it takes tier DESTRUCTIVE, and this call is held to SAFE");
        assertThat(engine.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host", "Content-Length", "transfer-encoding", "Upgrade", "X-HTTP-Method"})
    void refusesHeadersThatCouldChangeTheRequest(String header) {
        Request request =
                Request.builder()
                        .method("GET")
                        .path("/version")
                        .headers(Map.of(header, "x"))
                        .build();
        assertRefused(client(Tier.DESTRUCTIVE), request).hasMessageContaining("'" + header + "'");
    }

    @Test
    void refusesHeadersWithLineBreaks() {
        Request request =
                Request.builder()
                        .method("GET")
                        .path("/version")
                        .headers(Map.of("accept", "x\r\nHost: y"))
                        .build();
        assertRefused(client(Tier.SAFE), request).hasMessageContaining("control character");
    }

    @Test
    void showsPathsShortWithoutQueryOrControlCharacters() {
        Request longOne = request("GET", "/nothing/" + "x".repeat(500) + "?secret=1");
        assertRefused(client(Tier.SAFE), longOne)
                .message()
                .hasSizeLessThan(1_200)
                .doesNotContain("secret");
        assertRefused(client(Tier.SAFE), request("GET\r\n", "/a\u001b[31m"))
                .hasMessageContaining("GET?? /a?[31m");
    }

    @Test
    void aListenerThatFailsKeepsTheRequestFromBeingSent() {
        GuardedHttpClient client =
                new GuardedHttpClient(
                        RULES,
                        CallRights.of(Tier.SAFE, Policy.BUILT_IN),
                        decision -> {
                            throw new IllegalStateException("the audit log is full");
                        },
                        engine);
        assertThatThrownBy(() -> client.execute(request("GET", "/version")))
                .hasMessage("the audit log is full");
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void removesACreatedContainerOnce() throws IOException {
        GuardedHttpClient client = client(Tier.MODERATE);
        create(client, "/containers/create?name=web", "{}", "{\"Id\":\"%s\"}".formatted(ID));

        client.execute(request("DELETE", "/v1.41/containers/" + ID + "?v=1&force=1"));
        assertThat(decisions.get(1).needed()).contains(Tier.MODERATE);
        assertThat(decisions.get(1).endpoint().orElseThrow().tier()).isEqualTo(Tier.DESTRUCTIVE);

        // Another container may have that as its name by now.
        assertRefused(client, request("DELETE", "/containers/" + ID));
    }

    @Test
    void namesAndShortIdsDoNotCount() throws IOException {
        GuardedHttpClient client = client(Tier.MODERATE);
        create(client, "/containers/create?name=web", "{}", "{\"Id\":\"%s\"}".formatted(ID));
        assertRefused(client, request("DELETE", "/containers/web"));
        assertRefused(client, request("DELETE", "/containers/" + ID.substring(0, 12)));
        assertRefused(client, request("DELETE", "/networks/" + ID));
        assertRefused(client, request("DELETE", "/images/" + ID));
    }

    @Test
    void mayTryAgainWhenTheEngineDidNotRemoveIt() throws IOException {
        GuardedHttpClient client = client(Tier.MODERATE);
        create(client, "/containers/create", "{}", "{\"Id\":\"%s\"}".formatted(ID));
        engine.answer(409, "{\"message\":\"it is running\"}");
        client.execute(request("DELETE", "/containers/" + ID));
        engine.answer(204, "");
        client.execute(request("DELETE", "/containers/" + ID + "?force=1"));
        assertRefused(client, request("DELETE", "/containers/" + ID));
    }

    @Test
    void aRenameEndsTheRightToRemoveContainers() throws IOException {
        GuardedHttpClient client = client(Tier.MODERATE);
        create(client, "/containers/create", "{}", "{\"Id\":\"%s\"}".formatted(ID));
        engine.answer(204, "");
        client.execute(request("POST", "/containers/victim/rename?name=x"));
        assertRefused(client, request("DELETE", "/containers/" + ID));
        create(client, "/containers/create", "{}", "{\"Id\":\"%s\"}".formatted(ID));
        assertRefused(client, request("DELETE", "/containers/" + ID));
    }

    @Test
    void aSafeCallHasNothingToRemove() {
        GuardedHttpClient client = client(Tier.SAFE);
        assertRefused(client, request("POST", "/containers/create"));
        assertRefused(client, request("DELETE", "/containers/" + ID));
    }

    @Test
    void onlyACreationThatTheEngineConfirmsCounts() throws IOException {
        GuardedHttpClient client = client(Tier.MODERATE);
        engine.answer(200, "{\"Id\":\"%s\"}".formatted(ID));
        client.execute(request("POST", "/containers/create"));
        assertRefused(client, request("DELETE", "/containers/" + ID));
        create(client, "/containers/create", "{}", "no JSON");
        create(client, "/containers/create", "{}", "{\"Warnings\":{\"Id\":\"%s\"}}".formatted(ID));
        assertRefused(client, request("DELETE", "/containers/" + ID));
    }

    @Test
    void removesACreatedNetworkUnlessItWasThereBefore() throws IOException {
        GuardedHttpClient client = client(Tier.MODERATE);
        create(client, "/networks/create", "{\"Name\":\"n\"}", answerOfNetwork("already exists"));
        assertRefused(client, request("DELETE", "/networks/" + ID));
        create(client, "/networks/create", "{\"Name\":\"n\"}", answerOfNetwork(""));
        client.execute(request("DELETE", "/networks/" + ID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | true",
                "{\"Name\":\"\",\"Driver\":\"local\"} | true",
                "{\"Labels\":{\"Name\":\"x\"}} | true",
                "{\"Name\":\"data\"} | false",
                "{\"name\":\"data\"} | false",
            })
    void removesACreatedVolumeOnlyIfTheEngineNamedIt(String body, boolean allowed)
            throws IOException {
        GuardedHttpClient client = client(Tier.MODERATE);
        create(client, "/volumes/create", body, "{\"Name\":\"%s\"}".formatted(ID));
        if (allowed) {
            client.execute(request("DELETE", "/volumes/" + ID));
        } else {
            assertRefused(client, request("DELETE", "/volumes/" + ID));
        }
    }

    @Test
    void aVolumeWhoseRequestSaysNothingDoesNotCount() {
        GuardedHttpClient client = client(Tier.MODERATE);
        engine.answer(201, "{\"Name\":\"%s\"}".formatted(ID));
        client.execute(
                Request.builder()
                        .method("POST")
                        .path("/volumes/create")
                        .body(new ByteArrayInputStream(new byte[0]))
                        .build());
        assertRefused(client, request("DELETE", "/volumes/" + ID));
    }

    @Test
    void handsOnTheWholeAnswerHoweverLong() throws IOException {
        String longAnswer =
                "{\"Id\":\"%s\",\"Warnings\":[\"%s\"]}".formatted(ID, "w".repeat(200_000));
        GuardedHttpClient client = client(Tier.MODERATE);
        create(client, "/containers/create", "{}", longAnswer);
        assertRefused(client, request("DELETE", "/containers/" + ID));
    }

    /** Says something else each time it is asked. */
    private static final class Shifting extends Request {
        private final Iterator<String> methods = List.of("GET", "DELETE", "DELETE").iterator();
        private final Iterator<String> paths =
                List.of("/version", "/containers/web", "/containers/web").iterator();
        private final Iterator<Map<String, String>> allHeaders =
                List.<Map<String, String>>of(Map.of(), Map.of("Host", "x")).iterator();
        private final byte[] bytes = {1};

        @Override
        public String method() {
            return methods.next();
        }

        @Override
        public String path() {
            return paths.next();
        }

        @Override
        public Map<String, String> headers() {
            return allHeaders.next();
        }

        @Override
        public byte[] bodyBytes() {
            return bytes;
        }

        @Override
        public InputStream hijackedInput() {
            return null;
        }
    }

    @Test
    void sendsWhatItHasJudged() {
        Shifting shifting = new Shifting();
        GuardedHttpClient client =
                new GuardedHttpClient(
                        RULES,
                        CallRights.of(Tier.SAFE, Policy.BUILT_IN),
                        decision -> shifting.bytes[0] = 2,
                        engine);

        client.execute(shifting);

        assertThat(engine.sent()).containsExactly("GET /version");
        assertThat(engine.requests())
                .singleElement()
                .satisfies(
                        request -> {
                            assertThat(request.method() + request.path()).isEqualTo("GET/version");
                            assertThat(request.headers()).isEmpty();
                            assertThat(request.bodyBytes()).containsExactly(1);
                        });
    }

    private static final class ConsentToAll implements Consent {
        @Override
        public boolean approves(Effect effect, String subject) {
            return true;
        }

        @Override
        public boolean permitsDestroying(String operation, String name) {
            return true;
        }
    }

    private GuardedHttpClient client(Tier cap) {
        return new GuardedHttpClient(
                RULES, CallRights.of(cap, Policy.BUILT_IN), decisions::add, engine);
    }

    private void create(GuardedHttpClient client, String path, String body, String answer)
            throws IOException {
        engine.answer(201, answer);
        Request request =
                Request.builder()
                        .method("POST")
                        .path(path)
                        .bodyBytes(body.getBytes(StandardCharsets.UTF_8))
                        .build();
        try (Response response = client.execute(request)) {
            assertThat(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(answer);
        }
        engine.answer(204, "");
    }

    private static String answerOfNetwork(String warning) {
        return "{\"Id\":\"%s\",\"Warning\":\"%s\"}".formatted(ID, warning);
    }

    private static Request request(String method, String path) {
        return Request.builder().method(method).path(path).build();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            GuardedHttpClient client, Request request) {
        return assertThatThrownBy(() -> client.execute(request))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY));
    }
}
