package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.Subject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that are there already: what they have counts, and the request goes to them alone. */
class ExistingContainerTest {

    private static final GuardRules RULES =
            new GuardRules(EndpointTable.bundled(), new Inspectors(), MountView.elsewhere());
    private static final String ID = "c0ffee".repeat(10) + "c0ff";

    private final StockedEngine engine = Stock.engine();

    @ParameterizedTest
    @CsvSource({"GET, volumed", "HEAD, volumed", "GET, socket"})
    void filesOfTheHostAreNotReadThroughOne(String method, String container) {
        Request read =
                request(method, "/v1.41/containers/%s/archive?path=%%2Fx".formatted(container));
        for (Tier cap : Tier.values()) {
            assertThatThrownBy(() -> client(cap, Policy.BUILT_IN).execute(read))
                    .isInstanceOfSatisfying(
                            ToolException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY))
                    .hasMessageContaining("privileged-container of '%s: ", container);
        }
        assertThat(engine.reads()).noneMatch(path -> path.contains("archive"));
        assertThat(engine.changes()).isEmpty();
    }

    /** What it may do besides says nothing of its files. */
    @ParameterizedTest
    @ValueSource(strings = {"web", "priv", "hostpid", "clocked"})
    void filesOfItsOwnAreRead(String container) {
        String path = "/containers/%s/archive?path=%%2Fx".formatted(container);
        client(Tier.SAFE, Policy.BUILT_IN).execute(request("GET", path));
        assertThat(engine.reads()).contains("/containers/%s/json".formatted(container), path);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, start, MOUNTS, /srv/keys, mount /srv/keys",
        "POST, start, MOUNTS, /srv, mount /srv/keys",
        "POST, exec, MOUNTS, /srv/keys, mount /srv/keys",
        "GET, archive?path=%2F, MOUNTS, /srv/keys, mount /srv/keys",
        "POST, start, NETWORKS, apps, network apps",
        "POST, attach, NETWORKS, lan, network lan",
    })
    void whatListsDenyIsNotHadThroughOne(
            String method, String what, Subject subject, String denied, String reason) {
        bound();
        Request request = request(method, "/containers/bound/" + what);
        client(Tier.MODERATE, Policy.BUILT_IN).execute(request);
        Policy policy = listing(ListKey.denied(subject), denied);
        assertThatThrownBy(() -> client(Tier.MODERATE, policy).execute(request))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("privileged-container of 'bound: %s'", reason);
    }

    @Test
    void whatListsLeaveOutIsNotHadThroughOneEither() {
        bound();
        Request start = request("POST", "/containers/bound/start");
        client(Tier.MODERATE, listing(ListKey.allowed(Subject.MOUNTS), "/srv/*")).execute(start);
        assertThatThrownBy(
                        () ->
                                client(
                                                Tier.MODERATE,
                                                listing(ListKey.allowed(Subject.NETWORKS), "apps"))
                                        .execute(start))
                .hasMessageContaining("bound: network lan")
                .hasMessageNotContaining("network apps");
    }

    /** It has joined the second network since it was made. */
    private void bound() {
        engine.has(
                "/containers/bound/json",
                ("{'Id':'bound','Name':'/bound','HostConfig':{'NetworkMode':'apps'},"
                                + "'NetworkSettings':{'Networks':{'apps':{},'lan':{}}},"
                                + "'Mounts':[{'Type':'bind','Source':'/srv/keys','RW':false}]}")
                        .replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /containers/app/start,                /containers/ID/start",
        "POST, /v1.41/containers/app/restart?t=1,    /v1.41/containers/ID/restart?t=1",
        "POST, /containers/app/exec,                 /containers/ID/exec",
        "POST, /containers/app/attach?stream=1,      /containers/ID/attach?stream=1",
        "POST, /containers/app/update,               /containers/ID/update",
        "PUT,  /containers/app/archive?path=%2Fapp,  /containers/ID/archive?path=%2Fapp",
        "HEAD, /containers/app/archive?path=%2Fapp,  /containers/ID/archive?path=%2Fapp",
        // What is not looked up is sent as it is.
        "POST, /containers/app/stop,                 /containers/app/stop",
        "POST, /containers/ghost/start,              /containers/ghost/start",
    })
    void theRequestGoesToWhatWasLookedAt(String method, String path, String sent) {
        engine.has(
                "/containers/app/json",
                "{\"Id\":\"%s\",\"Name\":\"/app\",\"HostConfig\":{}}".formatted(ID));
        InputStream body = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));
        client(Tier.MODERATE, Policy.BUILT_IN)
                .execute(Request.builder().method(method).path(path).body(body).build());
        assertThat(engine.changes())
                .extracting(Request::path)
                .containsExactly(sent.replace("ID", ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/containers/priv/rename?name=", "/containers/create?name="})
    void noNameLooksLikeAnId(String path) {
        for (String name : List.of(ID, "%2F" + ID)) {
            assertThatThrownBy(
                            () ->
                                    client(Tier.MODERATE, Policy.BUILT_IN)
                                            .execute(request("POST", path + name)))
                    .hasMessageContaining("has the form of a container's id");
        }
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void aCheckpointIsAName() {
        GuardedHttpClient client = client(Tier.MODERATE, Policy.BUILT_IN);
        client.execute(request("POST", "/containers/web/start?checkpoint=before-1.2"));
        for (String checkpoint : List.of("..%2F..%2Fetc", "..", "%2Fetc", "a%2Fb", "a%00")) {
            assertThatThrownBy(
                            () ->
                                    client.execute(
                                            request(
                                                    "POST",
                                                    "/containers/web/start?checkpoint="
                                                            + checkpoint)))
                    .isInstanceOf(ToolException.class);
        }
        assertThat(engine.changes()).hasSize(1);
    }

    private GuardedHttpClient client(Tier cap, Policy policy) {
        return new GuardedHttpClient(RULES, CallRights.of(cap, policy), GuardListener.NONE, engine);
    }

    private static Policy listing(ListKey<Glob> list, String pattern) {
        PolicyLayer layer =
                PolicyLayer.of(new PolicySource("test.conf", PolicySource.Kind.FILE))
                        .withPatterns(list, List.of(pattern));
        return new Policy(List.of(layer), Policy.BUILT_IN.defaults());
    }

    private static Request request(String method, String path) {
        return Request.builder().method(method).path(path).build();
    }
}
