package io.cargoshipper.dist.demo;

import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conversation: the life of one container, under two policies. */
final class Story {

    private static final String REMOVE = "docker_remove_container";
    private static final String LOGS = "docker_container_logs";

    /** Writes three lines, then waits, and says so when it is told to stop. */
    private static final String PROGRAM =
            "trap 'echo told to stop; exit 0' TERM;"
                    + " for i in 1 2 3; do echo parcel $i is on board; done;"
                    + " while :; do sleep 0.1; done";

    private static final String LAST_LINE = "parcel 3 is on board";

    private final Screen screen;
    private final Path launcher;
    private final String container;
    private final DemoImage image;

    Story(Screen screen, Path launcher, String container, DemoImage image) {
        this.screen = screen;
        this.launcher = launcher;
        this.container = container;
        this.image = image;
    }

    void tell() {
        packs();
        with(Map.of(), this::underTheDefaultPolicy);
        with(
                Map.of("SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS", "true"),
                this::withDestructiveCallsAllowed);
    }

    private interface Part {
        void tell(Client client);
    }

    private void with(Map<String, String> environment, Part part) {
        Client client = new Client(screen, launcher, environment);
        try (client) {
            part.tell(client);
        } catch (RuntimeException e) {
            screen.note("The server's log:");
            screen.quoted(String.join("\n", client.log()));
            throw e;
        }
    }

    private void packs() {
        screen.chapter("The operator looks which packs are in the folder");
        screen.said("operator", "cargoshipper plugin list");
        try {
            Process process =
                    new ProcessBuilder(launcher.toString(), "plugin", "list")
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            screen.quoted(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            expect(process.waitFor() == 0, "a pack was rejected");
        } catch (IOException e) {
            throw new DemoException("the distribution cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted", e);
        }
    }

    private void underTheDefaultPolicy(Client client) {
        screen.chapter("A client starts the server and asks who it is");
        screen.note(launcher + ", over stdin and stdout");
        screen.quoted(client.initialize().instructions());

        screen.chapter("What the server offers");
        for (McpSchema.Tool tool : client.listTools()) {
            screen.quoted(line(tool));
        }

        screen.chapter("The client runs a container");
        screen.note(
                image.made()
                        ? "Its image was made here, of busybox; nothing is pulled."
                        : "Its image was on the engine; nothing is pulled.");
        client.succeed(
                "docker_create_container",
                arguments(
                        "name", container,
                        "image", image.name(),
                        "command", List.of("sh", "-c", PROGRAM)));
        client.succeed("docker_start_container", named());
        expect(listed(client), "docker_list_containers does not list the container");

        screen.chapter("It reads what the container wrote, and runs a command in it");
        client.awaitText(LOGS, named(), LAST_LINE);
        Client.Answer output =
                client.succeed(
                        "docker_exec_command",
                        arguments(
                                "container",
                                container,
                                "command",
                                List.of("sh", "-c", "echo inside $(hostname)")));
        expect(output.text().contains("inside "), "the command's output is missing");
        client.succeed("docker_container_stats", named());

        screen.chapter("It tries to remove the container; removing loses something");
        Client.Answer refusal =
                client.call(REMOVE, arguments("container", container, "force", true));
        expect(
                refusal.error() && refusal.text().startsWith("REFUSED_BY_POLICY"),
                "the removal was not refused by policy");
        expect(listed(client), "the container is gone, though its removal was refused");

        screen.chapter("It stops the container");
        client.succeed("docker_stop_container", named());
        client.awaitText(LOGS, named(), "told to stop");
    }

    private void withDestructiveCallsAllowed(Client client) {
        screen.chapter("The operator allows destructive calls, and a new session cleans up");
        screen.note("The same command, with SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS=true");
        client.initialize();
        screen.note("A person has to approve each such call; the client asks its user.");
        client.succeed(REMOVE, named());
        expect(!listed(client), "the container is still there");
    }

    private boolean listed(Client client) {
        return client.succeed(
                        "docker_list_containers",
                        arguments("all", true, "filters", Map.of("name", List.of(container))))
                .text()
                .contains(container);
    }

    private Map<String, Object> named() {
        return Map.of("container", container);
    }

    /** In the order in which they are written, for the reader. */
    private static Map<String, Object> arguments(Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return arguments;
    }

    private static String line(McpSchema.Tool tool) {
        McpSchema.ToolAnnotations hints = tool.annotations();
        String kind =
                hints.readOnlyHint() ? "reads" : hints.destructiveHint() ? "loses" : "changes";
        return "%-26s %-9s %s".formatted(tool.name(), kind, tool.title());
    }

    private static void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw new DemoException(otherwise);
        }
    }
}
