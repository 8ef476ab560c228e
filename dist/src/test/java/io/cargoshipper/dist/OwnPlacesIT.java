package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the server keeps what people answer, its policy and its trail, no tool gets: not by a
 * mount, not by a copy, though an operator has opened all that is around it.
 */
@UseTestEngine
class OwnPlacesIT {

    private final TestEngine engine;
    private final String name = "own-places-it-" + UUID.randomUUID().toString().substring(0, 8);
    private Path home;
    private Path approvals;
    private RawClient client;

    OwnPlacesIT(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void connect(@TempDir Path folder) throws IOException {
        home = folder.toRealPath().resolve("home");
        approvals = home.resolve(".local/state/cargoshipper/approvals");
        client =
                RawClient.of(
                        Launch.in(folder.toRealPath())
                                .on(engine)
                                .configuration(
                                        """
                                        files.roots = ["%1$s"]
                                        policy.mounts.allow = ["%1$s", "%1$s/**"]
                                        policy.effects { outside-mount = note, sensitive-mount = note, unresolved-mount = note }
                                        """
                                                .formatted(home)));
        Files.createDirectories(approvals);
        Files.createDirectories(home.resolve("project"));
        engine.docker()
                .createContainerCmd(engine.image())
                .withName(name)
                .withCmd("sleep", "600")
                .exec();
    }

    @AfterEach
    void remove() {
        client.close();
        engine.docker().removeContainerCmd(name).withForce(true).exec();
    }

    @Test
    void noContainerIsGivenIt() {
        for (Path source : List.of(approvals, approvals.getParent(), home)) {
            assertThat(create(source).assertFailure("REFUSED_BY_POLICY").text())
                    .contains("own-files of '%s' is denied".formatted(source));
        }
        create(home.resolve("project")).assertSuccess();
        engine.docker().removeContainerCmd(name + "-mount").exec();
    }

    private ToolAnswer create(Path source) {
        return client.call(
                "docker_create_container",
                Map.of(
                        "image",
                        engine.image(),
                        "name",
                        name + "-mount",
                        "mounts",
                        List.of(
                                Map.of(
                                        "type",
                                        "bind",
                                        "source",
                                        source.toString(),
                                        "target",
                                        "/x"))));
    }

    @Test
    void nothingIsCopiedThere() {
        assertThat(copy(approvals.resolve("answer.json")).assertFailure("REFUSED_BY_POLICY").text())
                .contains("this server's own");
        assertThat(approvals).isEmptyDirectory();
        copy(home.resolve("project/passwd")).assertSuccess();
        assertThat(home.resolve("project/passwd")).isNotEmptyFile();
    }

    private ToolAnswer copy(Path file) {
        return client.call(
                "docker_copy_from_container",
                Map.of("container", name, "path", "/bin/busybox", "to", file.toString()));
    }
}
