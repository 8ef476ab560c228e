package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;

/** A command is started that somebody may have prepared before. */
final class ExecStart implements Inspector {

    @Override
    public void inspect(Inquiry inquiry) {
        if (inquiry.created().test(inquiry.name())) {
            return;
        }
        inquiry.engine().exec(inquiry.name()).ifPresent(exec -> judge(exec, inquiry));
    }

    private static void judge(Body exec, Inquiry inquiry) {
        Body process = exec.object("ProcessConfig");
        if (process.flag("privileged")) {
            inquiry.findings().effect(Effect.PRIVILEGED);
        }
        if (!process.text("user").isBlank()) {
            Settings.user(process.text("user"), inquiry.findings());
        }
        ContainerUse.of(exec.text("ContainerID"), inquiry);
    }
}
