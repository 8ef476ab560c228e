package io.cargoshipper.pack.images;

import io.cargoshipper.pack.engine.FakeEngine;

/** Engines with images, and what they say of them. */
final class Engines {

    static final String ID = "sha256:" + "0123456789abcdef".repeat(4);
    static final String SHORT_ID = "0123456789ab";

    private Engines() {}

    /** An engine with one image, under two names, that the container web was made from. */
    static FakeEngine withOneImage() {
        FakeEngine engine =
                new FakeEngine()
                        .answer(
                                "GET /images/json",
                                200,
                                """
                                [{"Id": "%s", "RepoTags": ["app:1", "app:latest"], "Created": 1700000000,
                                  "Size": 5000, "ParentId": ""}]
                                """
                                        .formatted(ID))
                        .answer(
                                "GET /containers/json",
                                200,
                                """
                                [{"Id": "c1", "Names": ["/web"], "State": "exited", "ImageID": "%s"}]
                                """
                                        .formatted(ID));
        String details =
                """
                {"Id": "%s", "RepoTags": ["app:1", "app:latest"], "RepoDigests": ["app@sha256:77"],
                 "Size": 5000, "VirtualSize": 5000, "Os": "linux", "Architecture": "amd64",
                 "ContainerConfig": {"Env": ["TOKEN=s3cret"]},
                 "Config": {"Env": ["TOKEN=s3cret", "PATH=/bin"], "Cmd": ["sh"], "User": ""},
                 "RootFS": {"Type": "layers", "Layers": ["sha256:aa"]}}
                """
                        .formatted(ID);
        for (String name : new String[] {"app", "app:1", "app:latest", SHORT_ID, ID}) {
            engine.answer("GET /images/%s/json".formatted(name), 200, details);
        }
        return engine.answer(
                "GET /images/%s/history".formatted(ID),
                200,
                """
                [{"Id": "%s", "Created": 1700000000, "Size": 4000, "Tags": ["app:1"],
                  "CreatedBy": "|1 TOKEN=s3cret /bin/sh -c make", "Comment": ""},
                 {"Id": "<missing>", "Created": 1600000000, "Size": 1000, "Tags": null,
                  "CreatedBy": "/bin/sh -c #(nop) ADD file:1 in /", "Comment": "Imported from -"}]
                """
                        .formatted(ID));
    }
}
