package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageRemovalTest {

    private static final String BASE = "sha256:" + "11".repeat(32);
    private static final String TOP = "sha256:" + "22".repeat(32);

    private final FakeEngine engine =
            new FakeEngine()
                    .answer(
                            "GET /images/app/json",
                            200,
                            """
                            {"Id": "sha256:app", "RepoTags": ["app:latest"], "Size": 1050,
                             "RootFS": {"Type": "layers", "Layers": ["%s", "%s"]}}
                            """
                                    .formatted(BASE, TOP))
                    .answer(
                            "GET /images/sha256:app/history",
                            200,
                            """
                            [{"Id": "sha256:app", "CreatedBy": "CMD", "Size": 0},
                             {"Id": "x", "CreatedBy": "COPY", "Size": 50},
                             {"Id": "y", "CreatedBy": "ADD", "Size": 1000}]
                            """);

    @Test
    void countsTheLayersThatWereFreed() throws NoSuchAlgorithmException {
        engine.answer(
                "DELETE /images/app:latest",
                200,
                """
                [{"Untagged": "app:latest"}, {"Deleted": "sha256:app"}, {"Deleted": "%s"}]
                """
                        .formatted(chain(BASE, TOP)));
        ImageRemoval removal = remove(false);
        assertThat(removal.untagged()).containsExactly("app:latest");
        assertThat(removal.deleted()).containsExactly("sha256:app");
        assertThat(removal.reclaimedBytes()).contains(50L);
        assertThat(engine.requests())
                .contains("DELETE /images/app:latest?force=false&noprune=false");
    }

    @Test
    void aNameAloneFreesNothing() {
        engine.answer("DELETE /images/app:latest", 200, "[{\"Untagged\": \"app:latest\"}]");
        assertThat(remove(true).reclaimedBytes()).contains(0L);
        assertThat(engine.requests())
                .contains("DELETE /images/app:latest?force=true&noprune=false");
    }

    @Test
    void saysNothingOfBytesWhereTheEngineDoesNot() {
        engine.answer(
                "DELETE /images/app:latest",
                200,
                "[{\"Untagged\": \"app:latest\"}, {\"Deleted\": \"sha256:app\"}]");
        assertThat(remove(false).reclaimedBytes()).isEmpty();
    }

    @Test
    void aHistoryThatFailsPreventsNothing() throws NoSuchAlgorithmException {
        FakeEngine silent =
                new FakeEngine()
                        .answer(
                                "GET /images/app/json",
                                200,
                                """
                                {"Id": "sha256:other", "RootFS": {"Layers": ["%s", "%s"]}}
                                """
                                        .formatted(BASE, TOP))
                        .answer("GET /images/sha256:other/history", 500, "{\"message\": \"no\"}")
                        .answer(
                                "DELETE /images/app:1",
                                200,
                                """
                                [{"Deleted": "sha256:other"}, {"Deleted": "%s"}]
                                """
                                        .formatted(chain(BASE, TOP)));
        ImageRemoval removal = new ImageRemoval(silent.client(), silent.api());
        removal.remove(FoundImage.find(silent.client(), "app"), "app:1", false, false);
        assertThat(removal.deleted()).containsExactly("sha256:other");
        assertThat(removal.reclaimedBytes()).isEmpty();
    }

    @Test
    void anImageWithManyNamesIsLookedIntoOnce() {
        engine.answer("DELETE /images/app:1", 200, "[{\"Untagged\": \"app:1\"}]")
                .answer("DELETE /images/app:2", 200, "[{\"Untagged\": \"app:2\"}]")
                .answer("GET /images/sha256:app/json", 200, "{\"Id\": \"sha256:app\"}");
        ImageRemoval removal = new ImageRemoval(engine.client(), engine.api());
        removal.removeUnused(
                new UnusedImage("sha256:app", List.of("app:1", "gone:1", "app:2"), 1050));
        assertThat(removal.untagged()).containsExactly("app:1", "app:2");
        assertThat(engine.requests()).filteredOn(it -> it.endsWith("/history")).hasSize(1);
    }

    private ImageRemoval remove(boolean force) {
        ImageRemoval removal = new ImageRemoval(engine.client(), engine.api());
        removal.remove(FoundImage.find(engine.client(), "app"), "app:latest", force, false);
        return removal;
    }

    private static String chain(String base, String top) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest((base + " " + top).getBytes(StandardCharsets.US_ASCII));
        return "sha256:" + HexFormat.of().formatHex(digest);
    }
}
