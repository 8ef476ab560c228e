package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.config.NearestName;
import java.util.Optional;

/** Finds the tool that a call names. */
final class Lookup {

    private static final int MAX_NAME = 80;

    private final Catalog catalog;

    Lookup(Catalog catalog) {
        this.catalog = catalog;
    }

    Optional<Catalog.Entry> find(String name) {
        return catalog.find(name);
    }

    /** What a client is told of a name that there is no tool for. */
    CallOutcome.UnknownTool unknown(String name) {
        String shown = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
        return new CallOutcome.UnknownTool(
                "unknown tool '%s'%s"
                        .formatted(shown, NearestName.hint(shown, catalog.offeredNames())));
    }
}
