package io.cargoshipper.host.engine.guard.effect;

/** A container is started, perhaps from a checkpoint in a folder of the engine's host. */
final class ContainerStart implements Inspector {

    @Override
    public void inspect(Inquiry inquiry) {
        String checkpoints = inquiry.query().text("checkpoint-dir");
        if (!checkpoints.isEmpty()) {
            inquiry.paths().bind(checkpoints, false, inquiry.findings());
        }
        ContainerUse.inspect(inquiry);
    }
}
