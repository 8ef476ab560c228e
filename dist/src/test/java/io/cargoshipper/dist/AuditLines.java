package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit trail of a server.
 *
 * @param lines its lines, in their order
 */
record AuditLines(List<JsonNode> lines) {

    /**
     * Reads the trail of a server that was started in a folder of its own and wrote to no other.
     */
    static AuditLines of(Path folder) {
        Path trail = folder.resolve("home/.local/state/cargoshipper/audit");
        try (Stream<Path> files = Files.list(trail)) {
            return new AuditLines(
                    files.filter(file -> file.toString().endsWith(".jsonl"))
                            .sorted()
                            .flatMap(file -> read(file).stream())
                            .map(line -> JsonMapper.shared().readTree(line))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of an event. */
    List<JsonNode> of(String event) {
        return lines.stream()
                .filter(line -> line.path("event").asString("").equals(event))
                .toList();
    }

    /** The calls, in the order in which they were written down first. */
    List<String> calls() {
        return lines.stream()
                .map(line -> line.path("call").asString(""))
                .filter(call -> !call.isEmpty())
                .distinct()
                .toList();
    }

    /** The effects that the guard has found in the requests of a call. */
    Set<String> effects(String call) {
        return of("engine").stream()
                .filter(line -> line.path("call").asString("").equals(call))
                .flatMap(line -> line.path("effects").valueStream())
                .map(effect -> effect.path("effect").asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The guard's refusals of calls of a tool. */
    List<JsonNode> refusals(String tool) {
        return of("engine").stream()
                .filter(line -> line.path("name").asString("").equals(tool))
                .filter(line -> !line.path("allowed").asBoolean(true))
                .toList();
    }
}
