package io.cargoshipper.pack.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateContainerTest {

    private static final String CREATE = "POST /containers/create";

    private final CreateContainer tool = new CreateContainer();

    @Test
    void sendsEverything() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(
                                CREATE,
                                201,
                                "{\"Id\": \"0123\", \"Warnings\": [\"no swap limit\"]}");
        NewContainer wanted =
                new NewContainer(
                        "nginx:1.27",
                        Optional.of("web"),
                        Optional.of(List.of("-c", "sleep 1")),
                        Optional.of(List.of("sh")),
                        Map.of("A", "x=y z"),
                        List.of(
                                new NewContainer.Port(
                                        80,
                                        Optional.of(8080),
                                        Optional.of("127.0.0.1"),
                                        NewContainer.Protocol.TCP),
                                new NewContainer.Port(
                                        53,
                                        Optional.empty(),
                                        Optional.empty(),
                                        NewContainer.Protocol.UDP)),
                        List.of(mount(NewContainer.MountType.BIND, "/srv", true)),
                        Optional.of("front"),
                        Optional.of("/app"),
                        Optional.of("1000:1000"),
                        Map.of("team", "acme"),
                        "on-failure:3",
                        Optional.of(67_108_864L),
                        Optional.of(1.5),
                        Optional.of(100L),
                        Optional.of(
                                new NewContainer.HealthCheck(
                                        List.of("CMD-SHELL", "true"),
                                        Optional.of(30),
                                        Optional.empty(),
                                        Optional.of(3),
                                        Optional.empty())),
                        true,
                        true,
                        List.of("CAP_NET_ADMIN"),
                        List.of("all"),
                        false);

        CreateContainer.Created created = tool.create(wanted, engine.client());

        assertThat(created)
                .isEqualTo(new CreateContainer.Created("0123", "web", List.of("no swap limit")));
        assertThat(engine.requests()).containsExactly(CREATE + "?name=web");
        assertThat(engine.bodies().get(0))
                .contains(
                        "\"Image\":\"nginx:1.27\"",
                        "\"Cmd\":[\"-c\",\"sleep 1\"]",
                        "\"Entrypoint\":[\"sh\"]",
                        "\"Env\":[\"A=x=y z\"]",
                        "\"ExposedPorts\":{\"80/tcp\":{},\"53/udp\":{}}",
                        "\"80/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8080\"}]",
                        "\"53/udp\":[{",
                        "\"Type\":\"bind\",\"Source\":\"/srv\",\"Target\":\"/data\",\"ReadOnly\":true",
                        "\"NetworkMode\":\"front\"",
                        "\"WorkingDir\":\"/app\"",
                        "\"User\":\"1000:1000\"",
                        "\"Labels\":{\"team\":\"acme\"}",
                        "\"RestartPolicy\":{\"MaximumRetryCount\":3,\"Name\":\"on-failure\"}",
                        "\"Memory\":67108864",
                        "\"NanoCpus\":1500000000",
                        "\"PidsLimit\":100",
                        "\"Interval\":30000000000",
                        "\"Retries\":3",
                        "\"Init\":true",
                        "\"ReadonlyRootfs\":true",
                        "\"CapAdd\":[\"NET_ADMIN\"]",
                        "\"CapDrop\":[\"ALL\"]",
                        "\"Privileged\":false");
    }

    @Test
    void tellsTheNameThatTheEngineInvented() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(CREATE, 201, "{\"Id\": \"0123\"}")
                        .answer(
                                "GET /containers/0123/json",
                                200,
                                "{\"Id\": \"0123\", \"Name\": \"/bold_kepler\"}");
        assertThat(tool.create(plain(Optional.empty(), List.of()), engine.client()))
                .isEqualTo(new CreateContainer.Created("0123", "bold_kepler", List.of()));
    }

    @Test
    void saysWhatWasMadeThoughItIsGoneAlready() {
        FakeEngine engine = new FakeEngine().answer(CREATE, 201, "{\"Id\": \"0123456789abcdef\"}");
        CreateContainer.Created created =
                tool.create(plain(Optional.empty(), List.of()), engine.client());
        assertThat(created.id()).isEqualTo("0123456789abcdef");
        assertThat(created.name()).isEqualTo("0123456789ab");
        assertThat(created.warnings())
                .singleElement()
                .asString()
                .contains("could not be read back");
    }

    @Test
    void saysToPullAMissingImage() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(CREATE, 404, "{\"message\": \"No such image: nginx:1.27\"}");
        assertThatThrownBy(() -> tool.create(plain(Optional.of("web"), List.of()), engine.client()))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessage(
                        "image 'nginx:1.27' is not on this engine; pull it first (docker_pull_image)");
    }

    @Test
    void namesAnUnknownCapability() {
        FakeEngine engine = new FakeEngine();
        assertThatThrownBy(
                        () ->
                                tool.create(
                                        plain(Optional.of("web"), List.of("NET_ADMN")),
                                        engine.client()))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith("cap_add: 'NET_ADMN' is no capability");
        assertThat(engine.requests()).isEmpty();
    }

    @Test
    void refusesMountsThatMakeNoSense() {
        assertRefused(NewContainer.MountType.BIND, "data", "use type volume");
        assertRefused(NewContainer.MountType.BIND, null, "absolute host path");
        assertRefused(NewContainer.MountType.VOLUME, "/srv", "use type bind");
        assertRefused(NewContainer.MountType.TMPFS, "/srv", "a tmpfs has no source");
        assertThat(mount(NewContainer.MountType.VOLUME, null, false).source()).isEmpty();
        assertThat(mount(NewContainer.MountType.BIND, "C:\\data", false).source())
                .contains("C:\\data");
    }

    @Test
    void refusesNamesThatCannotBe() {
        assertThatThrownBy(() -> plain(Optional.empty(), List.of(), Map.of("A=B", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("environment: 'A=B' cannot be a name");
    }

    @Test
    void refusesHealthChecksThatMakeNoSense() {
        for (List<String> test :
                List.of(
                        List.of("curl -f localhost"),
                        List.of("CMD"),
                        List.of("CMD-SHELL", "a", "b"),
                        List.of("NONE", "a"))) {
            assertThatThrownBy(
                            () ->
                                    new NewContainer.HealthCheck(
                                            test,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[\"CMD-SHELL\", \"curl -f http://localhost/\"]");
        }
    }

    private static void assertRefused(NewContainer.MountType type, String source, String message) {
        assertThatThrownBy(() -> mount(type, source, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static NewContainer.Mount mount(
            NewContainer.MountType type, String source, boolean readOnly) {
        return new NewContainer.Mount(type, Optional.ofNullable(source), "/data", readOnly);
    }

    private static NewContainer plain(Optional<String> name, List<String> capAdd) {
        return plain(name, capAdd, Map.of());
    }

    private static NewContainer plain(
            Optional<String> name, List<String> capAdd, Map<String, String> environment) {
        return new NewContainer(
                "nginx:1.27",
                name,
                Optional.empty(),
                Optional.empty(),
                environment,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                "no",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                capAdd,
                List.of(),
                false);
    }
}
