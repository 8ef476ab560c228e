package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack has a section of settings of its own, and says which of them it needs. */
class PackSettingsIT {

    @TempDir private Path folder;
    @TempDir private Path packs;

    @Test
    void aPackThatLacksASettingIsUnconfigured() {
        needyPack().buildIn(packs);

        PackList list = PackList.of(launch());

        assertThat(list.state("needy")).isEqualTo("UNCONFIGURED");
        assertThat(list.reason("needy"))
                .contains("packs.needy.backend.url", "Where the backend is");
    }

    @Test
    void aPackThatLacksASettingOffersNothing() {
        needyPack().buildIn(packs);

        try (RawClient client = RawClient.of(launch())) {
            assertThat(client.toolNames()).isEmpty();
        }
    }

    @Test
    void aSettingComesFromTheConfiguration() {
        needyPack().buildIn(packs);

        assertThat(urlOf(launch().configuration("packs.needy.backend.url = \"http://conf\"")))
                .isEqualTo("http://conf");
    }

    @Test
    void aSettingComesFromAVariableThatThePackNames() {
        needyPack()
                .file("reference.conf", "packs.needy.backend.url = ${?NEEDY_BACKEND}\n")
                .buildIn(packs);

        assertThat(urlOf(launch().variable("NEEDY_BACKEND", "http://variable")))
                .isEqualTo("http://variable");
    }

    @Test
    void aVariableThatThePackNamesWinsOverItsOwnDefault() {
        needyPack()
                .file(
                        "reference.conf",
                        """
                        packs.needy.backend.url = "http://default"
                        packs.needy.backend.url = ${?NEEDY_BACKEND}
                        """)
                .buildIn(packs);

        assertThat(urlOf(launch())).isEqualTo("http://default");
        assertThat(urlOf(launch().variable("NEEDY_BACKEND", "http://variable")))
                .isEqualTo("http://variable");
    }

    @Test
    void aVariableThatDoesNotFitIsNotShown() {
        needyPack()
                .file("reference.conf", "packs.needy.backend.url = [1] ${?NEEDY_BACKEND}\n")
                .buildIn(packs);

        PackList list = PackList.of(launch().variable("NEEDY_BACKEND", "s3cret"));

        assertThat(list.state("needy")).isEqualTo("REJECTED");
        assertThat(list.reason("needy"))
                .contains("does not fit where", "reference.conf")
                .doesNotContain("s3cret");
    }

    @Test
    void theConfigurationWinsOverThePacksOwnDefault() {
        needyPack()
                .file("reference.conf", "packs.needy.backend.url = \"http://default\"\n")
                .buildIn(packs);

        assertThat(urlOf(launch())).isEqualTo("http://default");
        assertThat(urlOf(launch().configuration("packs.needy.backend.url = \"http://conf\"")))
                .isEqualTo("http://conf");
    }

    @Test
    void aSectionOfAPackThatIsNotThereIsNoMistake() {
        Launch launch = launch().configuration("packs.absent.color = green");

        assertThat(PackList.of(launch).result().exitCode()).isZero();
    }

    private static PackSource needyPack() {
        return PackSource.named("needy")
                .annotated("@Setting(path = \"backend.url\", doc = \"Where the backend is\")")
                .tools(
                        """
                        private final Config config;

                        @Inject
                        Tools(Config config) { this.config = config; }

                        record Answer(String url) {}

                        @Tool(name = "needy_url", description = "Tells it", tier = Tier.SAFE)
                        Answer url() { return new Answer(config.getString("backend.url")); }
                        """);
    }

    private static String urlOf(Launch launch) {
        try (RawClient client = RawClient.of(launch)) {
            return client.call("needy_url", Map.of())
                    .assertSuccess()
                    .structured()
                    .path("url")
                    .asString();
        }
    }

    private Launch launch() {
        return Launch.in(folder).plugins(packs);
    }
}
