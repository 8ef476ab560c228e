package io.cargoshipper.pack.networks;

import io.cargoshipper.pack.engine.FakeEngine;

/** A scripted engine with two networks, and the container web in front. */
final class Scripted {

    static final String FRONT_ID = "f0".repeat(32);
    static final String WEB_ID = "c0".repeat(32);

    static final String FRONT =
            """
            {"Id": "%s", "Name": "front", "Created": "2026-01-02T03:04:05.000000006Z",
             "Scope": "local", "Driver": "bridge", "EnableIPv6": false, "Internal": true,
             "IPAM": {"Driver": "default", "Config": [
                 {"Subnet": "172.28.0.0/16", "Gateway": "172.28.0.1"}, {"Subnet": "fd00::/64"}]},
             "Containers": {"%s": {"Name": "web", "EndpointID": "e1",
                 "MacAddress": "02:42:ac:1c:00:02", "IPv4Address": "172.28.0.2/16",
                 "IPv6Address": ""}},
             "Options": {}, "Labels": {"com.docker.compose.project": "shop"}}
            """
                    .formatted(FRONT_ID, WEB_ID);

    static final String BRIDGE =
            """
            {"Id": "b1", "Name": "bridge", "Scope": "local", "Driver": "bridge",
             "IPAM": {"Config": null}, "Labels": null}
            """;

    static final String CONTAINERS =
            """
            [{"Id": "%s", "Names": ["/web"], "State": "running",
              "NetworkSettings": {"Networks": {"front": {"NetworkID": "%s"}}}},
             {"Id": "2", "Names": ["/old"], "State": "exited",
              "NetworkSettings": {"Networks": {"front": {"NetworkID": "%s"}}}}]
            """
                    .formatted(WEB_ID, FRONT_ID, FRONT_ID);

    private Scripted() {}

    static FakeEngine engine() {
        return new FakeEngine()
                .answer("GET /networks", 200, "[%s, %s]".formatted(FRONT, BRIDGE))
                .answer("GET /networks/front", 200, FRONT)
                .answer("GET /networks/bridge", 200, BRIDGE)
                .answer("GET /networks/" + FRONT_ID, 200, FRONT)
                .answer("GET /containers/json", 200, CONTAINERS)
                .answer("GET /containers/web/json", 200, web("running", ""));
    }

    /** The container web, which is in these networks. */
    static String web(String state, String networks) {
        return """
               {"Id": "%s", "Name": "/web",
                "State": {"Status": "%s", "Running": %s},
                "NetworkSettings": {"Networks": {%s}}}
               """
                .formatted(WEB_ID, state, state.equals("running"), networks);
    }

    /** Its being in front. */
    static String inFront() {
        return """
               "front": {"NetworkID": "%s", "IPAddress": "172.28.0.2",
                         "GlobalIPv6Address": "", "Aliases": ["shop", "%s"]}
               """
                .formatted(FRONT_ID, WEB_ID.substring(0, 12));
    }
}
