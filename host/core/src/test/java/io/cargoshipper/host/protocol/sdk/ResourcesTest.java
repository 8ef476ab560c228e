package io.cargoshipper.host.protocol.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.host.fixture.Indices;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.Target;
import io.cargoshipper.host.transport.RawClient;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code resources/list}, {@code resources/templates/list} and {@code resources/read}. */
class ResourcesTest {
    private static final String URI = "probe://report";

    private final FakeOfferings offerings = new FakeOfferings();
    private final FakeCalls calls = new FakeCalls();

    private RawClient client() throws Exception {
        return RawClient.of(Fixtures.protocol(offerings, calls, 2, RequestLimits.ofThisMachine()))
                .handshake();
    }

    @Test
    void listsInPages() throws Exception {
        offerings.resources =
                List.of(
                        Indices.resource("a://1"),
                        Indices.resource("a://2"),
                        Indices.resource("a://3"));
        try (RawClient client = client()) {
            client.request(1, "resources/list", "{}");
            Map<String, Object> first = client.next();
            Object cursor = Json.at(first, "result", "nextCursor");
            client.request(2, "resources/list", "{\"cursor\":\"%s\"}".formatted(cursor));
            Map<String, Object> second = client.next();

            assertThat(Json.at(first, "result", "resources", 0))
                    .isEqualTo(
                            Map.of(
                                    "uri", "a://1",
                                    "name", "Name of a://1",
                                    "description", "Holds a://1",
                                    "mimeType", "text/plain"));
            assertThat((List<?>) Json.at(first, "result", "resources")).hasSize(2);
            assertThat(Json.at(second, "result", "resources", 0, "uri")).isEqualTo("a://3");
            assertThat(Json.at(second, "result", "nextCursor")).isNull();
        }
    }

    @Test
    void aFamilyWhoseNamesCannotBeHadHidesNoOtherResource() throws Exception {
        offerings.resources = List.of(Indices.resource(URI));
        offerings.templates = List.of(Indices.template("probe://item/{item}", true));
        calls.answers(
                "probe://item/{item} item",
                call -> new CallOutcome.Failure(ErrorCode.ENGINE_UNAVAILABLE, "it is down"));
        try (RawClient client = client()) {
            client.request(1, "resources/list", "{}");

            assertThat((List<?>) Json.at(client.next(), "result", "resources")).hasSize(1);
        }
        assertThat(calls.next().request.quiet()).isTrue();
    }

    @Test
    void listsTemplates() throws Exception {
        offerings.templates = List.of(Indices.template("probe://item/{item}", false));
        try (RawClient client = client()) {
            client.request(1, "resources/templates/list", "{}");

            assertThat(client.next().get("result"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"resourceTemplates": [
                                     {"uriTemplate": "probe://item/{item}", "name": "Thing",
                                      "description": "Holds a thing", "mimeType": "text/plain"}]}
                                    """));
        }
    }

    @Test
    void readsTextAndBytes() throws Exception {
        calls.answers(
                URI,
                call ->
                        new CallOutcome.Read(
                                new ResourceContents.Text(URI, "text/plain", "It is.")));
        calls.answers(
                "probe://picture",
                call ->
                        new CallOutcome.Read(
                                new ResourceContents.Blob("probe://picture", "image/png", "aGk=")));
        try (RawClient client = client()) {
            read(client, URI);
            assertThat(client.next().get("result"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"contents": [{"uri": "probe://report",
                                     "mimeType": "text/plain", "text": "It is."}]}
                                    """));
            read(client, "probe://picture");
            assertThat(client.next().get("result"))
                    .isEqualTo(
                            Json.parse(
                                    """
                                    {"contents": [{"uri": "probe://picture",
                                     "mimeType": "image/png", "blob": "aGk="}]}
                                    """));
        }
        assertThat(calls.next().request.target()).isEqualTo(new Target.Resource(URI));
    }

    @Test
    void anUnknownResourceIsNotFound() throws Exception {
        try (RawClient client = client()) {
            read(client, "probe://nope");

            assertThat(client.next().get("error"))
                    .isEqualTo(
                            Map.of(
                                    "code",
                                    -32002,
                                    "message",
                                    "no tool 'probe://nope'",
                                    "data",
                                    Map.of("uri", "probe://nope")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, -32602",
        "NOT_FOUND, -32002",
        "ENGINE_UNAVAILABLE, -32603",
        "OUTPUT_TOO_LARGE, -32603",
        "REFUSED_BY_POLICY, -32603",
        "INTERNAL, -32603",
    })
    void aFailureIsAnErrorWithItsOwnCode(ErrorCode code, int rpc) throws Exception {
        calls.answers(URI, call -> new CallOutcome.Failure(code, "so it is"));
        try (RawClient client = client()) {
            read(client, URI);

            assertThat(client.next().get("error"))
                    .isEqualTo(
                            Map.of(
                                    "code",
                                    rpc,
                                    "message",
                                    code + ": so it is",
                                    "data",
                                    Map.of("code", code.name(), "uri", URI)));
        }
    }

    @Test
    void sendsProgressAndCancels() throws Exception {
        calls.waits(URI);
        try (RawClient client = client()) {
            client.request(
                    1,
                    "resources/read",
                    "{\"uri\":\"%s\",\"_meta\":{\"progressToken\":7}}".formatted(URI));
            FakeCalls.Started call = calls.next();
            call.request.reports().progress(1, OptionalDouble.of(2), "half");
            assertThat(Json.at(client.next(), "params", "message")).isEqualTo("half");
            client.cancel(1);

            assertThat(call.awaitCancelled()).isTrue();
            client.assertQuietAndAlive();
        }
    }

    @Test
    void tellsThatResourcesHaveChanged() throws Exception {
        SdkProtocol protocol = Fixtures.protocol(offerings, calls);
        try (RawClient client = RawClient.of(protocol).handshake()) {
            client.assertQuietAndAlive();
            protocol.resourcesChanged();

            assertThat(client.next())
                    .containsEntry("method", "notifications/resources/list_changed");
        }
    }

    private static void read(RawClient client, String uri) throws Exception {
        client.request(1, "resources/read", "{\"uri\":\"%s\"}".formatted(uri));
    }
}
