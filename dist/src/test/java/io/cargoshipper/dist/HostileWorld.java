package io.cargoshipper.dist;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * What hostile requests are about: containers and volumes that were made beforehand, on the engine
 * itself, with all that policy would not allow; and links in the working folder that lead out of
 * it. Closing it removes whatever is new on the engine.
 */
final class HostileWorld implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]+(?:-[a-z]+)*)}");
    private static final Pattern CONTAINER = Pattern.compile("/containers/([^/?]+)");
    private static final String NEW = "new";
    private static final String USER = "1000:1000";
    private static final String STAY = "trap 'exit 0' TERM; while true; do sleep 1 & wait $!; done";
    private static final int SHORT_ID = 12;
    private static final int PADDING = 100_000;
    private static final int DEPTH = 20_000;

    private final DockerClient docker;
    private final String image;
    private final EngineState before;
    private final Path socket;
    private EngineState made;
    private final Map<String, String> names = new HashMap<>();
    private final List<Path> links = new ArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();

    /**
     * @param work the working folder of the server under test
     * @param socket where that server finds its engine
     */
    HostileWorld(TestEngine engine, Path work, Path socket) {
        this.docker = engine.docker();
        this.image = engine.image();
        this.socket = socket;
        this.before = EngineState.of(docker);
        try {
            nameFiles(work);
            nameBodies();
            nameNetworks();
            make();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Puts names in place of what stands for them. */
    String fill(String text) {
        Matcher matcher = NAME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String value =
                    name.equals(NEW) ? "hostile-" + counter.incrementAndGet() : names.get(name);
            if (value == null) {
                throw new IllegalArgumentException("nothing is called {%s}".formatted(name));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    /** The same request with its container's name, where it has the id or the start of that. */
    String byName(String request) {
        Matcher matcher = CONTAINER.matcher(request);
        return matcher.find()
                ? matcher.replaceFirst("/containers/" + nameOf(matcher.group(1)))
                : request;
    }

    private String nameOf(String container) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(container))
                .map(entry -> names.get(entry.getKey().replaceFirst("-(id|short)$", "")))
                .findFirst()
                .orElse(container);
    }

    private void make() {
        nameVolumes();
        nameContainers();
        made = EngineState.of(docker);
    }

    private void nameFiles(Path work) throws IOException {
        Path outside = Files.createDirectories(work.resolveSibling("outside"));
        Files.createDirectories(work.resolveSibling("beside"));
        Files.createDirectories(work.resolveSibling(work.getFileName() + "-beside"));
        Files.createDirectories(work.resolve("data"));
        names.put("work", work.toString());
        names.put("work-name", work.getFileName().toString());
        names.put("outside", outside.toString());
        names.put("packs", work.resolveSibling("packs").toString());
        names.put("engine-data", docker.infoCmd().exec().getDockerRootDir());
        names.put("socket", socket.toString());
        names.put("socket-name", socket.getFileName().toString());
        names.put("socket-folder", socket.getParent().toString());
        Path etc = link(work, "etc-link", Path.of("/etc"));
        link(work, "etc-link-link", etc);
        link(work, "up-link", work.resolve("data").relativize(Path.of("/")));
        Path loop = work.resolve("data/loop-link");
        link(work, "loop-link", loop);
        link(work, "socket-link", socket);
        link(work, "socket-folder-link", socket.getParent());
        Path hard = work.resolve("data.sock");
        Files.createLink(hard, socket);
        names.put("socket-hard-link", hard.toString());
    }

    private Path link(Path work, String name, Path target) throws IOException {
        Path link = Files.createSymbolicLink(work.resolve("data").resolve(name), target);
        names.put(name, link.toString());
        links.add(link);
        return link;
    }

    private void nameBodies() throws IOException {
        names.put("image", image);
        names.put(
                "base",
                "\"Image\":\"%s\",\"User\":\"%s\",\"Cmd\":[\"true\"]".formatted(image, USER));
        names.put("padding", "x".repeat(PADDING));
        names.put("deep", "{\"HostConfig\":".repeat(DEPTH) + "{}" + "}".repeat(DEPTH));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] content =
                    "FROM %s\nUSER 1000\n".formatted(image).getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("Dockerfile");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        names.put("tar", bytes.toString(StandardCharsets.UTF_8));
    }

    private void nameVolumes() {
        volume("plain-volume", Map.of());
        volume("root-volume", Map.of("type", "none", "o", "bind", "device", "/"));
        volume("etc-volume", Map.of("type", "none", "o", "bind", "device", "/etc"));
        volume("socket-volume", Map.of("type", "none", "o", "bind", "device", socket.toString()));
        volume(
                "overlay-volume",
                Map.of(
                        "type", "overlay",
                        "device", "overlay",
                        "o", "lowerdir=/etc,upperdir=/tmp,workdir=/tmp"));
    }

    private void volume(String name, Map<String, String> options) {
        String unique = "hostile-" + name;
        docker.createVolumeCmd().withName(unique).withDriverOpts(options).exec();
        names.put(name, unique);
    }

    private void nameContainers() {
        HostConfig plain = HostConfig.newHostConfig();
        HostConfig all = HostConfig.newHostConfig().withPrivileged(true);
        start(container("idle", USER, plain));
        start(container("rooted", "", plain));
        container("privileged", USER, all);
        start(container("privileged-running", USER, all));
        container("host-pid", USER, HostConfig.newHostConfig().withPidMode("host"));
        container("root-bound", USER, bound("/"));
        container("socket-bound", USER, bound(socket.toString()));
        container("on-root-volume", USER, bound(names.get("root-volume")));
        container("capable", USER, HostConfig.newHostConfig().withCapAdd(Capability.SYS_ADMIN));
        container(
                "unconfined",
                USER,
                HostConfig.newHostConfig().withSecurityOpts(List.of("seccomp=unconfined")));
        container(
                "with-device",
                USER,
                HostConfig.newHostConfig()
                        .withDevices(new Device("rwm", "/dev/kmsg", "/dev/kmsg")));
        names.put(
                "privileged-exec",
                docker.execCreateCmd(names.get("idle"))
                        .withCmd("true")
                        .withPrivileged(true)
                        .exec()
                        .getId());
    }

    private static HostConfig bound(String source) {
        return HostConfig.newHostConfig()
                .withBinds(new Bind(source, new Volume("/h"), AccessMode.ro));
    }

    private String container(String name, String user, HostConfig config) {
        String unique = "hostile-" + name;
        String id =
                docker.createContainerCmd(image)
                        .withName(unique)
                        .withUser(user)
                        .withCmd("sh", "-c", STAY)
                        .withStdinOpen(true)
                        .withHostConfig(config)
                        .exec()
                        .getId();
        names.put(name, unique);
        names.put(name + "-id", id);
        names.put(name + "-short", id.substring(0, SHORT_ID));
        return id;
    }

    private void start(String id) {
        docker.startContainerCmd(id).exec();
    }

    private void nameNetworks() {
        docker.listNetworksCmd()
                .exec()
                .forEach(
                        network -> {
                            if (network.getName().equals("host")) {
                                names.put("host-network-id", network.getId());
                                names.put(
                                        "host-network-short",
                                        network.getId().substring(0, SHORT_ID));
                            } else if (network.getName().equals("bridge")) {
                                names.put(
                                        "bridge",
                                        network.getOptions()
                                                .getOrDefault(
                                                        "com.docker.network.bridge.name",
                                                        "docker0"));
                            }
                        });
    }

    /** Makes the engine what it was when this had been made. */
    void reset() {
        EngineState.restore(docker, made);
        if (!EngineState.of(docker).changesSince(made).isEmpty()) {
            EngineState.restore(docker, before);
            make();
        }
    }

    @Override
    public void close() {
        EngineState.restore(docker, before);
        for (Path link : links) {
            try {
                Files.deleteIfExists(link);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
