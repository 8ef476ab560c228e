package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.Sizes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What there is on an engine that a new container may use or collide with. */
final class EngineFacts {

    private static final int MOST_IMAGES = 60;
    private static final int MOST_OTHERS = 40;

    private EngineFacts() {}

    static String of(EngineReader reader) {
        EngineObject info = reader.info();
        StringBuilder text = new StringBuilder();
        text.append(
                "engine: %s, %s/%s, %d CPUs, %s memory, log driver %s\n"
                        .formatted(
                                info.text("ServerVersion").orElse("?"),
                                info.text("OSType").orElse("?"),
                                info.text("Architecture").orElse("?"),
                                info.number("NCPU").orElse(0L),
                                Amounts.memory(info.number("MemTotal").orElse(0L)),
                                info.text("LoggingDriver").orElse("?")));
        list(text, "host ports in use", hostPorts(reader.containers()), MOST_OTHERS);
        list(text, "images", images(reader.images()), MOST_IMAGES);
        list(text, "networks", networks(reader.networks()), MOST_OTHERS);
        list(
                text,
                "volumes",
                names(reader.volumes()).filter(it -> it.length() < 64).toList(),
                MOST_OTHERS);
        return text.toString();
    }

    private static void list(StringBuilder text, String name, List<String> items, int most) {
        String more = items.size() > most ? ", … (%d in all)".formatted(items.size()) : "";
        String shown =
                items.isEmpty()
                        ? "none"
                        : String.join(", ", items.subList(0, Math.min(most, items.size())));
        text.append(name).append(": ").append(shown).append(more).append('\n');
    }

    private static List<String> hostPorts(List<EngineObject> containers) {
        record Used(long port, String text) {}
        return containers.stream()
                .flatMap(
                        container ->
                                container.objects("Ports").stream()
                                        .filter(it -> it.positive("PublicPort").isPresent())
                                        .map(
                                                it ->
                                                        new Used(
                                                                it.number("PublicPort").orElse(0L),
                                                                hostPort(it, container))))
                .distinct()
                .sorted(Comparator.comparingLong(Used::port))
                .map(Used::text)
                .toList();
    }

    private static String hostPort(EngineObject port, EngineObject container) {
        String name = container.texts("Names").stream().findFirst().orElse("?").replace("/", "");
        return "%d/%s (%s)"
                .formatted(
                        port.number("PublicPort").orElse(0L),
                        port.text("Type").orElse("tcp"),
                        name);
    }

    private static List<String> images(List<EngineObject> images) {
        return images.stream()
                .flatMap(
                        image ->
                                image.texts("RepoTags").stream()
                                        .filter(tag -> !tag.startsWith("<none>"))
                                        .map(
                                                tag ->
                                                        "%s (%s)"
                                                                .formatted(
                                                                        tag,
                                                                        Sizes.text(
                                                                                image.number("Size")
                                                                                        .orElse(
                                                                                                0L)))))
                .toList();
    }

    private static List<String> networks(List<EngineObject> networks) {
        return networks.stream()
                .map(
                        network ->
                                "%s (%s %s)"
                                        .formatted(
                                                network.text("Name").orElse("?"),
                                                network.text("Driver").orElse("?"),
                                                network.objects("IPAM.Config").stream()
                                                        .map(it -> it.text("Subnet").orElse(null))
                                                        .filter(Objects::nonNull)
                                                        .findFirst()
                                                        .orElse("no subnet")))
                .toList();
    }

    private static Stream<String> names(List<EngineObject> objects) {
        return objects.stream().map(it -> it.text("Name").orElse("?"));
    }
}
