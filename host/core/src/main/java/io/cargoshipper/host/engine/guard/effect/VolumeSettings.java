package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;

/** Volumes that are made or changed. */
final class VolumeSettings {

    private VolumeSettings() {}

    static void create(Inquiry inquiry) {
        Body volume = inquiry.body();
        new Volumes(inquiry.engine(), inquiry.paths())
                .options(
                        volume.text("Driver"),
                        volume.textsByKey("DriverOpts"),
                        true,
                        inquiry.findings());
        if (volume.has("ClusterVolumeSpec")) {
            inquiry.findings().effect(Effect.VOLUME_DRIVER, "cluster");
        }
    }

    /** Only volumes of a cluster can be changed. */
    static void update(Inquiry inquiry) {
        inquiry.findings().effect(Effect.VOLUME_DRIVER, "cluster");
    }
}
