package io.cargoshipper.host.catalog;

import java.util.List;

/** What can be read: a resource, or a family of them. */
public sealed interface ReadableOffer extends Offer permits ResourceOffer, TemplateOffer {

    /** The media type of its text. */
    String mimeType();

    /** Places in its value that hold text from outside. */
    List<String> untrusted();

    /** Events of the engine that change it: {@code container}, {@code container.die}. */
    List<String> changesOn();

    /** How often it is read again while somebody subscribes to it, in seconds; 0: never. */
    int refreshSeconds();
}
