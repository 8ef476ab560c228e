package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine speaks to no registry that policy does not allow, whatever it is asked to do there.
 */
class RegistryListsTest {

    private final RecordingHttpClient engine = new RecordingHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/distribution/nginx/json,                        docker.io",
        "/distribution/library/nginx@sha256:0a/json,      docker.io",
        "/distribution/other.example/a/b/json,            other.example",
        "/distribution/127.0.0.1:5000/a/json,             127.0.0.1:5000",
        "/distribution/localhost/a/json,                  localhost",
        "/images/search?term=web%20server,                docker.io",
        "/images/search?term=a%2Fb&limit=5,               docker.io",
        "/images/search?term=other.example%2Fb,           other.example",
        "/images/search?term=127.0.0.1:5000%2Fb,          127.0.0.1:5000",
        "/plugins/privileges?remote=vieux%2Fsshfs,        docker.io",
        "/plugins/privileges?remote=other.example%2Fb:1,  other.example",
    })
    void readsOfARegistryAreHeldAgainstTheList(String path, String registry) {
        Request request = Request.builder().method("GET").path(path).build();
        assertHeldAgainstTheList(request, registry, Tier.SAFE);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                docker.io",
        "https://index.docker.io/v1/,       docker.io",
        "docker.io,                         docker.io",
        "other.example,                     other.example",
        "Other.Example:443,                 other.example:443",
        "http://127.0.0.1:5000/v2/,         127.0.0.1:5000",
        "https://[::1]:5000,                [::1]:5000",
        // No image of Docker Hub: engines connect to it.
        "registry,                          registry",
        "https://registry:5000,             registry:5000",
    })
    void credentialsAreHeldAgainstTheList(String address, String registry) {
        assertHeldAgainstTheList(login(address), registry, Tier.MODERATE);
    }

    private void assertHeldAgainstTheList(Request request, String registry, Tier cap) {
        client(cap, Policy.BUILT_IN).execute(request);
        client(cap, allowing(registry)).execute(request);
        assertThat(engine.sent()).hasSize(2);
        assertThatThrownBy(() -> client(cap, allowing("another.example")).execute(request))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("'%s' is not among the allowed registries", registry);
        assertThat(engine.sent()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://docker.io@127.0.0.1:9/",
                "docker.io@127.0.0.1:9",
                "https://docker.io:443@127.0.0.1:9/",
                "https://127.0.0.1:9?docker.io",
                "https://127.0.0.1:9#docker.io/",
                "https://127.0.0.1:9\\\\docker.io/",
                "https:\\\\\\\\127.0.0.1",
                "HTTPS://127.0.0.1",
                "ftp://127.0.0.1",
                "//127.0.0.1",
                "https:///127.0.0.1",
                "https://docker.io%40127.0.0.1/",
                "docker.io/%2E%2E",
                " docker.io",
                "docker.io 127.0.0.1",
                "::1",
                ":9",
            })
    void anAddressThatEnginesCouldReadOtherwiseIsNone(String address) {
        assertThatThrownBy(() -> client(Tier.MODERATE, Policy.BUILT_IN).execute(login(address)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("refused at every tier: its registry");
        assertThat(engine.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/search?term=docker.io@127.0.0.1:9%2Fx",
                "/images/search?term=docker.io%3F127.0.0.1:9%2Fx",
                "/plugins/privileges?remote=docker.io@127.0.0.1:9%2Fx",
                "/distribution/docker.io@127.0.0.1:9/x/json",
            })
    void norIsSuchAName(String path) {
        assertThatThrownBy(
                        () ->
                                client(Tier.SAFE, Policy.BUILT_IN)
                                        .execute(
                                                Request.builder().method("GET").path(path).build()))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("is no name on a registry");
        assertThat(engine.sent()).isEmpty();
    }

    private GuardedHttpClient client(Tier cap, Policy policy) {
        return new GuardedHttpClient(
                new GuardRules(EndpointTable.bundled(), new Inspectors(), MountView.elsewhere()),
                CallRights.of(cap, policy),
                GuardListener.NONE,
                engine);
    }

    private static Policy allowing(String registry) {
        PolicyLayer layer =
                PolicyLayer.of(new PolicySource("test.conf", PolicySource.Kind.FILE))
                        .withPatterns(ListKey.allowed(Subject.REGISTRIES), List.of(registry));
        return new Policy(List.of(layer), Policy.BUILT_IN.defaults());
    }

    private static Request login(String address) {
        String json = "{\"username\":\"a\",\"serveraddress\":\"%s\"}".formatted(address);
        return Request.builder()
                .method("POST")
                .path("/auth")
                .bodyBytes(json.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
