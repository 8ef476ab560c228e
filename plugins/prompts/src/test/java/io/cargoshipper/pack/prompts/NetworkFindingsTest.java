package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkFindingsTest {

    private static final String IN_FRONT =
            """
            {"Id": "1111111111112222", "Name": "/web", "State": {"Running": true},
             "NetworkSettings": {"Networks": {"front": {"IPAddress": "10.0.0.2"}}}}
            """;
    private static final String DB =
            """
            {"Id": "3333333333334444", "Name": "/shop-db-1",
             "State": {"Running": true, "Status": "running", "Health": {"Status": "unhealthy"}},
             "Config": {"ExposedPorts": {"5432/tcp": {}}},
             "NetworkSettings": {
               "Ports": {"5432/tcp": [{"HostIp": "0.0.0.0", "HostPort": "15432"}]},
               "Networks": {"front": {"Aliases": ["db", "333333333333"]}}}}
            """;

    @Test
    void namesWhatKeepsAContainerFromAnyNetwork() {
        assertThat(of("{\"State\": {\"Running\": false, \"Status\": \"exited\"}}"))
                .anyMatch(it -> it.startsWith("L3: it does not run (exited)"))
                .anyMatch(it -> it.startsWith("L3: it is in no network"));
        assertThat(
                        of(
                                "{\"State\": {\"Running\": true}, \"HostConfig\": {\"NetworkMode\": \"none\"}}"))
                .anyMatch(it -> it.startsWith("L3: network mode none"));
        assertThat(
                        of(
                                "{\"State\": {\"Running\": true}, \"HostConfig\": {\"NetworkMode\": \"host\"}}"))
                .anyMatch(it -> it.startsWith("L3: network mode host"));
        assertThat(
                        of(
                                "{\"State\": {\"Running\": true}, \"HostConfig\": {\"NetworkMode\":"
                                        + " \"container:x\"}}"))
                .anyMatch(it -> it.startsWith("L3: it shares the network of another container"));
    }

    @Test
    void namesNetworksThatLeadNowhere() {
        NetworkScene scene =
                scene(
                        IN_FRONT,
                        Map.of(
                                "front",
                                Captured.parsed(
                                        """
                                        {"Internal": true, "Options":
                                          {"com.docker.network.bridge.enable_icc": "false"}}
                                        """)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(texts(scene))
                .anyMatch(it -> it.startsWith("L3: network 'front' is internal"))
                .anyMatch(it -> it.startsWith("L3: network 'front' keeps its containers apart"))
                .anyMatch(it -> it.startsWith("L3: all of its networks are internal"));
    }

    @Test
    void explainsNamesByTheKindOfNetwork() {
        assertThat(of(IN_FRONT)).anyMatch(it -> it.contains("127.0.0.11"));
        assertThat(of(Captured.json("shop")))
                .anyMatch(it -> it.startsWith("DNS: it is on the default bridge only"));
    }

    @Test
    void noticesAResolverOnLoopback() {
        NetworkScene scene =
                new NetworkScene(
                        Captured.parsed(IN_FRONT),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("nameserver 127.0.0.53\n"),
                        Optional.empty());
        assertThat(texts(scene)).anyMatch(it -> it.contains("names a server on loopback"));
    }

    @Test
    void judgesPublishedPorts() {
        NetworkScene scene =
                scene(
                        Captured.json("shop"),
                        Map.of(),
                        List.of(
                                Captured.parsed(
                                        """
                                        {"Id": "other", "Names": ["/other"], "Ports":
                                          [{"PublicPort": 8081, "Type": "tcp", "IP": "0.0.0.0"}]}
                                        """)),
                        Optional.empty(),
                        Optional.empty());
        assertThat(texts(scene))
                .contains(
                        "L4: port 8080 is published on the host's loopback alone (127.0.0.1:8081):"
                                + " other machines cannot reach it",
                        "L4: container 'other' publishes the host's port 8081/tcp too");
        assertThat(of(IN_FRONT)).anyMatch(it -> it.startsWith("L4: no port is published"));
    }

    @Test
    void noticesProxies() {
        assertThat(of("{\"Config\": {\"Env\": [\"HTTPS_PROXY=http://proxy\"]}}"))
                .anyMatch(it -> it.startsWith("L7: it has proxy variables"));
        assertThat(of("{\"Config\": {\"Env\": [\"NO_PROXY=x\", \"http_proxy=\"]}}"))
                .noneMatch(it -> it.startsWith("L7"));
    }

    @Test
    void saysByWhichNamesTheTargetIsReached() {
        assertThat(target("db:5432", DB))
                .contains("L3: 'shop-db-1' can be reached in 'front' as shop-db-1, db")
                .anyMatch(it -> it.startsWith("L7: the target container 'shop-db-1' is unhealthy"))
                .noneMatch(it -> it.startsWith("L4: 'shop-db-1'"));
    }

    @Test
    void noticesANameThatDoesNotResolve() {
        assertThat(target("database", DB))
                .anyMatch(it -> it.startsWith("DNS: the name database does not resolve"));
    }

    @Test
    void noticesThePortOfTheHostBetweenContainers() {
        assertThat(target("db:15432", DB))
                .contains(
                        "L4: 15432 is a port of the host's; between containers the port in the"
                                + " container counts: 5432");
        assertThat(target("db:99", DB))
                .anyMatch(it -> it.startsWith("L4: 'shop-db-1' does not declare port 99"));
    }

    @Test
    void noticesThatNothingConnectsThem() {
        assertThat(
                        target(
                                "db",
                                "{\"Name\": \"/db\", \"NetworkSettings\": {\"Networks\": {\"back\":"
                                        + " {}}}}"))
                .anyMatch(it -> it.contains("'db' have no network in common"))
                .anyMatch(it -> it.contains("'db' does not run"));
    }

    @Test
    void explainsTargetsThatAreNoContainers() {
        assertThat(texts(scene(IN_FRONT, "localhost:80")))
                .anyMatch(it -> it.contains("the container itself"));
        assertThat(texts(scene(IN_FRONT, "host.docker.internal")))
                .anyMatch(it -> it.contains("host.docker.internal:host-gateway"));
        assertThat(texts(scene(IN_FRONT, "example.org:443")))
                .anyMatch(it -> it.contains("example.org:443 is no container of this engine"));
    }

    private static List<String> target(String target, String container) {
        return texts(
                scene(
                        IN_FRONT,
                        Map.of(),
                        List.of(),
                        Optional.of(Target.parse(target)),
                        Optional.of(Captured.parsed(container))));
    }

    private static List<String> of(String container) {
        return texts(scene(container, Map.of(), List.of(), Optional.empty(), Optional.empty()));
    }

    private static NetworkScene scene(String container, String target) {
        return scene(
                container,
                Map.of(),
                List.of(),
                Optional.of(Target.parse(target)),
                Optional.empty());
    }

    private static NetworkScene scene(
            String container,
            Map<String, EngineObject> networks,
            List<EngineObject> others,
            Optional<Target> target,
            Optional<EngineObject> targetContainer) {
        return new NetworkScene(
                Captured.parsed(container),
                new LinkedHashMap<>(networks),
                others,
                target,
                targetContainer,
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> texts(NetworkScene scene) {
        return NetworkFindings.of(scene).stream().map(Finding::text).toList();
    }
}
