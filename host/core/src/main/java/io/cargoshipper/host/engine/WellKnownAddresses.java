package io.cargoshipper.host.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where engines are when nobody says where, in the order to try. */
final class WellKnownAddresses {

    private static final String DEFAULT_SOCKET = "/var/run/docker.sock";
    private static final String DEFAULT_PIPE = "npipe:////./pipe/docker_engine";

    private final EngineEnvironment environment;
    private final Map<URI, EngineAddress> addresses = new LinkedHashMap<>();

    private WellKnownAddresses(EngineEnvironment environment) {
        this.environment = environment;
    }

    /** The one that the Docker CLI uses when nothing is configured. */
    static EngineAddress standard(boolean windows, String source) {
        return windows
                ? pipe(DEFAULT_PIPE, source)
                : EngineAddress.ofSocket(DEFAULT_SOCKET, source);
    }

    static List<EngineAddress> of(EngineEnvironment environment) {
        return new WellKnownAddresses(environment).list();
    }

    private List<EngineAddress> list() {
        if (environment.isWindows()) {
            return List.of(
                    standard(true, "default pipe"),
                    pipe("npipe:////./pipe/dockerDesktopLinuxEngine", "Docker Desktop"),
                    pipe("npipe:////./pipe/podman-machine-default", "Podman"));
        }
        add(standard(false, "default socket"));
        inRuntimeFolder("docker.sock", "rootless Docker");
        inHome(".docker/run/docker.sock", "Docker Desktop or rootless Docker");
        inHome(".docker/desktop/docker.sock", "Docker Desktop");
        podman();
        colima();
        inHome(".rd/docker.sock", "Rancher Desktop");
        inHome(".orbstack/run/docker.sock", "OrbStack");
        inHome(".lima/docker/sock/docker.sock", "Lima");
        return new ArrayList<>(addresses.values());
    }

    private void podman() {
        inRuntimeFolder("podman/podman.sock", "rootless Podman");
        add(EngineAddress.ofSocket("/run/podman/podman.sock", "Podman"));
        inHome(".local/share/containers/podman/machine/podman.sock", "Podman machine");
        inHome(".local/share/containers/podman/machine/qemu/podman.sock", "Podman machine");
        environment
                .variable("TMPDIR")
                .ifPresent(
                        folder ->
                                inFolder(
                                        Path.of(folder),
                                        "podman/podman-machine-default-api.sock",
                                        "Podman machine"));
    }

    private void colima() {
        environment
                .variable("COLIMA_HOME")
                .ifPresent(folder -> inFolder(Path.of(folder), "default/docker.sock", "Colima"));
        inHome(".colima/default/docker.sock", "Colima");
        inHome(".config/colima/default/docker.sock", "Colima");
    }

    private void inRuntimeFolder(String socket, String source) {
        environment.runtimeFolder().ifPresent(folder -> inFolder(folder, socket, source));
    }

    private void inHome(String socket, String source) {
        inFolder(environment.home(), socket, source);
    }

    private void inFolder(Path folder, String socket, String source) {
        add(EngineAddress.ofSocket(folder.resolve(socket), source));
    }

    private void add(EngineAddress address) {
        addresses.putIfAbsent(address.uri(), address);
    }

    private static EngineAddress pipe(String uri, String source) {
        return new EngineAddress(URI.create(uri), source, Optional.empty());
    }
}
