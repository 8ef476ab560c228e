package io.cargoshipper.pack.containers;

import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.pack.engine.Shapes;

/** The arguments of tools that take a container and nothing else. */
record OneContainer(
        @Doc("Name or id")
                @Pattern(Shapes.CONTAINER)
                @Example("\"web\"")
                @FormerNames("container_id")
                String container) {}
