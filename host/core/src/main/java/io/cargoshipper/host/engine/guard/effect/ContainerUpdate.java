package io.cargoshipper.host.engine.guard.effect;

/** A container's limits and restart policy are changed. */
final class ContainerUpdate implements Inspector {

    @Override
    public void inspect(Inquiry inquiry) {
        Resources.ofUpdate(inquiry.body(), inquiry.policy(), inquiry.findings());
        new Devices(inquiry.paths()).ofContainer(inquiry.body(), inquiry.findings());
        Settings.restart(inquiry.body().object("RestartPolicy"), inquiry.findings());
        ContainerUse.inspect(inquiry);
    }
}
