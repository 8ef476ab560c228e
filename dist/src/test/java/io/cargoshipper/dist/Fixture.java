package io.cargoshipper.dist;

import java.time.Duration;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** A container for tools to work on; closing it removes it. */
final class Fixture extends GenericContainer<Fixture> {

    private static final Duration LONGEST_RUN = Duration.ofSeconds(60);

    private final String name = "fixture-" + UUID.randomUUID().toString().substring(0, 8);

    private Fixture(TestEngine engine, String... command) {
        super(DockerImageName.parse(engine.image()));
        withImagePullPolicy(image -> false);
        withCommand(command);
        withCreateContainerCmdModifier(create -> create.withName(name));
    }

    /** Starts a container that stays until it is closed. */
    static Fixture idle(TestEngine engine) {
        return running(engine, "trap 'exit 0' TERM; while true; do sleep 1 & wait $!; done");
    }

    /** Starts a container that runs a shell script for as long as that goes on. */
    static Fixture running(TestEngine engine, String script) {
        Fixture fixture = new Fixture(engine, "sh", "-c", script);
        fixture.start();
        return fixture;
    }

    /** Runs a shell script to its end in a container, which then stays, stopped. */
    static Fixture ended(TestEngine engine, String script) {
        Fixture fixture = new Fixture(engine, "sh", "-c", script);
        fixture.withStartupCheckStrategy(
                new OneShotStartupCheckStrategy().withTimeout(LONGEST_RUN));
        fixture.start();
        return fixture;
    }

    /** Its name on the engine. */
    String name() {
        return name;
    }
}
