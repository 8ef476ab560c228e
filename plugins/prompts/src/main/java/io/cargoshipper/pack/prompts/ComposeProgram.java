package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a service runs: image, command, environment, labels, health check, how it is stopped. */
final class ComposeProgram {

    /** Compose and Docker Desktop write these themselves, for each container they make. */
    private static final List<String> TOOLS_LABELS =
            List.of("com.docker.compose.", "desktop.docker.io/");

    private static final String DEFAULT_STOP_SIGNAL = "SIGTERM";

    private final ComposeSource source;
    private final List<String> notes;

    ComposeProgram(ComposeSource source, List<String> notes) {
        this.source = source;
        this.notes = notes;
    }

    void writeTo(Section service) {
        EngineObject config = source.config();
        service.set("image", source.reference());
        source.container()
                .text("Name")
                .map(name -> name.startsWith("/") ? name.substring(1) : name)
                .ifPresent(name -> service.set("container_name", name));
        service.set("hostname", hostname()).set("domainname", source.own("Domainname"));
        command(service);
        service.set("working_dir", source.own("WorkingDir"))
                .set("user", source.own("User"))
                .setIf(config.flag("Tty"), "tty")
                .setIf(config.flag("OpenStdin"), "stdin_open")
                .setAny("environment", environment())
                .setAny("labels", labels())
                .setAny("healthcheck", healthCheck())
                .set("stop_signal", source.own("StopSignal").filter(it -> !isDefaultStopSignal(it)))
                .set("stop_grace_period", config.number("StopTimeout").map(it -> it + "s"));
    }

    /**
     * The engine gives a container its short id as host name where nobody sets one, and the name of
     * what it shares its network with where it does.
     */
    private Optional<String> hostname() {
        String id = source.container().text("Id").orElse("");
        String network = source.hostConfig().text("NetworkMode").orElse("");
        boolean shared =
                network.equals("host")
                        || network.startsWith("container:")
                        || source.hostConfig().text("UTSMode").filter("host"::equals).isPresent();
        return source.config().text("Hostname").filter(name -> !shared && !id.startsWith(name));
    }

    /**
     * With an entry point of its own, a container does not get the image's command. So an entry
     * point equal to the image's has to be written where the container has no command.
     */
    private void command(Section service) {
        List<String> entrypoint = source.config().texts("Entrypoint");
        List<String> command = source.config().texts("Cmd");
        List<String> imageCommand = source.imageConfig().texts("Cmd");
        boolean own =
                !entrypoint.equals(source.imageConfig().texts("Entrypoint"))
                        || (command.isEmpty() && !imageCommand.isEmpty());
        if (own) {
            // For Compose and the engine, one empty word means: none, not even the image's.
            service.set("entrypoint", entrypoint.isEmpty() ? List.of("") : entrypoint);
        }
        if (!command.isEmpty() && (own || !command.equals(imageCommand))) {
            service.set("command", command);
        }
    }

    /**
     * The variables that the image does not set alike. A secret is left to whoever runs Compose.
     * One without a value takes the image's away, which a file cannot say: Compose would give it
     * the value that the shell has which runs Compose.
     */
    private Map<String, Object> environment() {
        Set<String> images = Set.copyOf(source.imageConfig().texts("Env"));
        Map<String, Object> own = new LinkedHashMap<>();
        for (String variable : source.config().texts("Env")) {
            int equals = variable.indexOf('=');
            if (equals < 0) {
                notes.add(
                        "variables without a value, which take the image's away, are left out: Compose"
                                + " would set them to what the shell has that runs it");
            } else if (!images.contains(variable)) {
                own.put(
                        variable.substring(0, equals),
                        value(variable.substring(0, equals), variable.substring(equals + 1)));
            }
        }
        return own;
    }

    private Object value(String name, String value) {
        if (!source.secrets().contains(name)) {
            return value;
        }
        notes.add(
                "secrets among the variables are left out: ${…} takes them from the environment of"
                        + " docker compose, or from a file .env beside its own, not to be committed");
        return ComposeVariable.of(name);
    }

    private Map<String, String> labels() {
        Map<String, String> images = source.imageConfig().textsByKey("Labels");
        Map<String, String> own = source.config().textsByKey("Labels");
        own.entrySet().removeIf(label -> label.getValue().equals(images.get(label.getKey())));
        own.keySet().removeIf(key -> TOOLS_LABELS.stream().anyMatch(key::startsWith));
        return own;
    }

    private Map<String, Object> healthCheck() {
        EngineObject check = source.config().object("Healthcheck");
        if (check.equals(source.imageConfig().object("Healthcheck"))) {
            return Map.of();
        }
        List<String> test = check.texts("Test");
        if (test.equals(List.of("NONE"))) {
            return Map.of("disable", true);
        }
        return new Section()
                .setAny("test", test)
                .set("interval", duration(check, "Interval"))
                .set("timeout", duration(check, "Timeout"))
                .set("retries", check.positive("Retries"))
                .set("start_period", duration(check, "StartPeriod"))
                .set("start_interval", duration(check, "StartInterval"))
                .fields();
    }

    private static Optional<String> duration(EngineObject check, String field) {
        return check.positive(field).map(Amounts::goDuration);
    }

    /** Older command lines wrote the default out. */
    private boolean isDefaultStopSignal(String signal) {
        return signal.equals(DEFAULT_STOP_SIGNAL)
                && source.imageConfig().text("StopSignal").isEmpty();
    }

    /** The ports that are exposed beyond the image's, and not published. */
    static List<String> expose(ComposeSource source) {
        List<String> ports = new ArrayList<>(source.ownKeys("ExposedPorts"));
        ports.removeAll(source.hostConfig().object("PortBindings").fields().keySet());
        return ports;
    }
}
