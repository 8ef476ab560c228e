package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.BodyReader;
import io.cargoshipper.host.engine.guard.body.KnownBodies;
import io.cargoshipper.host.engine.guard.body.Query;
import io.cargoshipper.host.policy.Effect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A build: its steps run in containers, which are given what the parameters say. What it is built
 * from, and what its steps do, stands in its context, which is not looked into.
 */
final class ImageBuild implements Inspector {

    @Override
    public void inspect(Inquiry inquiry) {
        Query query = inquiry.query();
        Findings findings = inquiry.findings();
        List<String> tags = query.texts("t");
        (tags.isEmpty() ? List.of("") : tags).forEach(tag -> inquiry.images().made(tag, findings));
        json(query, "cachefrom", "[]string")
                .words()
                .forEach(source -> inquiry.images().name(source, findings));
        if (!query.text("remote").isEmpty()) {
            findings.effect(Effect.REMOTE_SOURCE, RemoteSource.shown(query.text("remote")));
        }
        if (!query.text("networkmode").isEmpty()) {
            inquiry.networks().mode(query.text("networkmode"), findings);
        }
        query.texts("securityopt").forEach(options -> securityOptions(options, findings));
        Resources.ulimits(json(query, "ulimits", "[]Ulimit").elements(), findings);
        if (!query.text("cgroupparent").isEmpty()) {
            findings.effect(Effect.CGROUP_PARENT, query.text("cgroupparent"));
        }
        Settings.isolation(query.text("isolation"), findings);
        // Both go past the guard: over the session's own channel, and to where it leads.
        for (String right : List.of("session", "outputs")) {
            if (!query.text(right).isEmpty()) {
                findings.effect(Effect.BUILD_RIGHTS, right);
            }
        }
    }

    private static void securityOptions(String text, Findings findings) {
        List<String> options =
                text.stripLeading().startsWith("[")
                        ? read(text, "[]string").words()
                        : List.of(text);
        options.forEach(option -> Confinement.securityOption(option, findings));
    }

    private static Body json(Query query, String parameter, String kind) {
        String text = query.text(parameter);
        return text.isEmpty() ? Body.NONE : read(text, kind);
    }

    private static Body read(String text, String kind) {
        return BodyReader.read(
                        text.getBytes(StandardCharsets.UTF_8), KnownBodies.bundled().shape(kind))
                .body();
    }
}
