package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.Query;
import io.cargoshipper.host.policy.Policy;
import java.util.function.Predicate;

/**
 * A request that has been read, and what it is judged with.
 *
 * @param name the name that stands in the path; blank where none does
 * @param created whether the call has created the container or exec of an id, and so had it judged
 */
record Inquiry(
        String name,
        Query query,
        Body body,
        EngineView engine,
        HostPaths paths,
        Policy policy,
        Predicate<String> created,
        Findings findings) {

    Images images() {
        return new Images(engine);
    }

    Mounts mounts() {
        return new Mounts(engine, paths, images());
    }

    Namespaces namespaces() {
        return new Namespaces(engine);
    }

    Networks networks() {
        return new Networks(engine, namespaces());
    }
}
