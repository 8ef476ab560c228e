package io.cargoshipper.pack.networks;

import com.github.dockerjava.api.model.Network;
import io.cargoshipper.pack.engine.ComposeProject;
import io.cargoshipper.pack.engine.FoundContainer;
import java.util.List;
import java.util.Optional;

/** A network as one reads it in a list. */
record NetworkRow(
        String id,
        String name,
        String driver,
        String scope,
        List<String> subnets,
        int containers,
        Optional<String> project) {

    static NetworkRow of(Network network, int containers) {
        return new NetworkRow(
                FoundContainer.shortId(network.getId()),
                network.getName(),
                orEmpty(network.getDriver()),
                orEmpty(network.getScope()),
                FoundNetwork.subnets(network),
                containers,
                ComposeProject.of(network.getLabels()));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
