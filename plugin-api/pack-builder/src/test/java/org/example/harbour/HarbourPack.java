package org.example.harbour;

import com.google.inject.Module;
import io.cargoshipper.api.Setting;
import io.cargoshipper.api.ToolPack;

/** A pack that uses all there is, for the tests of the pack-builder. */
@Setting(path = "registry.url", doc = "Where ships are registered, such as https://ships.example.")
@Setting(path = "registry.token", doc = "What the registry asks for.")
public final class HarbourPack implements ToolPack {

    @Override
    public String name() {
        return "harbour";
    }

    @Override
    public Module module() {
        return binder -> {
            binder.bind(ShipTools.class);
            binder.bind(QuayTools.class);
            binder.bind(PilotOffers.class);
        };
    }
}
