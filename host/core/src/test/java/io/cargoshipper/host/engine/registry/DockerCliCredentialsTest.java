package io.cargoshipper.host.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class DockerCliCredentialsTest {

    private static final String BOB =
            "{\"auth\": \"%s\"}".formatted(DockerFolder.auth("bob", "b:ob"));

    /** Answers with a password that tells its name and what it was asked for. */
    private static final String ECHO =
            "echo \"{\\\"Username\\\": \\\"u\\\", \\\"Secret\\\": \\\"$(basename $0) $(cat)\\\"}\"";

    @TempDir Path home;

    private DockerFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = DockerFolder.in(home);
    }

    @Test
    void withoutAFileThereIsNothing() {
        assertThat(find("registry.example.com/app")).isEqualTo(Lookup.nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com:5000",
                "https://registry.example.com:5000",
                "http://registry.example.com:5000/v1/",
                "registry.example.com:5000/v2/",
            })
    void theFileIsMatchedByHost(String key) {
        folder.config("{\"auths\": {\"%s\": %s}}".formatted(key, BOB));

        assertThat(password("registry.example.com:5000/app")).isEqualTo("b:ob");
        assertThat(find("registry.example.com/app")).isEqualTo(Lookup.nothing());
        assertThat(find("other.example.com:5000/app")).isEqualTo(Lookup.nothing());
        assertThat(find("app")).isEqualTo(Lookup.nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://index.docker.io/v1/", "index.docker.io", "docker.io"})
    void dockerHubHasManyNames(String key) {
        folder.config("{\"auths\": {\"%s\": %s}}".formatted(key, BOB));

        assertThat(password("app")).isEqualTo("b:ob");
        assertThat(password("docker.io/team/app:1")).isEqualTo("b:ob");
    }

    @Test
    void theVeryKeyOfTheCliWinsOverOneThatMeansTheSame() {
        String other = "{\"username\": \"x\", \"password\": \"other\"}";
        folder.config(
                "{\"auths\": {\"https://r.example/a\": %1$s, \"r.example\": %2$s, \"https://r.example/b\": %1$s}}"
                        .formatted(other, BOB));

        assertThat(password("r.example/app")).isEqualTo("b:ob");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"username\": \"u\", \"password\": \"p\"}|{\"username\":\"u\",\"password\":\"p\",%s}",
                "{\"identitytoken\": \"i\"}|{\"identitytoken\":\"i\",%s}",
                "{\"registrytoken\": \"r\"}|{\"registrytoken\":\"r\",%s}",
                // <token>: and nothing, as the CLI writes it beside an identity token
                "{\"auth\": \"PHRva2VuPjo=\", \"identitytoken\": \"i\"}|{\"username\":\"<token>\",\"identitytoken\":\"i\",%s}",
            })
    void anEntryHasItsCredentialInOneOfManyForms(String entry, String sent) {
        folder.config("{\"auths\": {\"r.example\": %s}}".formatted(entry));

        assertThat(
                        find("r.example/app")
                                .credential()
                                .orElseThrow()
                                .json(new RegistryName("r.example"))
                                .toString())
                .isEqualTo(sent.formatted("\"serveraddress\":\"r.example\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"email\": \"a@b\"}", "{\"auth\": \"\"}", "{\"username\": \"u\"}"})
    void anEntryWithoutCredentialIsNone(String entry) {
        folder.config("{\"auths\": {\"r.example\": %s}}".formatted(entry));

        assertThat(find("r.example/app")).isEqualTo(Lookup.nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush-hush!", "bm9jb2xvbg=="})
    void anEntryThatIsBrokenIsToldWithoutItsContent(String auth) {
        folder.config(
                "{\"auths\": {\"r.example\": {\"auth\": \"%s\"}, \"s.example\": %s}}"
                        .formatted(auth, BOB));

        assertThat(find("r.example/app").problem().orElseThrow())
                .contains("'r.example'", "config.json", "Base64")
                .doesNotContain(auth);
        assertThat(password("s.example/app")).isEqualTo("b:ob");
    }

    @Test
    void aRegistrysOwnHelperComesFirstThenTheOneForAll() {
        folder.helper("own", ECHO).helper("all", ECHO);
        folder.config(
                """
                {"auths": {"own.example": %1$s, "some.example": %1$s},
                 "credsStore": "all", "credHelpers": {"own.example": "own"}}
                """
                        .formatted(BOB));

        assertThat(password("own.example/app")).isEqualTo("docker-credential-own own.example");
        assertThat(password("some.example/app")).isEqualTo("docker-credential-all some.example");
        assertThat(password("app")).isEqualTo("docker-credential-all https://index.docker.io/v1/");
    }

    @Test
    void anEmptyHelperIsNone() {
        folder.config(
                "{\"auths\": {\"r.example\": %s}, \"credsStore\": \"\", \"credHelpers\": {\"r.example\": \"\"}}"
                        .formatted(BOB));

        assertThat(password("r.example/app")).isEqualTo("b:ob");
        assertThat(all()).containsOnlyKeys("r.example");
    }

    @Test
    void nothingButTheHelperAnswersWhereOneIsNamed() {
        folder.config("{\"auths\": {\"r.example\": %s}, \"credsStore\": \"gone\"}".formatted(BOB));

        assertThat(find("r.example/app").credential()).isEmpty();
        assertThat(find("r.example/app").problem().orElseThrow())
                .contains("docker-credential-gone");
    }

    @Test
    void aFileThatChangesIsReadAgain() throws IOException {
        DockerCliCredentials credentials = folder.credentials();
        folder.config("{}");
        assertThat(credentials.find(new RegistryName("r.example"))).isEqualTo(Lookup.nothing());

        folder.config("{\"auths\": {\"r.example\": %s}}".formatted(BOB));
        assertThat(credentials.find(new RegistryName("r.example")).credential()).isPresent();

        Instant later = Instant.now().plus(Duration.ofSeconds(5));
        folder.config("{\"auths\": {\"s.example\": %s}}".formatted(BOB)); // of the same length
        Files.setLastModifiedTime(folder.file(), FileTime.from(later));
        assertThat(credentials.find(new RegistryName("r.example"))).isEqualTo(Lookup.nothing());

        Files.delete(folder.file());
        assertThat(credentials.find(new RegistryName("s.example"))).isEqualTo(Lookup.nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"auths\":\n{\"r.example\": hush-hush", "[\"hush-hush\"]"})
    void aFileThatIsBrokenIsToldWithoutItsContent(String text) {
        folder.config(text);

        assertThat(find("r.example/app").problem().orElseThrow())
                .contains(folder.file().toString(), "JSON")
                .doesNotContain("hush");
        assertThat(folder.credentials().all(Duration.ofSeconds(1)).problems()).hasSize(1);
    }

    @Test
    void aFileThatCannotBeReadIsAProblem() throws IOException {
        Files.createDirectory(folder.file());

        assertThat(find("r.example/app").problem().orElseThrow())
                .contains(folder.file().toString(), "cannot be read");
    }

    @Test
    void aBuildGetsAllOfTheFile() {
        folder.config(
                "{\"auths\": {\"https://index.docker.io/v1/\": %1$s, \"r.example\": %1$s, \"s.example\": {}}}"
                        .formatted(BOB));

        assertThat(all()).containsOnlyKeys("docker.io", "r.example");
    }

    @Test
    void aBuildGetsAllOfTheHelpers() {
        folder.helper("own", ECHO)
                .helper(
                        "all",
                        "if [ $1 = list ]; then echo '{\"https://l.example\": \"u\", \"own.example\": \"u\"}'; else "
                                + ECHO
                                + "; fi");
        folder.config(
                "{\"auths\": {\"l.example\": {}}, \"credsStore\": \"all\", \"credHelpers\": {\"own.example\": \"own\"}}");

        assertThat(all())
                .containsOnly(
                        Map.entry("l.example", "docker-credential-all https://l.example"),
                        Map.entry("own.example", "docker-credential-own own.example"));
    }

    @Test
    void aBuildTakesNoEntryOfAPartForTheWholeRegistry() {
        folder.helper(
                "all",
                "if [ $1 = list ]; then echo '{\"https://index.docker.io/v1/access-token\": \"u\","
                        + " \"https://index.docker.io/v1/\": \"u\", \"p.example/team\": \"u\"}'; else "
                        + ECHO
                        + "; fi");
        folder.config("{\"credsStore\": \"all\"}");

        assertThat(all())
                .containsOnly(
                        Map.entry(
                                "docker.io", "docker-credential-all https://index.docker.io/v1/"));
    }

    @Test
    void aBuildDoesNotWaitForeverForHelpers() {
        folder.helper("slow", "exec sleep 600");
        folder.config(
                "{\"credHelpers\": {\"a.example\": \"slow\", \"b.example\": \"slow\", \"c.example\": \"slow\"}}");

        Keyring keyring = folder.credentials().all(Duration.ofMillis(500));

        assertThat(keyring.json()).isEmpty();
        assertThat(keyring.problems()).anyMatch(it -> it.contains("took too long together"));
    }

    private Lookup find(String image) {
        return folder.credentials().find(RegistryName.ofImage(image).orElseThrow());
    }

    private String password(String image) {
        return password(find(image));
    }

    private Map<String, String> all() {
        return folder.credentials().all(Duration.ofSeconds(20)).lookups().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().host(),
                                entry -> password(entry.getValue())));
    }

    private static String password(Lookup lookup) {
        return lookup.credential()
                .orElseThrow(() -> new AssertionError("found nothing: " + lookup))
                .json(RegistryName.DOCKER_HUB)
                .path("password")
                .asText();
    }
}
