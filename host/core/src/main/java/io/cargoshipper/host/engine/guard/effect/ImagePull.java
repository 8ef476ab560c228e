package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Query;
import io.cargoshipper.host.policy.Effect;

/** An image is fetched from a registry, or made of an archive. */
final class ImagePull implements Inspector {

    /** The archive is in the body. */
    private static final String BODY = "-";

    @Override
    public void inspect(Inquiry inquiry) {
        Query query = inquiry.query();
        String image = query.text("fromImage");
        String tag = query.text("tag");
        if (!image.isEmpty()) {
            inquiry.images().fetch(ImageName.of(tagged(image, tag)), inquiry.findings());
            return;
        }
        String source = query.text("fromSrc");
        if (!source.equals(BODY)) {
            inquiry.findings().effect(Effect.REMOTE_SOURCE, RemoteSource.shown(source));
        }
        String name = query.text("repo");
        inquiry.images().made(name.isEmpty() ? "" : tagged(name, tag), inquiry.findings());
    }

    /** The tag may be a digest; either stands for the one in the name. */
    static String tagged(String image, String tag) {
        String name = image.endsWith(":") ? image.substring(0, image.length() - 1) : image;
        if (tag.isEmpty()) {
            return name;
        }
        int at = name.indexOf('@');
        String bare = at < 0 ? name : name.substring(0, at);
        int colon = bare.lastIndexOf(':');
        String repository = colon > bare.lastIndexOf('/') ? bare.substring(0, colon) : bare;
        return repository + (tag.contains(":") ? "@" : ":") + tag;
    }
}
