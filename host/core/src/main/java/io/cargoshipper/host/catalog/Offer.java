package io.cargoshipper.host.catalog;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.CodeIndex;
import io.cargoshipper.host.pack.Pack;
import java.util.Map;
import java.util.Optional;

/** Something that a pack offers and a call may ask for, as the pack's index tells of it. */
public sealed interface Offer permits ToolOffer, PromptOffer, ReadableOffer, CompletionOffer {

    /** What tells it from all others. */
    OfferKey key();

    /** The pack that holds it. */
    Pack pack();

    /** How it is called. */
    CodeIndex code();

    /** JSON Schema of the arguments that a call gives, if it takes any. */
    Optional<Map<String, Object>> inputSchema();

    /** The time limit of a call, in seconds; 0: the host's. */
    int timeoutSeconds();

    /** The least tier of any call. All but tools are held to {@link Tier#SAFE}. */
    default Tier tier() {
        return Tier.SAFE;
    }

    /** What it is. */
    default Kind kind() {
        return key().kind();
    }

    /** Its name; for a resource its URI, for a resource template its text. */
    default String name() {
        return key().name();
    }
}
