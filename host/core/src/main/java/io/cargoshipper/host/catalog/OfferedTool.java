package io.cargoshipper.host.catalog;

import io.cargoshipper.api.index.ToolIndex;
import java.util.Objects;

/**
 * A tool as it is offered to clients: what the pack says of it, and the hints that follow from
 * policy.
 *
 * @param pack the name of the pack that holds it
 * @param index what the pack says
 * @param hints what clients are told of its effects
 */
public record OfferedTool(String pack, ToolIndex index, ToolHints hints) {

    public OfferedTool {
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(hints, "hints");
    }

    /** The tool's name. */
    public String name() {
        return index.name();
    }
}
