package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Query;
import io.cargoshipper.host.policy.Subject;

/** Names that images are given, and registries that they go to. */
final class ImageNames {

    private ImageNames() {}

    static void push(Inquiry inquiry) {
        inquiry.images()
                .name(
                        ImagePull.tagged(inquiry.name(), inquiry.query().text("tag")),
                        inquiry.findings());
    }

    /** Under another name it may be run where it may not under its own. */
    static void tag(Inquiry inquiry) {
        inquiry.images().use(inquiry.name(), inquiry.findings());
        named(inquiry);
    }

    static void commit(Inquiry inquiry) {
        named(inquiry);
    }

    static void login(Inquiry inquiry) {
        String address = inquiry.body().text("serveraddress");
        String host = address.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("/.*$", "");
        // Blank is Docker Hub, as it is in names.
        inquiry.findings().name(Subject.REGISTRIES, ImageName.of(host + "/x/x").registry());
    }

    private static void named(Inquiry inquiry) {
        Query query = inquiry.query();
        if (!query.text("repo").isEmpty()) {
            inquiry.images()
                    .name(
                            ImagePull.tagged(query.text("repo"), query.text("tag")),
                            inquiry.findings());
        }
    }
}
