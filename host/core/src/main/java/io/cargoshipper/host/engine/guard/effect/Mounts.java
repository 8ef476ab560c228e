package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges what is mounted into a container. */
final class Mounts {

    private static final Set<String> SHARED_PROPAGATION = Set.of("shared", "rshared");

    private final EngineView engine;
    private final HostPaths paths;
    private final Volumes volumes;
    private final Images images;

    Mounts(EngineView engine, HostPaths paths, Images images) {
        this.engine = engine;
        this.paths = paths;
        this.volumes = new Volumes(engine, paths);
        this.images = images;
    }

    /** Those of a container that is to be created. */
    void ofContainer(Body config, Body host, Findings findings) {
        String driver = host.text("VolumeDriver");
        if (!driver.isEmpty()) {
            volumes.options(driver, Map.of(), true, findings);
        }
        host.texts("Binds").forEach(bind -> bind(bind, findings));
        // To some engines a key with a colon is a bind.
        config.objectsByKey("Volumes").keySet().stream()
                .filter(volume -> volume.contains(":"))
                .forEach(volume -> bind(volume, findings));
        ofSpecs(host.objects("Mounts"), findings);
        host.texts("VolumesFrom").forEach(from -> volumesFrom(from, findings));
    }

    /** Those that are given one by one, as containers and services have them. */
    void ofSpecs(List<Body> mounts, Findings findings) {
        mounts.forEach(mount -> spec(mount, findings));
    }

    /** Those that a container has. */
    void resolved(Body container, Findings findings) {
        for (Body mount : container.objects("Mounts")) {
            boolean writable = mount.flag("RW");
            if (mount.text("Type").equals("volume")) {
                volumes.named(mount.text("Name"), writable, findings);
            } else if (!mount.text("Type").equals("tmpfs") && !mount.text("Source").isEmpty()) {
                paths.bind(mount.text("Source"), writable, findings);
            }
        }
    }

    private void bind(String text, Findings findings) {
        BindSpec spec = BindSpec.parse(text);
        spec.unknownModes()
                .forEach(mode -> findings.effect(Effect.UNKNOWN_SETTING, "mode of a bind " + mode));
        if (spec.source().isEmpty()) {
            return;
        }
        if (spec.isPath()) {
            paths.bind(spec.source().get(), spec.writable(), findings);
        } else {
            volumes.named(spec.source().get(), spec.writable(), findings);
        }
    }

    private void spec(Body mount, Findings findings) {
        MountTexts.check(mount);
        String source = mount.text("Source");
        boolean writable =
                !mount.flag("ReadOnly")
                        || mount.object("BindOptions").flag("ReadOnlyNonRecursive")
                        || SHARED_PROPAGATION.contains(
                                mount.object("BindOptions").text("Propagation"));
        switch (mount.text("Type")) {
            case "volume" -> volume(source, mount.object("VolumeOptions"), writable, findings);
            case "tmpfs" -> {}
            case "image" -> images.use(source, findings);
            case "cluster" -> findings.effect(Effect.VOLUME_DRIVER, "cluster");
            case "npipe" -> paths.bind(source, true, findings);
            case "bind", "" -> paths.bind(source, writable, findings);
            default ->
                    findings.effect(Effect.UNKNOWN_SETTING, "Mounts[].Type " + mount.text("Type"));
        }
    }

    private void volume(String name, Body options, boolean writable, Findings findings) {
        if (!name.isEmpty()) {
            volumes.named(name, writable, findings);
        }
        Body driver = options.object("DriverConfig");
        volumes.options(driver.text("Name"), driver.textsByKey("Options"), writable, findings);
    }

    private void volumesFrom(String text, Findings findings) {
        String name = text.replaceFirst(":[a-zA-Z,]*$", "");
        findings.effect(Effect.VOLUMES_FROM, name);
        Optional<Body> source = engine.container(name);
        source.ifPresent(container -> resolved(container, findings));
    }
}
