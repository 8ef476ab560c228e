package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.pack.ActiveMethod;
import io.cargoshipper.host.pack.ActivePack;
import io.cargoshipper.host.pack.PackFailedException;
import io.cargoshipper.host.pack.Packs;

/** Makes the record of the arguments, starting the pack's code where this is its first call. */
final class Binding implements Stage {

    private final Packs packs;

    Binding(Packs packs) {
        this.packs = packs;
    }

    @Override
    public void pass(Call call) throws InterruptedException {
        ActivePack pack;
        ActiveMethod method;
        try {
            pack = packs.activate(call.offer().pack());
            method = pack.method(call.offer().code());
        } catch (PackFailedException e) {
            throw new ToolException(
                    ErrorCode.PACK_FAILED,
                    "pack '%s' does not work: %s"
                            .formatted(call.offer().pack().name(), e.getMessage()),
                    e);
        }
        call.bound(pack, method, method.bind(call.arguments()));
    }
}
