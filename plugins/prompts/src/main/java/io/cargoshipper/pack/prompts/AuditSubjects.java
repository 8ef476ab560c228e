package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what an audit looks at; what containers share, such as their image, is read once. */
final class AuditSubjects {

    private final EngineReader reader;
    private final EngineObject info;
    private final Map<String, EngineObject> images = new HashMap<>();
    private final Map<String, List<EngineObject>> histories = new HashMap<>();
    private final Map<String, EngineObject> volumes = new HashMap<>();

    AuditSubjects(EngineReader reader) {
        this.reader = reader;
        this.info = reader.info();
    }

    /** A container in any state. */
    AuditSubject of(FoundContainer found) {
        return of(EngineObject.of(found.details()));
    }

    AuditSubject of(EngineObject container) {
        String image = container.text("Image").orElse("");
        String named = container.text("Config.Image").orElse(image);
        EngineObject known = images.computeIfAbsent(image, reader::image);
        return new AuditSubject(
                FoundContainer.plainName(container.text("Name").orElse("?")),
                container,
                known,
                images.computeIfAbsent(named, reader::image),
                known.isEmpty() ? List.of() : histories.computeIfAbsent(image, reader::history),
                info,
                processes(container),
                container.texts("ExecIDs").stream().map(reader::exec).toList(),
                volumes(container));
    }

    private Optional<List<String>> processes(EngineObject container) {
        return container.flag("State.Running")
                ? reader.processes(container.text("Id").orElse(""))
                : Optional.empty();
    }

    private Map<String, EngineObject> volumes(EngineObject container) {
        Map<String, EngineObject> mounted = new LinkedHashMap<>();
        for (EngineObject mount : container.objects("Mounts")) {
            mount.text("Name")
                    .ifPresent(
                            name ->
                                    mounted.put(
                                            name, volumes.computeIfAbsent(name, reader::volume)));
        }
        mounted.values().removeIf(EngineObject::isEmpty);
        return mounted;
    }
}
