package io.cargoshipper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that speak to an engine. */
@UseTestEngine
class CliEngineIT {

    @TempDir private Path folder;

    @Test
    void aCallPrintsWhatAClientWouldRead(TestEngine engine) {
        try (Fixture fixture = Fixture.idle(engine)) {
            CommandResult result =
                    Launch.in(folder)
                            .on(engine)
                            .run("call", "docker_list_containers", "{\"all\":true}");

            assertThat(result.exitCode()).isZero();
            assertThat(result.stdout()).contains(fixture.name());
        }
    }

    @Test
    void aCallPrintsTheStructuredResultAsJson(TestEngine engine) {
        try (Fixture fixture = Fixture.idle(engine)) {
            CommandResult result =
                    Launch.in(folder).on(engine).run("call", "docker_list_containers", "--json");

            assertThat(result.json().path("containers").valueStream())
                    .extracting(row -> row.path("name").asString())
                    .contains(fixture.name());
        }
    }

    @Test
    void aCallThatFindsNothingIsAToolError(TestEngine engine) {
        CommandResult result =
                Launch.in(folder)
                        .on(engine)
                        .run("call", "docker_inspect_container", "{\"container\":\"nobody\"}");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr()).contains("NOT_FOUND: ");
    }

    @Test
    void theDoctorFindsEverythingInPlace(TestEngine engine) {
        CommandResult result = Launch.in(folder).on(engine).run("doctor");

        assertThat(result.exitCode()).as(result.stdout()).isZero();
        assertThat(result.stdout()).contains("engine", engine.address()).doesNotContain("BAD");
    }
}
