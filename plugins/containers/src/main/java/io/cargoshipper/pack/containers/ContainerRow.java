package io.cargoshipper.pack.containers;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.ComposeProject;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.Texts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A container as one reads it in a list. */
record ContainerRow(
        String id,
        String name,
        String image,
        @Untrusted String command,
        String state,
        @Doc("Such as 'Up 2 hours'") String status,
        Optional<String> created,
        List<String> ports,
        @Doc("Compose project") Optional<String> project,
        @Doc("Compose service") Optional<String> service,
        Optional<String> health) {

    private static final int LONGEST_COMMAND = 60;
    private static final int MOST_PORTS = 12;
    private static final Pattern HEALTH =
            Pattern.compile("\\((?:health: )?(healthy|unhealthy|starting)\\)");

    static ContainerRow of(Container container) {
        String status = orEmpty(container.getStatus());
        return new ContainerRow(
                FoundContainer.shortId(container.getId()),
                FoundContainer.nameOf(container),
                orEmpty(container.getImage()),
                cut(orEmpty(container.getCommand())),
                orEmpty(container.getState()),
                status,
                Optional.ofNullable(container.getCreated())
                        .map(seconds -> Instant.ofEpochSecond(seconds).toString()),
                ports(container.getPorts()),
                ComposeProject.of(container.getLabels()),
                ComposeProject.serviceOf(container.getLabels()),
                health(status));
    }

    private static List<String> ports(ContainerPort[] ports) {
        if (ports == null) {
            return List.of();
        }
        List<String> all =
                Arrays.stream(ports).map(ContainerRow::port).distinct().sorted().toList();
        return all.size() <= MOST_PORTS
                ? all
                : Stream.concat(
                                all.stream().limit(MOST_PORTS - 1),
                                Stream.of("and %d more".formatted(all.size() - MOST_PORTS + 1)))
                        .toList();
    }

    private static String port(ContainerPort port) {
        String inside = "%s/%s".formatted(port.getPrivatePort(), port.getType());
        if (port.getPublicPort() == null) {
            return inside;
        }
        String ip = orEmpty(port.getIp());
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        return "%s:%d->%s".formatted(host, port.getPublicPort(), inside);
    }

    private static Optional<String> health(String status) {
        Matcher matcher = HEALTH.matcher(status);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String cut(String command) {
        return command.length() <= LONGEST_COMMAND
                ? command
                : command.substring(0, Texts.fitting(command, LONGEST_COMMAND - 1)) + "…";
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
