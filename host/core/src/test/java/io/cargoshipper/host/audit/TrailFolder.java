package io.cargoshipper.host.audit;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A folder of trails, and what goes into them. */
final class TrailFolder {

    static final AuditedCall CALL =
            new AuditedCall(
                    "c0ffee00",
                    "session-1",
                    new Caller("local", Optional.of("client 1.0")),
                    Optional.empty(),
                    "tool",
                    "docker_stop_container",
                    List.of(),
                    false);

    private final Path folder;

    TrailFolder(Path folder) {
        this.folder = folder;
    }

    AuditPlace place() {
        return AuditPlace.of(folder.resolve("audit.jsonl"));
    }

    /** A trail of this process. */
    AuditLog log(long rotateBytes, int keep) {
        return log(rotateBytes, keep, Clock.systemUTC());
    }

    AuditLog log(long rotateBytes, int keep, Clock clock) {
        return new AuditLog(
                new AuditSettings(
                        true, Optional.of(folder.resolve("audit.jsonl")), rotateBytes, keep),
                new NamesOnly(),
                "1.0",
                clock);
    }

    /** A trail with one file, and how many lines come of it. */
    AuditLog log() {
        return log(AuditSettings.DEFAULT.rotateBytes(), 3);
    }

    /** One call: two lines. */
    static void call(AuditLog log, Tier tier) {
        log.intended(CALL, tier, Map.of("container", "web"), Optional.empty());
        log.ended(CALL, tier, end("OK"));
    }

    static AuditedEnd end(String code) {
        return new AuditedEnd(
                code,
                Duration.ofMillis(12),
                OptionalLong.of(345),
                Optional.empty(),
                Optional.empty());
    }

    /** Calls until there are some files. */
    void fill(AuditLog log, int files) throws IOException {
        while (place().parts().get(place().parts().size() - 1).number() < files) {
            call(log, Tier.SAFE);
        }
    }

    /** The only file. */
    Path file() throws IOException {
        List<Path> files = files();
        if (files.size() != 1) {
            throw new AssertionError("not one file: " + files);
        }
        return files.get(0);
    }

    List<Path> files() throws IOException {
        return place().parts().stream().map(AuditPlace.Part::file).toList();
    }

    /** The lines of all files. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files()) {
            lines.addAll(Files.readAllLines(file, StandardCharsets.US_ASCII));
        }
        return lines;
    }

    /** What the lines of all files say. */
    List<Map<?, ?>> records() throws IOException {
        List<Map<?, ?>> records = new ArrayList<>();
        for (String line : lines()) {
            records.add(AuditLine.read(line).orElseThrow().fields());
        }
        return records;
    }

    List<Object> events() throws IOException {
        return records().stream().<Object>map(fields -> fields.get("event")).toList();
    }

    AuditVerifier.Report verify() throws IOException {
        return AuditVerifier.all(place(), Optional.empty());
    }

    /** All that is wrong. */
    List<String> findings() throws IOException {
        return verify().chains().stream()
                .flatMap(chain -> chain.findings().stream())
                .map(ChainReport.Finding::toString)
                .toList();
    }
}
