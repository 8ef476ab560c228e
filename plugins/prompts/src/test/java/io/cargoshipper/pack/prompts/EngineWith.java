package io.cargoshipper.pack.prompts;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.FakeEngine;
import io.cargoshipper.pack.engine.Frames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A fake engine with one container and what belongs to it. */
final class EngineWith {

    private final FakeEngine engine = new FakeEngine();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final String id;

    private EngineWith(String container) {
        EngineObject described = Captured.parsed(container);
        this.id = described.text("Id").orElseThrow();
        String name = described.text("Name").orElseThrow();
        answer("GET /containers" + name + "/json", container);
        answer("GET /containers/" + id + "/json", container);
        answer("GET /info", Captured.json("info"));
        answer("GET /containers/json", "[]");
        answer("GET /events", "");
    }

    /** A container as the engine describes it. */
    static EngineWith container(String json) {
        return new EngineWith(json);
    }

    EngineWith image(String reference, String json) {
        return answer("GET /images/" + encoded(reference) + "/json", json);
    }

    EngineWith history(String reference, String json) {
        return answer("GET /images/" + encoded(reference) + "/history", json);
    }

    EngineWith log(String stdout, String stderr) {
        byte[] bytes = new Frames().stdout(stdout).stderr(stderr).bytes();
        engine.stream(
                "GET /containers/" + id + "/logs", 200, () -> new ByteArrayInputStream(bytes));
        return this;
    }

    /** What the engine streams where its path ends like this, below the container. */
    EngineWith below(String path, String json) {
        return answer("GET /containers/" + id + path, json);
    }

    /** What the engine answers to a request, from now on. */
    EngineWith answer(String request, String json) {
        answers.put(request, json);
        return this;
    }

    /**
     * What is copied out of the container, whatever is asked for: an archive with this one file.
     */
    EngineWith file(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
            TarArchiveEntry entry = new TarArchiveEntry("file");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = archive.toByteArray();
        engine.stream(
                "GET /containers/" + id + "/archive", 200, () -> new ByteArrayInputStream(bytes));
        return this;
    }

    /** What the engine fails with. */
    EngineWith fail(String path, int status, String message) {
        engine.answer(
                "GET /containers/" + id + path, status, "{\"message\": \"%s\"}".formatted(message));
        return this;
    }

    DockerClient client() {
        answers.forEach((request, json) -> engine.answer(request, 200, json));
        return engine.client();
    }

    /** As docker-java does with a name in a path. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }
}
