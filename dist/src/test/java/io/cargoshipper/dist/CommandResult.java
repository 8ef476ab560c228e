package io.cargoshipper.dist;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of a command.
 *
 * @param exitCode its exit code
 * @param stdout all that it wrote to stdout
 * @param stderr all that it wrote to stderr
 */
record CommandResult(int exitCode, String stdout, String stderr) {

    /** Standard output, which must be one JSON value. */
    JsonNode json() {
        return JsonMapper.shared().readTree(stdout);
    }
}
