package io.cargoshipper.dist;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** For each tool, arguments with which it does its work on a fresh {@link SurfaceWorld}. */
final class SurfaceCalls {

    private static final Map<String, Function<SurfaceWorld, Map<String, Object>>> CALLS =
            new LinkedHashMap<>();

    static {
        containers();
        images();
        networks();
        volumes();
        system();
    }

    private SurfaceCalls() {}

    /** The arguments of a call of a tool; null where there is none. */
    static Function<SurfaceWorld, Map<String, Object>> of(String tool) {
        return CALLS.get(tool);
    }

    private static void containers() {
        call("docker_list_containers", world -> Map.of("all", true));
        call("docker_inspect_container", world -> container(world.running()));
        call("docker_container_logs", world -> container(world.ended()));
        call("docker_container_stats", world -> container(world.running()));
        call("docker_container_top", world -> container(world.running()));
        call("docker_container_diff", world -> container(world.running()));
        call("docker_wait_container", world -> container(world.ended()));
        call(
                "docker_copy_from_container",
                world -> Map.of("container", world.running(), "path", "/note"));
        call(
                "docker_create_container",
                world -> Map.of("image", FixtureImage.NAME, "name", world.containerToBe()));
        call(
                "docker_run_container",
                world ->
                        Map.ofEntries(
                                entry("image", FixtureImage.NAME),
                                entry("command", List.of("echo", "ran")),
                                entry("wait", true),
                                entry("remove", true)));
        call("docker_start_container", world -> container(world.ended()));
        call(
                "docker_restart_container",
                world -> Map.of("container", world.running(), "timeout", 1));
        call("docker_stop_container", world -> Map.of("container", world.running(), "timeout", 1));
        call("docker_pause_container", world -> container(world.running()));
        call("docker_unpause_container", world -> container(world.paused()));
        call("docker_kill_container", world -> container(world.running()));
        call(
                "docker_rename_container",
                world -> Map.of("container", world.running(), "name", SurfaceWorld.unused()));
        call(
                "docker_update_container",
                world -> Map.of("container", world.running(), "memory_bytes", 64 << 20));
        call(
                "docker_exec_command",
                world -> Map.of("container", world.running(), "command", List.of("cat", "/note")));
        call(
                "docker_copy_to_container",
                world ->
                        Map.of(
                                "container", world.running(),
                                "path", "/tmp/new",
                                "content", "text"));
        call(
                "docker_commit_container",
                world ->
                        Map.of(
                                "container", world.ended(),
                                "repository", world.imageToBe(),
                                "tag", "1"));
        call("docker_remove_container", world -> container(world.ended()));
        call("docker_prune_containers", SurfaceWorld::prunableContainer);
    }

    private static void images() {
        call("docker_list_images", world -> Map.of());
        call("docker_inspect_image", world -> Map.of("image", world.image()));
        call("docker_image_history", world -> Map.of("image", world.image()));
        call(
                "docker_search_images",
                world -> Map.of("term", world.searchableRegistry() + "/found"));
        call(
                "docker_build_image",
                world ->
                        Map.of(
                                "context", world.buildContext(),
                                "tags", List.of(world.imageToBe() + ":1")));
        call(
                "docker_tag_image",
                world ->
                        Map.of(
                                "image", world.image(),
                                "repository", world.imageToBe(),
                                "tag", "1"));
        call("docker_load_image", world -> Map.of("file", world.savedImage()));
        call(
                "docker_import_image",
                world ->
                        Map.of(
                                "file", world.rootFileSystem(),
                                "repository", world.imageToBe(),
                                "tag", "1"));
        call(
                "docker_save_image",
                world ->
                        Map.of(
                                "images",
                                List.of(world.image()),
                                "file",
                                SurfaceWorld.unused() + ".tar"));
        call("docker_remove_image", world -> Map.of("image", world.image()));
        call("docker_prune_images", SurfaceWorld::prunableImage);
    }

    private static void networks() {
        call("docker_list_networks", world -> Map.of());
        call("docker_inspect_network", world -> Map.of("network", world.network()));
        call("docker_create_network", world -> Map.of("name", world.networkToBe()));
        call(
                "docker_connect_container",
                world -> {
                    String network = world.network();
                    return Map.of("network", network, "container", world.running());
                });
        call(
                "docker_disconnect_container",
                world -> Map.of("network", "bridge", "container", world.running()));
        call("docker_remove_network", world -> Map.of("network", world.network()));
        call("docker_prune_networks", SurfaceWorld::prunableNetwork);
    }

    private static void volumes() {
        call("docker_list_volumes", world -> Map.of());
        call("docker_inspect_volume", world -> Map.of("volume", world.volume()));
        call("docker_create_volume", world -> Map.of("name", world.volumeToBe()));
        call("docker_remove_volume", world -> Map.of("volume", world.volume()));
        call("docker_prune_volumes", SurfaceWorld::prunableVolume);
    }

    private static void system() {
        call("docker_version", world -> Map.of());
        call("docker_system_info", world -> Map.of());
        call("docker_system_df", world -> Map.of());
        call("docker_healthcheck", world -> Map.of());
        call("docker_events", world -> Map.of("since", "5m"));
        call("docker_system_prune", world -> Map.of());
    }

    private static Map<String, Object> container(String name) {
        return Map.of("container", name);
    }

    private static void call(String tool, Function<SurfaceWorld, Map<String, Object>> arguments) {
        CALLS.put(tool, arguments);
    }
}
