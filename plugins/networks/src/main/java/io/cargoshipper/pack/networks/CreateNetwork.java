package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.command.CreateNetworkResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.EngineMessage;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes networks. */
final class CreateNetwork {

    private static final int FORBIDDEN = 403;

    /** The network that was made. */
    record Created(
            String id,
            String name,
            String driver,
            List<String> subnets,
            Optional<String> warning) {}

    @Tool(
            name = "docker_create_network",
            title = "Create a network",
            description =
                    "Create a network, in which containers find each other by name. Returns its id"
                            + " and subnets; docker_connect_container puts containers in.",
            tier = Tier.MODERATE)
    Created create(NewNetwork wanted, DockerClient docker) {
        CreateNetworkCmd command = docker.createNetworkCmd();
        wanted.fill(command);
        CreateNetworkResponse created = exec(command, wanted, docker);
        return new Created(
                FoundContainer.shortId(created.getId()),
                wanted.name(),
                wanted.driver(),
                subnets(created.getId(), docker),
                Optional.ofNullable(created.getRawValues().get("Warning"))
                        .map(String::valueOf)
                        .filter(text -> !text.isBlank()));
    }

    /** It was made: that it cannot be read back is no failure of the call. */
    private static List<String> subnets(String id, DockerClient docker) {
        try {
            return FoundNetwork.find(docker, id).subnets();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static CreateNetworkResponse exec(
            CreateNetworkCmd command, NewNetwork wanted, DockerClient docker) {
        try {
            return command.exec();
        } catch (ConflictException e) {
            throw new ToolException(ErrorCode.CONFLICT, taken(wanted.name()), e);
        } catch (NotFoundException e) {
            throw new ToolException(
                    ErrorCode.NOT_FOUND,
                    "driver: '%s' is not on this engine; there is %s"
                            .formatted(wanted.driver(), drivers(docker)),
                    e);
        } catch (DockerException e) {
            throw e.getHttpStatus() == FORBIDDEN ? forbidden(e, wanted) : e;
        }
    }

    /** With this status engines say that something stands in the way. */
    private static ToolException forbidden(DockerException e, NewNetwork wanted) {
        String message = EngineMessage.of(e);
        if (wanted.ipam().isPresent() && message.toLowerCase(Locale.ROOT).contains("overlap")) {
            return new ToolException(
                    ErrorCode.CONFLICT,
                    "ipam.subnet: %s overlaps with that of another network (docker_list_networks"
                                    .formatted(wanted.ipam().get().subnet())
                            + " shows them); choose another, or leave ipam out",
                    e);
        }
        return FoundNetwork.isPredefined(wanted.name())
                ? new ToolException(ErrorCode.CONFLICT, taken(wanted.name()), e)
                : new ToolException(ErrorCode.CONFLICT, message, e);
    }

    private static String taken(String name) {
        return "there is a network '%s' already; docker_inspect_network shows it".formatted(name);
    }

    private static String drivers(DockerClient docker) {
        return Optional.ofNullable(docker.infoCmd().exec())
                .map(Info::getPlugins)
                .map(plugins -> plugins.getOrDefault("Network", List.of()))
                .orElse(List.of())
                .stream()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
