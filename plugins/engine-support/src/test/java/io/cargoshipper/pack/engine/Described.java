package io.cargoshipper.pack.engine;

/** Answers to {@code GET /containers/web/json}. */
public final class Described {

    public static final String ID = "0123456789abcdef";
    public static final String INSPECT = "GET /containers/web/json";
    public static final String INSPECT_ID = "GET /containers/" + ID + "/json";

    public static final String RUNNING = state("\"Status\": \"running\", \"Running\": true");
    public static final String PAUSED =
            state("\"Status\": \"paused\", \"Running\": true, \"Paused\": true");

    private Described() {}

    public static String exited(int code) {
        return state(
                "\"Status\": \"exited\", \"Running\": false, \"ExitCode\": %d".formatted(code));
    }

    public static String removedAtEnd(String container) {
        return container.replaceFirst(
                "\"Config\"", "\"HostConfig\": {\"AutoRemove\": true}, \"Config\"");
    }

    public static String withTerminal() {
        return RUNNING.replace("\"Tty\": false", "\"Tty\": true");
    }

    private static String state(String fields) {
        return """
               {"Id": "%s", "Name": "/web", "State": {%s}, "Config": {"Tty": false},
                "Mounts": [
                  {"Type": "volume", "Name": "data", "Destination": "/data"},
                  {"Type": "volume", "Name": "%s", "Destination": "/tmp"},
                  {"Type": "bind", "Source": "/srv", "Destination": "/srv"}]}
               """
                .formatted(ID, fields, "ab".repeat(32));
    }
}
