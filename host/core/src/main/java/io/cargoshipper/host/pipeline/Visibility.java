package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.policy.Verdict;

/** Refuses what policy does not offer: what is not listed cannot be called. */
final class Visibility implements Stage {

    private final Catalog catalog;

    Visibility(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void pass(Call call) {
        Verdict verdict =
                call.found()
                        .match()
                        .map(catalog::judge)
                        .orElseGet(() -> catalog.judge(call.offer()));
        if (verdict instanceof Verdict.Refused refused) {
            throw new ToolException(ErrorCode.REFUSED_BY_POLICY, refused.reason());
        }
    }
}
