package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Makes what a tool can work on, each thing anew, and takes it all back in the end. */
final class SurfaceWorld implements AutoCloseable {

    /** A script that leaves a file behind and stays until it is told to end. */
    private static final String STAY =
            "echo kept > /note; trap 'exit 0' TERM; while true; do sleep 1 & wait $!; done";

    private final TestEngine engine;
    private final Path root;
    private final Deque<Runnable> made = new ArrayDeque<>();
    private final List<Runnable> looks = new ArrayList<>();

    /**
     * @param root the folder whose files the tools may reach
     */
    SurfaceWorld(TestEngine engine, Path root) {
        this.engine = engine;
        this.root = root;
    }

    /** A name that nothing has yet. */
    static String unused() {
        return "surface-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A container that runs, and has written the file {@code /note}. */
    String running() {
        return keep(Fixture.running(engine, STAY)).name();
    }

    /** A container that has run and ended. */
    String ended() {
        return keep(Fixture.ended(engine, "echo done")).name();
    }

    String paused() {
        String name = running();
        engine.docker().pauseContainerCmd(name).exec();
        return name;
    }

    /** A name for a container that a tool makes, which is then removed in the end. */
    String containerToBe() {
        String name = unused();
        made.push(() -> engine.docker().removeContainerCmd(name).withForce(true).exec());
        return name;
    }

    /** An image of its own. */
    String image() {
        String repository = imageToBe();
        engine.docker().tagImageCmd(engine.image(), repository, "1").exec();
        return repository + ":1";
    }

    /** A repository for an image that a tool makes; its tag 1 is removed in the end. */
    String imageToBe() {
        String repository = unused();
        removed(repository + ":1");
        return repository;
    }

    /** Removes an image in the end. */
    String removed(String image) {
        made.push(() -> engine.docker().removeImageCmd(image).withForce(true).exec());
        return image;
    }

    String network() {
        String name = networkToBe();
        engine.docker().createNetworkCmd().withName(name).exec();
        return name;
    }

    String networkToBe() {
        String name = unused();
        made.push(() -> engine.docker().removeNetworkCmd(name).exec());
        return name;
    }

    String volume() {
        String name = volumeToBe();
        engine.docker().createVolumeCmd().withName(name).exec();
        return name;
    }

    String volumeToBe() {
        String name = unused();
        made.push(() -> engine.docker().removeVolumeCmd(name).exec());
        return name;
    }

    /** A folder to build an image from. */
    String buildContext() {
        Path folder = root.resolve(unused());
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("Dockerfile"),
                    "FROM %s\nCOPY note /note\n".formatted(engine.image()));
            Files.writeString(folder.resolve("note"), "built");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.getFileName().toString();
    }

    /** An ended container with a label of its own, which must be gone after the call. */
    Map<String, Object> prunableContainer() {
        Map<String, String> label = label();
        String id =
                engine.docker().createContainerCmd(engine.image()).withLabels(label).exec().getId();
        made.push(() -> engine.docker().removeContainerCmd(id).withForce(true).exec());
        return gone(label, () -> engine.docker().inspectContainerCmd(id).exec());
    }

    /** A network with a label of its own, which must be gone after the call. */
    Map<String, Object> prunableNetwork() {
        Map<String, String> label = label();
        String name = networkToBe();
        engine.docker().createNetworkCmd().withName(name).withLabels(label).exec();
        return gone(label, () -> engine.docker().inspectNetworkCmd().withNetworkId(name).exec());
    }

    /** An anonymous volume with a label of its own, which must be gone after the call. */
    Map<String, Object> prunableVolume() {
        Map<String, String> label = label();
        String name = engine.docker().createVolumeCmd().withLabels(label).exec().getName();
        made.push(() -> engine.docker().removeVolumeCmd(name).exec());
        return gone(label, () -> engine.docker().inspectVolumeCmd(name).exec());
    }

    /** An image without a name and with a label of its own, which must be gone after the call. */
    Map<String, Object> prunableImage() {
        Map<String, String> label = label();
        String container = engine.docker().createContainerCmd(engine.image()).exec().getId();
        String id = engine.docker().commitCmd(container).withLabels(label).exec();
        engine.docker().removeContainerCmd(container).exec();
        made.push(() -> engine.docker().removeImageCmd(id).withForce(true).exec());
        return gone(label, () -> engine.docker().inspectImageCmd(id).exec());
    }

    private static Map<String, String> label() {
        return Map.of("cargoshipper.surface", unused());
    }

    private Map<String, Object> gone(Map<String, String> label, ThrowingCallable look) {
        looks.add(
                () ->
                        assertThatThrownBy(look)
                                .as("what was to be pruned")
                                .isInstanceOf(NotFoundException.class));
        return Map.of(
                "filters",
                Map.of(
                        "label",
                        List.of("cargoshipper.surface=" + label.get("cargoshipper.surface"))));
    }

    /** Looks whether the call did what it had to do to the world. */
    void check() {
        looks.forEach(Runnable::run);
    }

    /** An image as {@code docker save} writes it. */
    String savedImage() {
        String image = image();
        return file(engine.docker().saveImageCmd(image).exec());
    }

    /** A root file system as {@code docker export} writes it. */
    String rootFileSystem() {
        return file(engine.docker().copyArchiveFromContainerCmd(ended(), "/root/.").exec());
    }

    /** A registry that knows one image to search for; its address. */
    String searchableRegistry() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/v1/_ping", exchange -> answer(exchange, "{\"standalone\": true}"));
            server.createContext(
                    "/v1/search",
                    exchange ->
                            answer(
                                    exchange,
                                    """
                                    {"num_results": 1, "query": "found", "results": [{"name":\
                                     "found", "description": "one image", "star_count": 7,\
                                     "is_official": true}]}"""));
            server.start();
            made.push(() -> server.stop(0));
            return "127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-Docker-Registry-Version", "0.9");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String file(InputStream content) {
        Path file = root.resolve(unused() + ".tar");
        try (content) {
            Files.copy(content, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.getFileName().toString();
    }

    private Fixture keep(Fixture fixture) {
        made.push(fixture::close);
        return fixture;
    }

    @Override
    public void close() {
        while (!made.isEmpty()) {
            try {
                made.pop().run();
            } catch (NotFoundException | ConflictException e) {
                // The tool under test has removed it.
            }
        }
    }
}
