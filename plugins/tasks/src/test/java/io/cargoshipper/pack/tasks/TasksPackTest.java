package io.cargoshipper.pack.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import io.cargoshipper.api.Setting;
import io.cargoshipper.api.ToolPack;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksPackTest {

    private static final String GOOD = "base-url = \"http://b\"\ntoken = t0ken\n";

    @Test
    void isFoundAsAPack() {
        ToolPack pack = ServiceLoader.load(ToolPack.class).findFirst().orElseThrow();
        assertThat(pack).isInstanceOf(TasksPack.class);
        assertThat(pack.name()).isEqualTo("tasks");
    }

    @Test
    void needsAnAddressAndATokenAndHasNeitherByItself() {
        assertThat(TasksPack.class.getAnnotationsByType(Setting.class))
                .extracting(Setting::path)
                .containsExactly("base-url", "token");
        assertThat(Arrays.asList("base-url", "token")).noneMatch(resolved(Map.of())::hasPath);
    }

    @Test
    void takesTheVariablesThatItsReferenceNames() {
        Config section =
                resolved(
                        Map.of(
                                "FASTAPI_BASE_URL", "https://tasks.example/api/",
                                "SERVICE_AUTH_TOKEN", "t0ken",
                                "BACKEND_TIMEOUT", "2.5",
                                "BACKEND_MAX_RETRIES", "0"));
        BackendSettings settings = BackendSettings.of(section);
        assertThat(settings.baseUrl()).hasToString("https://tasks.example/api");
        assertThat(settings.token()).isEqualTo("t0ken");
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(settings.maxRetries()).isZero();
    }

    @Test
    void hasThirtySecondsAndTwoRetriesWhereNothingIsSaid() {
        BackendSettings settings = BackendSettings.of(StartedPack.section(GOOD));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxRetries()).isEqualTo(2);
        assertThat(settings.toString()).doesNotContain("t0ken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tasks.example",
                "ftp://b",
                "http://",
                "/api",
                "http://b?x=1",
                "http://b#x",
                "http://b c",
                "mailto:a"
            })
    void doesNotStartWithAnAddressThatIsNone(String url) {
        assertRefused(
                "base-url = \"%s\"".formatted(url),
                "packs.tasks.base-url",
                "'%s'".formatted(url),
                "FASTAPI_BASE_URL");
    }

    @Test
    void showsNoPasswordOfAnAddress() {
        assertThatThrownBy(() -> StartedPack.with(GOOD + "base-url = \"http://me:pw@b\""))
                .hasMessageContaining("'http://…@b'")
                .hasMessageNotContaining("pw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer s3cret", "s3cret\\n", "s3crét"})
    void doesNotStartWithATokenThatAHeaderCannotCarryNorShowsIt(String token) {
        assertThatThrownBy(() -> StartedPack.with(GOOD + "token = \"%s\"".formatted(token)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("packs.tasks.token", "SERVICE_AUTH_TOKEN")
                .hasMessageNotContaining("s3cr");
    }

    @ParameterizedTest
    @CsvSource({
        "timeout-seconds, 0, BACKEND_TIMEOUT",
        "timeout-seconds, -1, BACKEND_TIMEOUT",
        "timeout-seconds, soon, BACKEND_TIMEOUT",
        "timeout-seconds, NaN, BACKEND_TIMEOUT",
        "timeout-seconds, 3601, BACKEND_TIMEOUT",
        "max-retries, -1, BACKEND_MAX_RETRIES",
        "max-retries, 11, BACKEND_MAX_RETRIES",
        "max-retries, 1.5, BACKEND_MAX_RETRIES",
        "max-retries, many, BACKEND_MAX_RETRIES"
    })
    void doesNotStartWithANumberOutOfItsBounds(String setting, String value, String variable) {
        assertRefused(
                setting + " = " + value,
                "packs.tasks." + setting,
                "'%s'".formatted(value),
                variable);
    }

    @Test
    void doesNotStartWithASettingOfTheWrongType() {
        assertRefused("max-retries = [1]", "packs.tasks.max-retries", "a list or a section");
    }

    private static void assertRefused(String setting, String... said) {
        assertThatThrownBy(() -> StartedPack.with(GOOD + setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(said);
    }

    /** As hosts resolve it: by the variables alone. */
    private static Config resolved(Map<String, String> variables) {
        return ConfigFactory.parseResources("reference.conf")
                .withFallback(ConfigFactory.parseMap(variables))
                .resolve(ConfigResolveOptions.noSystem())
                .getConfig("packs.tasks");
    }
}
