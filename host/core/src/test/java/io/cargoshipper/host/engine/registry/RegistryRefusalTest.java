package io.cargoshipper.host.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.registry.Lookup.Origin;
import io.cargoshipper.host.engine.registry.RegistryRequest.Use;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryRefusalTest {

    private static final RegistryName MINE = new RegistryName("mine.example");
    private static final Keyring NONE = new Keyring(Map.of(), Lookup.nothing());
    private static final Keyring CLI =
            Keyring.of(
                    MINE,
                    Lookup.found(
                            Credential.ofPassword("bob", "hush"),
                            Origin.dockerCli("docker-credential-x")));

    private static final String DENIED =
            "pull access denied for mine.example/app, repository does not exist or may require"
                    + " 'docker login': denied: requested access to the resource is denied";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no basic auth credentials",
                "Head \"https://mine.example/v2/app/manifests/1\": no basic auth credentials",
                "unauthorized: authentication required",
                "Get \"https://mine.example/v2/\": unauthorized: incorrect username or password",
                "denied: requested access to the resource is denied",
                "denied: Your authorization token has expired. Reauthenticate and try again.",
                "failed to resolve reference \"mine.example/app:1\": failed to authorize: failed to"
                        + " fetch oauth token: unexpected status: 401 Unauthorized",
                "push access denied, repository does not exist or may require authorization: server"
                        + " message: insufficient_scope: authorization failed",
                "initializing source docker://mine.example/app:1: unable to retrieve auth token:"
                        + " invalid username/password: unauthorized",
                "error from registry: denied",
                "unexpected status from PUT request to https://mine.example/v2/app: 403 Forbidden",
            })
    void whatRegistriesAndEnginesSayIsUnderstood(String said) {
        ToolException refusal = refusal(Use.PUSH, NONE, said).orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.ENGINE_ERROR);
        assertThat(refusal)
                .hasMessageStartingWith(
                        "The registry 'mine.example' refuses to let this server push 'mine.example/app'")
                .hasMessageContaining("without credentials, as there are none for it")
                .hasMessageContaining("Log in with `docker login mine.example` on the machine")
                .hasMessageEndingWith(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest for mine.example/app:1 not found: manifest unknown: manifest unknown",
                "toomanyrequests: You have reached your unauthenticated pull rate limit.",
                "failed to register layer: open /var/lib/docker/x: permission denied",
                "Get \"https://mine.example/v2/\": dial tcp 192.0.2.1:443: connect: connection refused",
                "Get \"https://mine.example/v2/\": x509: certificate signed by unknown authority",
                "no space left on device",
            })
    void otherFailuresAreNotTakenForOne(String said) {
        assertThat(refusal(Use.PULL, NONE, said)).isEmpty();
    }

    @Test
    void whereTheImageMayBeMissingTheCodeSaysSo() {
        ToolException refusal = refusal(Use.PULL, NONE, DENIED).orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal)
                .hasMessageContaining("does not have 'mine.example/app', or hides it")
                .hasMessageContaining("Check the name; if it is right, log in with `docker login");
    }

    @Test
    void credentialsThatAreNotAcceptedAreToldByTheirOrigin() {
        assertThat(refusal(Use.PULL, CLI, "unauthorized").orElseThrow())
                .hasMessageContaining("the credentials of docker-credential-x, which are wrong")
                .hasMessageNotContaining("hush");
        assertThat(refusal(Use.PULL, CLI, DENIED).orElseThrow())
                .hasMessageContaining("which may not see it if it is there");
    }

    @Test
    void theHubHasNoNameAtLogin() {
        RegistryRequest asks =
                new RegistryRequest(Use.PULL, "team/app", Optional.of(RegistryName.DOCKER_HUB));

        assertThat(RegistryRefusal.of(asks, NONE, "unauthorized").orElseThrow())
                .hasMessageContaining("'docker.io'")
                .hasMessageContaining("`docker login`")
                .hasMessageContaining("registries.\"docker.io\"");
    }

    @Test
    void aTryInPlainHttpIsWhatIsLeftOfARefusalOnThisMachine() {
        String said =
                "error parsing HTTP 400 response body: invalid character 'C' looking for beginning"
                        + " of value: \"Client sent an HTTP request to an HTTPS server.\\n\"";

        assertThat(refusal(Use.PULL, NONE, said)).isPresent();
        assertThat(refusal(Use.PULL, CLI, said)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Head \"https://mine.example/v2/app/manifests/1\": no basic auth credentials",
                DENIED,
            })
    void aBuildsRefusalNamesTheRegistryThatTheEngineNames(String said) {
        RegistryRequest asks = new RegistryRequest(Use.BUILD, "", Optional.empty());

        assertThat(RegistryRefusal.of(asks, CLI, said).orElseThrow())
                .hasMessageStartingWith("The registry 'mine.example'")
                .hasMessageContaining("docker-credential-x");
    }

    @Test
    void aBuildsRefusalMayNameNone() {
        RegistryRequest asks = new RegistryRequest(Use.BUILD, "", Optional.empty());

        assertThat(RegistryRefusal.of(asks, CLI, "no basic auth credentials").orElseThrow())
                .hasMessageStartingWith("The registry of a base image refuses");
    }

    @Test
    void whatAStepOfABuildSaysIsNoRegistrys() {
        RegistryRequest asks = new RegistryRequest(Use.BUILD, "", Optional.empty());
        String said =
                "The command '/bin/sh -c echo unauthorized; false' returned a non-zero code: 1";

        assertThat(RegistryRefusal.of(asks, NONE, said)).isEmpty();
    }

    private static Optional<ToolException> refusal(Use use, Keyring keyring, String said) {
        return RegistryRefusal.of(
                new RegistryRequest(use, "mine.example/app", Optional.of(MINE)), keyring, said);
    }
}
