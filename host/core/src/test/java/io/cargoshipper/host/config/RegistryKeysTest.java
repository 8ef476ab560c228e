package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.host.engine.registry.RegistryName;
import io.cargoshipper.host.engine.registry.RegistrySettings;
import io.cargoshipper.host.engine.registry.RegistrySettings.IdentityToken;
import io.cargoshipper.host.engine.registry.RegistrySettings.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistryKeysTest {

    private static final RegistryName EXAMPLE = new RegistryName("registry.example.com:5000");

    @TempDir Path home;

    private Installation installation;

    @BeforeEach
    void makeInstallation() throws IOException {
        installation = Installation.in(home);
    }

    @Test
    void withoutTheSectionThereAreNone() throws IOException {
        installation.conf("log.level = info");
        assertThat(installation.load(Map.of()).registries()).isEqualTo(RegistrySettings.none());
    }

    @Test
    void aRegistryIsNamedByItsHost() throws IOException {
        assertThat(
                        load(
                                """
                                registries {
                                  "https://Registry.Example.com:5000/" { username = bob, password = hush-hush }
                                  "index.docker.io" { identity-token = hush-hush }
                                }
                                """))
                .hasSize(2)
                .hasEntrySatisfying(EXAMPLE, it -> assertThat(it).isInstanceOf(Password.class))
                .hasEntrySatisfying(
                        new RegistryName("docker.io"),
                        it -> assertThat(it).isInstanceOf(IdentityToken.class));
    }

    @Test
    void aFileIsRelativeToThatOfTheConfiguration() throws IOException {
        String file = home.resolve("conf/secret").toString();

        assertThat(load("registries.\"a.example\" { username = bob, password-file = secret }"))
                .hasEntrySatisfying(
                        new RegistryName("a.example"),
                        it -> assertThat(it.toString()).contains(file));
    }

    @Test
    void aSecretIsPrintedNowhere() throws IOException {
        installation.conf("registries.\"a.example\" { username = bob, password = hush-hush }");

        assertThat(installation.load(Map.of()).toString()).doesNotContain("hush");
    }

    @Test
    void aSecretMayComeFromAVariable() throws IOException {
        // PATH is there on every machine; what matters is that it is resolved at all.
        assertThat(load("registries.\"a.example\" { username = bob, password = ${?PATH} }"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "registries = hush-hush | is a section",
                "registries.\"a.example\" = hush-hush | is a section",
                "registries.\"a.example\" { username = bob } | needs username with password",
                "registries.\"a.example\" { password = hush-hush } | needs username with password",
                "registries.\"a.example\" {} | needs username with password",
                "registries.\"a.example\" { username = bob, password = hush-hush, identity-token = hush } | needs username with password",
                "registries.\"a.example\" { username = bob, password = hush-hush, password-file = x } | both set",
                "registries.\"a.example\" { username = bob, pasword = hush-hush } | did you mean 'password'",
                "registries.\"a.example\" { username = bob, password = [hush-hush] } | is no text",
                "registries.\"a.example\" { username = bob, password { a = hush-hush } } | is no text",
                "registries.team { username = bob, password = hush-hush } | 'team' is no registry",
                "registries { registry.example.com { username = bob, password = hush-hush } } | needs quotes: registries.\"registry.example.com\"",
            })
    void whatIsWrongIsToldWithoutTheSecret(String conf, String problem) throws IOException {
        assertThat(problems(conf))
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .contains("cargoshipper.conf: 1")
                                        .doesNotContain("hush"))
                .anySatisfy(it -> assertThat(it).contains(problem));
    }

    @Test
    void oneRegistryHasOneSection() throws IOException {
        assertThat(
                        problems(
                                "registries { \"docker.io\" { identity-token = a }, \"index.docker.io\" { identity-token = b } }"))
                .singleElement()
                .asString()
                .contains("two sections for 'docker.io'");
    }

    private Map<RegistryName, RegistrySettings.Login> load(String conf) throws IOException {
        installation.conf(conf);
        return installation.load(Map.of()).registries().logins();
    }

    private List<String> problems(String conf) throws IOException {
        installation.conf(conf);
        return installation.problems(Map.of());
    }
}
