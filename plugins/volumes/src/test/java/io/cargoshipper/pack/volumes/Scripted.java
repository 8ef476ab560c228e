package io.cargoshipper.pack.volumes;

import io.cargoshipper.pack.engine.FakeEngine;

/** A scripted engine with three volumes, of which containers mount data. */
final class Scripted {

    static final String INVENTED = "ab".repeat(32);

    static final String DATA =
            """
            {"Name": "data", "Driver": "local", "Mountpoint": "/var/lib/docker/volumes/data/_data",
             "CreatedAt": "2026-01-02T03:04:05Z", "Scope": "local", "Options": null,
             "Labels": {"com.docker.compose.project": "shop"}}
            """;

    static final String SHARE =
            """
            {"Name": "share", "Driver": "local", "Mountpoint": "", "Scope": "local",
             "Options": {"type": "cifs", "device": "//nas/x",
                         "o": "username=me,password=hunter2,vers=3.0"}, "Labels": null}
            """;

    static final String ANONYMOUS =
            """
            {"Name": "%s", "Driver": "local", "Labels": null}
            """
                    .formatted(INVENTED);

    static final String CONTAINERS =
            """
            [{"Id": "1", "Names": ["/web"], "State": "running",
              "Mounts": [{"Type": "volume", "Name": "data"}]},
             {"Id": "2", "Names": ["/old"], "State": "exited",
              "Mounts": [{"Type": "volume", "Name": "data"}]}]
            """;

    private Scripted() {}

    static FakeEngine engine() {
        return new FakeEngine()
                .answer(
                        "GET /volumes",
                        200,
                        "{\"Volumes\": [%s, %s, %s]}".formatted(SHARE, DATA, ANONYMOUS))
                .answer("GET /volumes/data", 200, DATA)
                .answer("GET /volumes/share", 200, SHARE)
                .answer("GET /containers/json", 200, CONTAINERS)
                .answer("GET /version", 200, "{\"ApiVersion\": \"1.41\"}");
    }
}
