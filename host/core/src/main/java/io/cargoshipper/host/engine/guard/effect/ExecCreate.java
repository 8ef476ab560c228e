package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;

/** A command is to be run in a container. */
final class ExecCreate implements Inspector {

    @Override
    public void inspect(Inquiry inquiry) {
        Body exec = inquiry.body();
        if (exec.flag("Privileged")) {
            inquiry.findings().effect(Effect.PRIVILEGED);
        }
        // Blank is whoever the container runs as, which was noted of it.
        if (!exec.text("User").isBlank()) {
            Settings.user(exec.text("User"), inquiry.findings());
        }
        ContainerUse.inspect(inquiry);
    }
}
