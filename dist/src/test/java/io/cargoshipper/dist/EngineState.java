package io.cargoshipper.dist;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is on an engine and how it is. Read as plain JSON: docker-java's types do not hold all that
 * engines take, a capability in odd case for one.
 *
 * @param things by kind and id, what makes a change of the thing visible
 */
record EngineState(Map<String, String> things) {

    private static final String CONTAINER = "container ";
    private static final String VOLUME = "volume ";
    private static final String NETWORK = "network ";
    private static final String IMAGE = "image ";

    static EngineState of(DockerClient docker) {
        DockerHttpClient engine = ((DockerClientImpl) docker).getHttpClient();
        Map<String, String> things = new TreeMap<>();
        for (JsonNode listed : read(engine, "/containers/json?all=1")) {
            String id = listed.path("Id").asString();
            JsonNode found = read(engine, "/containers/" + id + "/json");
            if (found.has("Id")) { // else it has gone since it was listed
                things.put(CONTAINER + id, container(found));
            }
        }
        for (JsonNode volume : read(engine, "/volumes").path("Volumes")) {
            things.put(VOLUME + volume.path("Name").asString(), volume.toString());
        }
        for (JsonNode network : read(engine, "/networks")) {
            things.put(NETWORK + network.path("Id").asString(), network.path("Name").asString());
        }
        for (JsonNode image : read(engine, "/images/json?all=1")) {
            things.put(IMAGE + image.path("Id").asString(), image.path("RepoTags").toString());
        }
        things.put("swarm", read(engine, "/info").path("Swarm").path("LocalNodeState").toString());
        return new EngineState(things);
    }

    private static String container(JsonNode found) {
        return "%s is %s since %s with execs %s, %s, %s"
                .formatted(
                        found.path("Name").asString(),
                        found.path("State").path("Status").asString(),
                        found.path("State").path("StartedAt").asString(),
                        found.path("ExecIDs"),
                        found.path("HostConfig"),
                        found.path("NetworkSettings").path("Networks").propertyNames());
    }

    /** What is there, or is otherwise than it was, or is there no longer. */
    List<String> changesSince(EngineState before) {
        List<String> changes = new ArrayList<>();
        things.forEach(
                (thing, how) -> {
                    String was = before.things.get(thing);
                    if (!how.equals(was)) {
                        changes.add("%s: %s, and was: %s".formatted(thing, how, was));
                    }
                });
        before.things.keySet().stream()
                .filter(thing -> !things.containsKey(thing))
                .forEach(thing -> changes.add(thing + " is gone"));
        return changes;
    }

    /** Removes what was not there before. */
    static void restore(DockerClient docker, EngineState before) {
        Set<String> wanted = before.things.keySet();
        for (String thing : of(docker).things.keySet()) {
            if (wanted.contains(thing)) {
                continue;
            }
            String id = thing.substring(thing.indexOf(' ') + 1);
            if (thing.startsWith(CONTAINER)) {
                remove(docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true));
            } else if (thing.startsWith(NETWORK)) {
                remove(docker.removeNetworkCmd(id));
            } else if (thing.startsWith(IMAGE)) {
                remove(docker.removeImageCmd(id).withForce(true));
            }
        }
        // Last: containers hold them.
        for (String thing : of(docker).things.keySet()) {
            if (thing.startsWith(VOLUME) && !wanted.contains(thing)) {
                remove(docker.removeVolumeCmd(thing.substring(VOLUME.length())));
            }
        }
    }

    private static void remove(SyncDockerCmd<Void> command) {
        try {
            command.exec();
        } catch (NotFoundException | ConflictException e) {
            // A call that was given up takes back what it has made, and was faster.
        }
    }

    private static JsonNode read(DockerHttpClient engine, String path) {
        Request request = Request.builder().method(Request.Method.GET).path(path).build();
        try (Response response = engine.execute(request)) {
            return JsonMapper.shared().readTree(response.getBody());
        }
    }
}
