package io.cargoshipper.dist;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What {@code cargoshipper plugin list --json} says.
 *
 * @param result what became of the command
 */
record PackList(CommandResult result) {

    /** Lists the packs of a launch. */
    static PackList of(Launch launch) {
        return new PackList(launch.run("plugin", "list", "--json"));
    }

    /** The packs' names, in order. */
    List<String> names() {
        return result.json()
                .path("packs")
                .valueStream()
                .map(pack -> pack.path("name").asString())
                .toList();
    }

    /** The state of a pack. */
    String state(String pack) {
        return pack(pack).path("state").asString();
    }

    /** Why it is in that state. */
    String reason(String pack) {
        return pack(pack).path("reason").asString("");
    }

    private JsonNode pack(String name) {
        return result.json()
                .path("packs")
                .valueStream()
                .filter(pack -> pack.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pack %s in %s".formatted(name, result)));
    }
}
