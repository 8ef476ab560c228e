package io.cargoshipper.host.pipeline;

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
                        .map(match -> catalog.judge(match, call.policy()))
                        .orElseGet(() -> catalog.judge(call.offer(), call.policy()));
        if (verdict instanceof Verdict.Refused refused) {
            throw call.refusal(refused);
        }
    }
}
