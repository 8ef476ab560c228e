package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import java.util.regex.Pattern;

/** A container is started, perhaps from a checkpoint in a folder of the engine's host. */
final class ContainerStart implements Inspector {

    /** What engines take as one; anything else could lead out of the folder. */
    private static final Pattern CHECKPOINT = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    @Override
    public void inspect(Inquiry inquiry) {
        String checkpoint = inquiry.query().text("checkpoint");
        if (!checkpoint.isEmpty() && !CHECKPOINT.matcher(checkpoint).matches()) {
            throw new UnreadableRequestException(
                    "'%s' is no name of a checkpoint"
                            .formatted(checkpoint.replaceAll("[^\\x20-\\x7e]", "?")));
        }
        String checkpoints = inquiry.query().text("checkpoint-dir");
        if (!checkpoints.isEmpty()) {
            inquiry.paths().bind(checkpoints, false, inquiry.findings());
        }
        ContainerUse.inspect(inquiry);
    }
}
