package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.LocalMachine;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.own.OwnPlaces;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How findings become decisions: bodies that are streams, lists, bounds, approval. */
class JudgedRequestTest {

    private static final GuardRules RULES =
            new GuardRules(EndpointTable.bundled(), new Inspectors(), MountView.elsewhere());
    private static final String HOST_NETWORK =
            "{\"Image\":\"app\",\"HostConfig\":{\"NetworkMode\":\"host\"}}";

    private final StockedEngine engine = Stock.engine();
    private final List<GuardDecision> decisions = new ArrayList<>();

    @Test
    void aBodyThatIsAStreamIsReadAndSentAsItWasRead() {
        execute(
                Policy.BUILT_IN,
                streamed("/containers/create", stream("{\"Image\":\"app\",\"User\":\"1\"}")));
        assertThat(engine.changes())
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.body()).isNull();
                            assertThat(sent.bodyBytes())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo("{\"Image\":\"app\",\"User\":\"1\"}");
                        });
        assertRefused(
                Policy.BUILT_IN,
                streamed(
                        "/containers/create",
                        stream("{\"Image\":\"app\",\"HostConfig\":{\"Privileged\":true}}")),
                "privileged");
    }

    @Test
    void aStreamWithoutEndIsRefused() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return ' ';
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                        return length;
                    }
                };
        assertRefused(Policy.BUILT_IN, streamed("/containers/create", endless), "4194304 bytes");
    }

    @Test
    void aStreamThatBreaksIsRefused() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("broken");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new IOException("broken");
                    }
                };
        assertRefused(Policy.BUILT_IN, streamed("/volumes/create", broken), "cannot be read");
    }

    /** An archive may be large, and says nothing that is judged. */
    @Test
    void otherBodiesAreSentAsTheyCome() {
        InputStream archive = stream("tar");
        execute(Policy.BUILT_IN, streamed("/build?t=a", archive));
        assertThat(engine.changes().get(0).body()).isSameAs(archive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-tar",
                "application/jsonx",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json, multipart/form-data",
            })
    void aBodyOfAnotherKindIsRefused(String type) {
        assertRefused(
                Policy.BUILT_IN,
                Request.builder()
                        .method("POST")
                        .path("/containers/create")
                        .putHeader("content-type", type)
                        .bodyBytes("{}".getBytes(StandardCharsets.UTF_8))
                        .build(),
                "its body is");
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() {
        assertRefused(
                Policy.BUILT_IN,
                Request.builder()
                        .method("POST")
                        .path("/containers/create")
                        .putHeader("content-type", "application/json")
                        .putHeader("Content-Type", "application/x-tar")
                        .build(),
                "is there twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/create?fromImage=a&fromImage=b",
                "/build?remote=a&remote=b",
                "/containers/web/start?checkpoint-dir=%2Fsrv&checkpoint-dir=%2Fetc",
            })
    void aParameterThatIsThereTwiceIsRefused(String path) {
        assertRefused(Policy.BUILT_IN, post(path, ""), "is there twice");
    }

    @Test
    void whatCannotBeLookedUpIsRefused() {
        engine.fails("/volumes/data", 500);
        assertRefused(
                Policy.BUILT_IN,
                post("/containers/create", "{\"HostConfig\":{\"Binds\":[\"data:/x\"]}}"),
                "the engine answered /volumes/data with 500");
        engine.has("/volumes/data", "no JSON");
        assertRefused(
                Policy.BUILT_IN,
                post("/containers/create", "{\"HostConfig\":{\"Binds\":[\"data:/x\"]}}"),
                "JSON");
    }

    @Test
    void looksEachThingUpOnceAndNotWithoutEnd() {
        execute(
                Policy.BUILT_IN,
                post(
                        "/containers/create",
                        "{\"Image\":\"app\",\"HostConfig\":{\"Binds\":[\"data:/x\",\"data:/y\"]}}"));
        assertThat(engine.reads()).containsExactly("/volumes/data");
        String many =
                IntStream.range(0, 100)
                        .mapToObj("\"v%d:/x\""::formatted)
                        .collect(Collectors.joining(","));
        assertRefused(
                Policy.BUILT_IN,
                post("/containers/create", "{\"HostConfig\":{\"Binds\":[%s]}}".formatted(many)),
                "more than 64 things");
    }

    @Test
    void namesThatLeadElsewhereAreNotLookedUp() {
        assertRefused(
                Policy.BUILT_IN,
                post("/containers/create", "{\"HostConfig\":{\"VolumesFrom\":[\"../images/x\"]}}"),
                "cannot be looked up");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertRefused(
                        Policy.BUILT_IN,
                        post(
                                "/containers/create",
                                "{\"HostConfig\":{\"Privileged\":true,\"PidMode\":\"host\","
                                        + "\"NetworkMode\":\"host\"}}"),
                        "POST /containers/create (container.create) is refused.")
                .hasMessageContaining("privileged")
                .hasMessageContaining("host-pid")
                .hasMessageContaining("host-network")
                .hasMessageContaining("needs approval")
                .hasMessageContaining("Nothing was sent to the engine.");
        assertThat(decisions.get(0).effects()).hasSizeGreaterThanOrEqualTo(3);
        // Approval alone would not do.
        assertThat(decisions.get(0).toApprove()).isEmpty();
        assertThat(decisions.get(0).needsApproval()).isFalse();
    }

    @Test
    void whatLacksApprovalAloneCanBeApproved() {
        assertRefused(Policy.BUILT_IN, post("/containers/create", HOST_NETWORK), "host-network")
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.APPROVAL_REQUIRED));
        assertThat(decisions.get(0).toApprove())
                .extracting(JudgedEffect::effect)
                .containsExactly(Effect.HOST_NETWORK);

        client(new CallRights(Tier.MODERATE, Policy.BUILT_IN, new Approved(Effect.HOST_NETWORK)))
                .execute(post("/containers/create", HOST_NETWORK));
        assertThat(engine.changes()).hasSize(1);
        assertThat(decisions.get(1).allowed()).isTrue();
        assertThat(decisions.get(1).toApprove()).isEmpty();
        assertThat(decisions.get(1).effects())
                .extracting(JudgedEffect::effect)
                .contains(Effect.HOST_NETWORK);
    }

    @Test
    void onlyWhatWasPlannedIsDestroyed() {
        CallRights rights =
                new CallRights(
                        Tier.DESTRUCTIVE,
                        Policy.BUILT_IN,
                        new Planned(Set.of("container.remove web", "image.prune ")));
        client(rights).execute(request("DELETE", "/containers/web"));
        client(rights).execute(request("POST", "/images/prune"));
        assertThatThrownBy(() -> client(rights).execute(request("DELETE", "/containers/other")))
                .hasMessageContaining("container.remove of 'other': not in the approved plan");
        assertThatThrownBy(() -> client(rights).execute(request("POST", "/volumes/prune")))
                .hasMessageContaining("volume.prune: not in the approved plan");
        client(rights).execute(request("POST", "/containers/other/stop"));
        assertThat(engine.changes()).hasSize(3);
    }

    @Test
    void whatTheCallHasCreatedItselfNeedsNoPlan() {
        GuardedHttpClient client =
                client(new CallRights(Tier.DESTRUCTIVE, Policy.BUILT_IN, new Planned(Set.of())));
        client.execute(post("/containers/create", "{\"Image\":\"app\"}")).close();
        client.execute(request("DELETE", "/containers/" + "ab".repeat(32)));
        assertThat(engine.changes()).hasSize(2);
    }

    /** What was approved when it was made need not be approved when it starts. */
    @Test
    void whatTheCallHasCreatedItselfIsNotLookedAtAgain() {
        GuardedHttpClient client = client(CallRights.of(Tier.MODERATE, noting(Effect.PRIVILEGED)));
        client.execute(
                        post(
                                "/containers/create",
                                "{\"Image\":\"app\",\"HostConfig\":{\"Privileged\":true}}"))
                .close();
        client.execute(request("POST", "/containers/" + "ab".repeat(32) + "/start"));
        client.execute(post("/containers/" + "ab".repeat(32) + "/exec", "{}")).close();
        client.execute(post("/exec/" + "ab".repeat(32) + "/start", "{}"));
        assertThat(engine.reads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGES     | docker.io/library/app:* | app     | true",
                "IMAGES     | docker.io/library/app:* | other   | false",
                "IMAGES     | docker.io/library/app:* | app:1   | true",
                "IMAGES     | docker.io/library/app:* | evil.example/app | false",
                "REGISTRIES | docker.io               | app     | true",
                "REGISTRIES | docker.io               | index.docker.io/library/app | true",
                "REGISTRIES | docker.io               | evil.example/app | false",
                "REGISTRIES | docker.io               | localhost/app | false",
                "REGISTRIES | docker.io               | EVIL/app | false",
            })
    void imagesAreHeldAgainstTheLists(Subject lists, String pattern, String image, boolean passes) {
        Policy policy = allowing(lists, pattern);
        String create = "{\"Image\":\"%s\"}".formatted(image);
        for (Request request :
                List.of(
                        post("/containers/create", create),
                        post(
                                "/services/create",
                                "{\"TaskTemplate\":{\"ContainerSpec\":%s}}".formatted(create)),
                        post("/images/create?fromImage=" + image.replace("/", "%2F"), ""))) {
            if (passes) {
                execute(policy, request);
            } else {
                assertRefused(policy, request, "is not among the allowed");
            }
        }
    }

    @Test
    void anImageByItsIdGoesByItsNames() {
        String id = "sha256:" + "0a".repeat(32);
        engine.has(
                "/images/sha256%3A" + "0a".repeat(32) + "/json",
                "{\"RepoTags\":[\"other:1\",\"app:1\"],\"RepoDigests\":[]}");
        Request byId = post("/containers/create", "{\"Image\":\"%s\"}".formatted(id));
        execute(allowing(Subject.IMAGES, "app:1"), byId);
        assertRefused(allowing(Subject.IMAGES, "nginx"), byId, "is not among the allowed");
        engine.has("/images/cafe/json", "{\"RepoTags\":[\"other:1\"]}");
        assertRefused(
                allowing(Subject.IMAGES, "cafe"),
                post("/containers/create", "{\"Image\":\"cafe\"}"),
                "other:1");
    }

    @Test
    void imagesMayHaveToBeNamedByDigest() {
        Policy policy =
                new Policy(
                        List.of(layer().with(Bound.DIGEST_REQUIRED, true)),
                        Policy.BUILT_IN.defaults());
        String digest = "@sha256:" + "0a".repeat(32);
        assertRefused(policy, post("/containers/create", "{\"Image\":\"nginx\"}"), "no digest");
        assertRefused(policy, post("/images/create?fromImage=nginx&tag=1", ""), "no digest");
        execute(policy, post("/containers/create", "{\"Image\":\"nginx%s\"}".formatted(digest)));
        execute(policy, post("/images/create?fromImage=nginx&tag=sha256%3A" + "0a".repeat(32), ""));
        // A name for what is there already runs and fetches nothing.
        execute(policy, post("/images/nginx/tag?repo=mine&tag=1", ""));
    }

    @Test
    void networksAndMountsAreHeldAgainstTheLists() {
        Request apps = post("/containers/create", "{\"HostConfig\":{\"NetworkMode\":\"apps\"}}");
        execute(allowing(Subject.NETWORKS, "apps"), apps);
        assertRefused(allowing(Subject.NETWORKS, "db"), apps, "'apps' is not among the allowed");
        assertRefused(
                allowing(Subject.NETWORKS, "db"),
                request("POST", "/networks/0123456789ab/connect"),
                "'host' is not among the allowed");
        Request bind =
                post("/containers/create", "{\"HostConfig\":{\"Binds\":[\"/srv/a:/x:ro\"]}}");
        // Elsewhere a path counts only if it is named letter by letter.
        execute(allowing(Subject.MOUNTS, "/srv/a"), bind);
        assertRefused(allowing(Subject.MOUNTS, "/srv"), bind, "unresolved-mount");
        assertRefused(allowing(Subject.MOUNTS, "/srv/*"), bind, "unresolved-mount");
        assertRefused(allowing(Subject.MOUNTS, "/opt"), bind, "is not among the allowed");
    }

    @Test
    void noListOpensWhatIsTheHostsOwn() {
        OwnPlaces own = new OwnPlaces(List.of(Path.of("/srv/state/approvals")), List.of());
        MountView view = new MountView(List.of(), own, Optional::empty, new LocalMachine("", ""));
        for (String source : List.of("/srv/state/approvals", "/srv/state", "/srv")) {
            GuardedHttpClient client =
                    new GuardedHttpClient(
                            new GuardRules(EndpointTable.bundled(), new Inspectors(), view),
                            CallRights.of(Tier.DESTRUCTIVE, allowing(Subject.MOUNTS, source)),
                            decisions::add,
                            engine);
            assertThatThrownBy(
                            () ->
                                    client.execute(
                                            post(
                                                    "/containers/create",
                                                    "{\"HostConfig\":{\"Binds\":[\"%s:/x:ro\"]}}"
                                                            .formatted(source))))
                    .hasMessageContaining("own-files of '%s' is denied".formatted(source));
        }
        assertThat(decisions.get(decisions.size() - 1).toApprove()).isEmpty();
        assertThat(engine.changes()).isEmpty();
    }

    @Test
    void operationsThatAreNotInTheTableMayBeNamed() {
        Policy policy = allowing(Subject.OPERATIONS, "POST /libpod/pods/*");
        execute(policy, request("POST", "/v4.0.0/libpod/pods/create"));
        assertRefused(policy, request("POST", "/libpod/images/pull"), "unknown-operation");
        assertThatThrownBy(
                        () ->
                                client(CallRights.of(Tier.MODERATE, policy))
                                        .execute(request("POST", "/libpod/pods/create")))
                .hasMessageContaining("it takes tier DESTRUCTIVE");
        assertThat(engine.changes()).hasSize(1);
        assertRefused(
                allowing(Subject.OPERATIONS, "*"),
                request("POST", "/v1.23/containers/web/start"),
                "its API version");
        assertRefused(
                allowing(Subject.OPERATIONS, "*"), request("POST", "//containers/create"), "empty");
    }

    private Policy allowing(Subject subject, String pattern) {
        return new Policy(
                List.of(layer().withPatterns(ListKey.allowed(subject), List.of(pattern))),
                Policy.BUILT_IN.defaults());
    }

    private static Policy noting(Effect effect) {
        return new Policy(
                List.of(layer().with(Bound.of(effect), Disposition.NOTE)),
                Policy.BUILT_IN.defaults());
    }

    private static PolicyLayer layer() {
        return PolicyLayer.of(new PolicySource("test.conf", PolicySource.Kind.FILE));
    }

    private record Approved(Effect approved) implements Consent {
        @Override
        public boolean approves(Effect effect, String subject) {
            return effect == approved;
        }

        @Override
        public boolean permitsDestroying(String operation, String name) {
            return false;
        }
    }

    private record Planned(Set<String> plan) implements Consent {
        @Override
        public boolean approves(Effect effect, String subject) {
            return false;
        }

        @Override
        public boolean permitsDestroying(String operation, String name) {
            return plan.contains(operation + " " + name);
        }
    }

    private void execute(Policy policy, Request request) {
        client(CallRights.of(Tier.DESTRUCTIVE, policy)).execute(request).close();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Policy policy, Request request, String reason) {
        int sent = engine.changes().size();
        var refused =
                assertThatThrownBy(() -> execute(policy, request))
                        .isInstanceOf(ToolException.class)
                        .hasMessageContaining(reason);
        assertThat(engine.changes()).hasSize(sent);
        return refused;
    }

    private GuardedHttpClient client(CallRights rights) {
        return new GuardedHttpClient(RULES, rights, decisions::add, engine);
    }

    private static Request streamed(String path, InputStream body) {
        return Request.builder().method("POST").path(path).body(body).build();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Request post(String path, String body) {
        return Request.builder()
                .method("POST")
                .path(path)
                .bodyBytes(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static Request request(String method, String path) {
        return Request.builder().method(method).path(path).build();
    }
}
