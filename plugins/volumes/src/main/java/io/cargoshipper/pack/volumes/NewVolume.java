package io.cargoshipper.pack.volumes;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Secret;
import io.cargoshipper.pack.engine.Shapes;
import io.cargoshipper.pack.engine.VariableNames;
import java.util.Map;
import java.util.Optional;

/** What a volume is made from: the arguments of {@code docker_create_volume}. */
record NewVolume(
        @Doc("Name; by default the engine invents one")
                @Pattern(Shapes.NEW_NAME)
                @Example("\"data\"")
                @FormerNames({"volume", "volume_name"})
                Optional<String> name,
        @Doc("local, or a plugin's") @Default("local") @Pattern("^[a-zA-Z0-9][a-zA-Z0-9_./:-]*$")
                String driver,
        @Doc("Of local: type, o, device, size")
                @Secret
                @FormerNames({"driver_opts", "options"})
                @Example("{\"type\": \"tmpfs\", \"device\": \"tmpfs\", \"o\": \"size=100m\"}")
                @Default("{}")
                Map<String, String> driverOptions,
        @Doc("") @Default("{}") Map<String, String> labels) {

    NewVolume {
        VariableNames.require("labels", labels);
    }
}
