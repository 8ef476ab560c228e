package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Query;

/** Names that images are given, and are sent under. */
final class ImageNames {

    private ImageNames() {}

    static void push(Inquiry inquiry) {
        inquiry.images()
                .name(
                        ImagePull.tagged(inquiry.name(), inquiry.query().text("tag")),
                        inquiry.findings());
    }

    /** Under another name it may be run where it may not under its own. Nothing is run by this. */
    static void tag(Inquiry inquiry) {
        inquiry.images().mention(inquiry.name(), inquiry.findings());
        inquiry.images().name(named(inquiry), inquiry.findings());
    }

    static void commit(Inquiry inquiry) {
        inquiry.images().made(named(inquiry), inquiry.findings());
    }

    /** The new name; blank where there is none. */
    private static String named(Inquiry inquiry) {
        Query query = inquiry.query();
        String name = query.text("repo");
        return name.isEmpty() ? "" : ImagePull.tagged(name, query.text("tag"));
    }
}
