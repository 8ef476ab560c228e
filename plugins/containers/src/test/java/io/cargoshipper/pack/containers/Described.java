package io.cargoshipper.pack.containers;

/** Answers to {@code GET /containers/web/json}. */
final class Described {

    static final String ID = "0123456789abcdef";
    static final String INSPECT = "GET /containers/web/json";
    static final String INSPECT_ID = "GET /containers/" + ID + "/json";

    static final String RUNNING = state("\"Status\": \"running\", \"Running\": true");
    static final String PAUSED =
            state("\"Status\": \"paused\", \"Running\": true, \"Paused\": true");

    private Described() {}

    static String exited(int code) {
        return state(
                "\"Status\": \"exited\", \"Running\": false, \"ExitCode\": %d".formatted(code));
    }

    static String removedAtEnd(String container) {
        return container.replaceFirst(
                "\"Config\"", "\"HostConfig\": {\"AutoRemove\": true}, \"Config\"");
    }

    static String withTerminal() {
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
