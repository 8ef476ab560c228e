package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.Escapes;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import java.util.Optional;

/** What there is on the engine, by the names that requests use. */
final class EngineView {

    private final EngineReads reads;

    EngineView(EngineReads reads) {
        this.reads = reads;
    }

    /** The engine's own description of itself. */
    Body info() {
        return reads.get("/info").orElse(Body.NONE);
    }

    /** Where it keeps all that it has; empty when it does not say. */
    Optional<HostPath> folder() {
        return Optional.of(info().text("DockerRootDir"))
                .map(HostPath::of)
                .filter(folder -> folder.absolute() && !folder.steps().isEmpty());
    }

    Optional<Body> container(String name) {
        return find("/containers/%s/json", name);
    }

    Optional<Body> exec(String id) {
        return find("/exec/%s/json", id);
    }

    Optional<Body> network(String name) {
        return find("/networks/%s", name);
    }

    Optional<Body> volume(String name) {
        return find("/volumes/%s", name);
    }

    Optional<Body> image(String name) {
        return find("/images/%s/json", name);
    }

    Optional<Body> plugin(String name) {
        return find("/plugins/%s/json", name);
    }

    private Optional<Body> find(String path, String name) {
        // Engines write names of containers with a slash, and take them so.
        String bare = name.startsWith("/") ? name.substring(1) : name;
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        if (bare.equals(".") || bare.contains("..") || bare.contains("//")) {
            throw new UnreadableRequestException(
                    "it names something that cannot be looked up: '%s'"
                            .formatted(bare.replaceAll("[^\\x20-\\x7e]", "?")));
        }
        return reads.get(path.formatted(Escapes.segment(bare)));
    }
}
