package io.cargoshipper.dist.demo;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineDiscovery;
import io.cargoshipper.host.engine.EngineEnvironment;
import io.cargoshipper.host.engine.EngineLease;
import io.cargoshipper.host.engine.EngineSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs the demo: finds the engine as the host does, gets an image ready there, has the {@link
 * Story} told, and takes back what it made, whatever happened.
 */
public final class Demo {

    private Demo() {}

    /**
     * Runs the demo. Exits with 1 if anything is not as expected.
     *
     * @param args the installation's folder, and a statically linked busybox, if there is one
     */
    public static void main(String[] args) {
        Screen screen = new Screen(System.out, Boolean.getBoolean("cargoshipper.demo.colours"));
        Path launcher = Path.of(args[0], "bin", "cargoshipper");
        Optional<Path> busybox =
                args.length > 1 && !args[1].isEmpty()
                        ? Optional.of(Path.of(args[1]))
                        : Optional.empty();
        try {
            run(screen, launcher, busybox);
        } catch (RuntimeException e) {
            screen.failed("The demo failed: " + e.getMessage());
            if (!(e instanceof DemoException)) {
                e.printStackTrace();
            }
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(Screen screen, Path launcher, Optional<Path> busybox) {
        EngineSettings settings = EngineSettings.defaults();
        String id = UUID.randomUUID().toString().substring(0, 8);
        String name = "cargoshipper-demo-" + id;
        try (EngineConnection engine =
                        new EngineConnection(
                                new EngineDiscovery(settings, EngineEnvironment.ofProcess()),
                                settings);
                EngineLease lease = engine.open(Tier.DESTRUCTIVE)) {
            DockerClient docker = lease.client();
            DemoImage image = DemoImage.on(docker, busybox, id);
            Leftovers leftovers = new Leftovers(docker, name, image);
            try (leftovers) {
                new Story(screen, launcher, name, image).tell();
            }
        }
        screen.end("Everything was as expected, and nothing is left behind.");
    }
}
