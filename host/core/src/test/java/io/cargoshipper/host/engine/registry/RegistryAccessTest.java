package io.cargoshipper.host.engine.registry;

import static io.cargoshipper.host.engine.FakeEngine.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.PullResponseItem;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineDiscovery;
import io.cargoshipper.host.engine.EngineEnvironment;
import io.cargoshipper.host.engine.EngineLease;
import io.cargoshipper.host.engine.EngineSettings;
import io.cargoshipper.host.engine.FakeEngine;
import io.cargoshipper.host.engine.registry.RegistrySettings.IdentityToken;
import io.cargoshipper.host.engine.registry.RegistrySettings.Login;
import io.cargoshipper.host.engine.registry.RegistrySettings.Password;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an engine gets, and what a pack gets to see, through docker-java and all that is between.
 */
@Timeout(30)
final class RegistryAccessTest {

    private static final String VERSION = "{\"Version\":\"28.5\",\"ApiVersion\":\"1.51\"}";
    private static final String PULL = "POST /images/create";
    private static final String BUILT = "{\"stream\":\"Successfully built 123456789abc\\n\"}\n";
    private static final RegistryName MINE = new RegistryName("mine.example:5000");
    private static final Password PASSWORD = new Password("bob", Secret.of("hush-hush"));
    private static final String SENT =
            "{\"username\":\"bob\",\"password\":\"hush-hush\",\"serveraddress\":\"mine.example:5000\"}";

    @TempDir Path home;

    private DockerFolder folder;
    private FakeEngine engine;

    @BeforeEach
    void start() throws IOException {
        folder = DockerFolder.in(home);
        engine = FakeEngine.start(home.resolve("engine.sock"));
        engine.on("GET /version", answer(200, VERSION));
        engine.on(PULL, answer(200, "{\"status\":\"Status: Image is up to date\"}\n"));
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
    }

    @Test
    void aPullTakesTheRegistrysCredentialAlong() {
        lease(named(MINE, PASSWORD), docker -> pull(docker, "mine.example:5000/team/app"));

        assertThat(auth()).isEqualTo(SENT);
    }

    @Test
    void anotherRegistryDoesNotGetIt() {
        lease(named(MINE, PASSWORD), docker -> pull(docker, "other.example:5000/team/app"));

        assertThat(auth()).isEqualTo("{}");
    }

    @Test
    void theConfigurationComesBeforeTheDockerCli() {
        folder.config(
                "{\"auths\": {\"mine.example:5000\": {\"auth\": \"%1$s\"}, \"docker.io\": {\"auth\": \"%1$s\"}}}"
                        .formatted(DockerFolder.auth("cli", "cli-password")));
        RegistrySettings settings = named(MINE, new IdentityToken(Secret.of("tok-en")));

        lease(settings, docker -> pull(docker, "mine.example:5000/app"));
        assertThat(auth())
                .isEqualTo(
                        "{\"identitytoken\":\"tok-en\",\"serveraddress\":\"mine.example:5000\"}");

        lease(settings, docker -> pull(docker, "busybox"));
        assertThat(auth())
                .isEqualTo(
                        "{\"username\":\"cli\",\"password\":\"cli-password\",\"serveraddress\":\"https://index.docker.io/v1/\"}");
    }

    @Test
    void aSecretInAFileIsReadAtEachUse() throws IOException {
        Path file = home.resolve("secret");
        RegistrySettings settings = named(MINE, new Password("bob", Secret.in(file)));

        Files.writeString(file, "first\n");
        lease(settings, docker -> pull(docker, "mine.example:5000/app"));
        assertThat(auth()).contains("\"password\":\"first\"");

        Files.writeString(file, "second");
        lease(settings, docker -> pull(docker, "mine.example:5000/app"));
        assertThat(auth()).contains("\"password\":\"second\"");
    }

    @Test
    void aSecretsFileThatIsNotThereIsNamedByTheRefusal() {
        Path file = home.resolve("secret");
        engine.on(PULL, answer(500, "{\"message\":\"no basic auth credentials\"}"));

        assertThatThrownBy(
                        () ->
                                lease(
                                        named(MINE, new Password("bob", Secret.in(file))),
                                        docker -> pull(docker, "mine.example:5000/app")))
                .hasMessageContaining("the file %s cannot be read".formatted(file))
                .hasMessageContaining("Mend registries.\"mine.example:5000\"");
    }

    @Test
    void aPushHasTheHeaderInAnyCase() {
        String line = "POST /images/mine.example:5000%2Fteam%2Fapp/push";
        engine.on(line, answer(200, "{\"status\":\"pushed\"}\n"));
        Consumer<DockerClient> push =
                docker ->
                        completed(
                                () ->
                                        docker.pushImageCmd("mine.example:5000/team/app")
                                                .withTag("1")
                                                .start()
                                                .awaitCompletion());

        lease(named(MINE, PASSWORD), push);
        assertThat(auth()).isEqualTo(SENT);

        lease(RegistrySettings.none(), push);
        assertThat(auth()).isEqualTo("{}");
    }

    @Test
    void aBuildTakesAllAlong() {
        folder.config(
                "{\"auths\": {\"cli.example\": {\"username\": \"c\", \"password\": \"cli-password\"}}}");
        engine.on("POST /build", answer(200, BUILT));

        lease(
                named(MINE, PASSWORD),
                docker ->
                        docker.buildImageCmd(new ByteArrayInputStream(new byte[1024]))
                                .exec(new BuildImageResultCallback())
                                .awaitImageId());

        assertThat(header("x-registry-config"))
                .contains("\"mine.example:5000\":" + SENT)
                .contains("\"cli.example\":{\"username\":\"c\"");
    }

    @Test
    void aBuildWithoutAnyHasNoHeader() {
        engine.on("POST /build", answer(200, BUILT));

        lease(
                RegistrySettings.none(),
                docker ->
                        docker.buildImageCmd(new ByteArrayInputStream(new byte[1024]))
                                .exec(new BuildImageResultCallback())
                                .awaitImageId());

        assertThat(last().headers()).doesNotContainKeys("x-registry-config", "x-registry-auth");
    }

    @Test
    void searchAndDistributionTakeItAlong() {
        String found =
                "[{\"name\":\"\\\"error\\\"\",\"description\":\"unauthorized\",\"error\":\"\"}]";
        engine.on("GET /images/search", answer(200, found));
        engine.on("GET /distribution/mine.example:5000/app/json", answer(200, "{}"));

        lease(
                named(MINE, PASSWORD),
                docker -> docker.searchImagesCmd("mine.example:5000/app").exec());
        assertThat(auth()).isEqualTo(SENT);

        leaseApi(
                named(MINE, PASSWORD),
                api ->
                        api.send(EngineApi.Request.get("/distribution/mine.example:5000/app/json"))
                                .close());
        assertThat(auth()).isEqualTo(SENT);
    }

    @Test
    void whatBringsItsOwnIsLeftAlone() {
        AuthConfig own = new AuthConfig().withUsername("pack").withPassword("own");

        lease(
                named(MINE, PASSWORD),
                docker ->
                        completed(
                                () ->
                                        docker.pullImageCmd("mine.example:5000/app")
                                                .withTag("1")
                                                .withAuthConfig(own)
                                                .start()
                                                .awaitCompletion()));

        assertThat(auth()).contains("\"username\":\"pack\"").doesNotContain("hush");
    }

    @Test
    void aBuildThatBringsItsOwnIsLeftAlone() {
        engine.on("POST /build", answer(200, BUILT));
        AuthConfigurations own = new AuthConfigurations();
        own.addConfig(
                new AuthConfig()
                        .withRegistryAddress("pack.example")
                        .withUsername("pack")
                        .withPassword("own"));

        lease(
                named(MINE, PASSWORD),
                docker ->
                        docker.buildImageCmd(new ByteArrayInputStream(new byte[1024]))
                                .withBuildAuthConfigs(own)
                                .exec(new BuildImageResultCallback())
                                .awaitImageId());

        assertThat(header("x-registry-config")).contains("pack.example").doesNotContain("hush");
    }

    @Test
    void anEmptyOneIsNoneOfItsOwn() {
        lease(
                named(MINE, PASSWORD),
                docker ->
                        completed(
                                () ->
                                        docker.pullImageCmd("mine.example:5000/app")
                                                .withTag("1")
                                                .withAuthConfig(new AuthConfig())
                                                .start()
                                                .awaitCompletion()));

        assertThat(auth()).isEqualTo(SENT);
    }

    @Test
    void otherRequestsGetNothing() {
        lease(named(MINE, PASSWORD), docker -> docker.versionCmd().exec());

        assertThat(last().headers()).doesNotContainKeys("x-registry-config", "x-registry-auth");
    }

    @Test
    void aSecondNameForTheImageIsNotSent() {
        String both = "/images/create?fromImage=mine.example:5000/app&fromimage=evil.example/app";

        assertThatThrownBy(
                        () ->
                                leaseApi(
                                        named(MINE, PASSWORD),
                                        api -> api.send(EngineApi.Request.post(both)).close()))
                .hasMessageContaining("unknown-setting of 'parameter fromimage'");

        assertThat(engine.requests()).noneMatch(request -> request.line().startsWith("POST"));
    }

    @Test
    void aFormInTheBodyIsNotSent() {
        EngineApi.Request form =
                EngineApi.Request.post("/images/create")
                        .query("fromImage", "mine.example:5000/app")
                        .body(
                                "application/x-www-form-urlencoded",
                                new ByteArrayInputStream(
                                        "fromImage=evil.example/app".getBytes(UTF_8)));

        assertThatThrownBy(() -> leaseApi(named(MINE, PASSWORD), api -> api.send(form).close()))
                .hasMessageContaining("its body is a form");

        assertThat(engine.requests()).noneMatch(request -> request.line().startsWith("POST"));
    }

    @Test
    void aRefusalAtOnceSaysWhatToDo() {
        engine.on(PULL, answer(500, "{\"message\":\"unauthorized: authentication required\"}"));

        assertThatThrownBy(
                        () ->
                                lease(
                                        RegistrySettings.none(),
                                        docker -> pull(docker, "mine.example:5000/app")))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ENGINE_ERROR))
                .hasMessageContaining("'mine.example:5000' refuses")
                .hasMessageContaining("`docker login mine.example:5000`")
                .hasMessageContaining("registries.\"mine.example:5000\" in conf/cargoshipper.conf")
                .hasMessageEndingWith("unauthorized: authentication required");
    }

    @Test
    void aRefusalInTheStreamSaysTheSameAfterWhatCameBefore() {
        engine.on(
                PULL,
                connection -> {
                    connection.startStream();
                    connection.chunk(
                            "{\"status\":\"Pulling fs layer\",\"id\":\"aa\"}\r\n".getBytes(UTF_8));
                    connection.chunk(
                            "{\"errorDetail\":{\"message\":\"unauthorized\"},".getBytes(UTF_8));
                    connection.chunk("\"error\":\"unauthorized\"}\r\n".getBytes(UTF_8));
                    connection.chunk(new byte[0]);
                });
        List<String> seen = new CopyOnWriteArrayList<>();

        assertThatThrownBy(
                        () ->
                                lease(
                                        named(MINE, PASSWORD),
                                        docker -> pull(docker, "mine.example:5000/app", seen)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("credentials of registries.\"mine.example:5000\"")
                .hasMessageContaining("Mend registries.\"mine.example:5000\"");
        assertThat(seen).containsExactly("Pulling fs layer");
    }

    @Test
    void theHelperThatIsMissingIsNamedByTheRefusal() {
        folder.config("{\"credsStore\": \"gone\"}");
        engine.on(PULL, answer(500, "{\"message\":\"no basic auth credentials\"}"));

        assertThatThrownBy(
                        () ->
                                lease(
                                        RegistrySettings.none(),
                                        docker -> pull(docker, "mine.example:5000/app")))
                .hasMessageContaining("docker-credential-gone")
                .hasMessageContaining("not installed");
    }

    @Test
    void aFailureThatRepeatsASecretIsScrubbed() {
        String header = Base64.getEncoder().encodeToString("bob:hush-hush".getBytes(UTF_8));
        engine.on(
                PULL,
                answer(
                        502,
                        "{\"message\":\"proxy: GET https://x:y-z@mine.example with Basic %s (hush-hush) failed\"}"
                                .formatted(header)));

        assertThatThrownBy(
                        () ->
                                lease(
                                        named(MINE, PASSWORD),
                                        docker -> pull(docker, "mine.example:5000/app")))
                .isInstanceOf(DockerException.class)
                .hasMessageContaining(
                        "proxy: GET https://***@mine.example with Basic *** (***) failed");
    }

    @Test
    void aFailureInTheStreamIsScrubbedToo() {
        engine.on(
                PULL,
                answer(
                        200,
                        "{\"status\":\"hush-hush\"}\n{\"errorDetail\":{\"code\":7,\"message\":\"no hush-hush\"},\"error\":\"no hush-hush\"}\n"));
        List<String> seen = new CopyOnWriteArrayList<>();

        lease(named(MINE, PASSWORD), docker -> pull(docker, "mine.example:5000/app", seen));

        // Progress is the engine's own, and no failure; it passes as it is.
        assertThat(seen).containsExactly("hush-hush", "no ***");
    }

    @Test
    void nothingOfItPrintsASecret() {
        RegistrySettings settings =
                new RegistrySettings(
                        Map.of(
                                MINE,
                                PASSWORD,
                                RegistryName.DOCKER_HUB,
                                new IdentityToken(Secret.of("hush-hush"))));
        Lookup lookup = new NamedRegistries(settings).find(MINE).orElseThrow();

        assertThat("%s %s %s".formatted(settings, lookup, Keyring.of(MINE, lookup)))
                .doesNotContain("hush")
                .doesNotContain("bob:");
    }

    private static RegistrySettings named(RegistryName registry, Login login) {
        return new RegistrySettings(Map.of(registry, login));
    }

    private static void pull(DockerClient docker, String image) {
        pull(docker, image, new CopyOnWriteArrayList<>());
    }

    private static void pull(DockerClient docker, String image, List<String> seen) {
        completed(
                () ->
                        docker.pullImageCmd(image)
                                .withTag("1")
                                .exec(
                                        new ResultCallback.Adapter<PullResponseItem>() {
                                            @Override
                                            public void onNext(PullResponseItem item) {
                                                seen.add(
                                                        item.getErrorDetail() == null
                                                                ? item.getStatus()
                                                                : item.getErrorDetail()
                                                                        .getMessage());
                                            }
                                        })
                                .awaitCompletion());
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    private static void completed(Interruptible work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lease(RegistrySettings settings, Consumer<DockerClient> work) {
        with(settings, lease -> work.accept(lease.client()));
    }

    private void leaseApi(RegistrySettings settings, Consumer<EngineApi> work) {
        with(settings, lease -> work.accept(lease.api()));
    }

    private void with(RegistrySettings settings, Consumer<EngineLease> work) {
        EngineSettings engineSettings =
                new EngineSettings(
                        Optional.of("unix://" + engine.socket()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        EngineEnvironment environment =
                new EngineEnvironment(Map.of(), home, "Linux", OptionalLong.empty());
        try (EngineConnection connection =
                        new EngineConnection(
                                new EngineDiscovery(engineSettings, environment),
                                engineSettings,
                                folder.access(settings));
                EngineLease lease = connection.open(Tier.MODERATE)) {
            work.accept(lease);
        }
    }

    private FakeEngine.Recorded last() {
        List<FakeEngine.Recorded> all = engine.requests();
        return all.get(all.size() - 1);
    }

    private String auth() {
        return header("x-registry-auth");
    }

    private String header(String name) {
        String value = last().headers().get(name);
        assertThat(value).as("%s of %s", name, last().line()).isNotNull();
        // With padding, or engines of old do not read it.
        assertThat(value.length() % 4).isZero();
        return new String(Base64.getUrlDecoder().decode(value), UTF_8);
    }
}
