package io.cargoshipper.host.cli;

import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;

/** Prints JSON for programs, laid out for people. */
final class JsonOutput {

    private JsonOutput() {}

    static void print(PrintWriter out, Object value) {
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        out.flush();
    }
}
