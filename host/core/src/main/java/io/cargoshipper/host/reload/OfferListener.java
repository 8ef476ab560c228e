package io.cargoshipper.host.reload;

import io.cargoshipper.host.catalog.Kind;
import java.util.Set;

/** Hears that other things are offered than before. */
public interface OfferListener {

    /**
     * Lists have changed.
     *
     * @param kinds of what; not empty
     */
    void offersChanged(Set<Kind> kinds);
}
