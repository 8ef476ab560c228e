package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How containers came through the checks.
 *
 * @param rows a row for each container
 */
record AuditReport(List<Row> rows) {

    private static final int LONGEST_EVIDENCE = 220;

    /**
     * How a container came through the checks.
     *
     * @param name its name
     * @param outcomes all checks, in the benchmark's order
     */
    record Row(String name, List<Outcome> outcomes) {

        long count(CisStatus status) {
            return outcomes.stream().filter(it -> it.result().status() == status).count();
        }

        String ids(CisStatus status) {
            return outcomes.stream()
                    .filter(it -> it.result().status() == status)
                    .map(it -> it.check().id())
                    .collect(Collectors.joining(" "));
        }
    }

    /** How a check came out. */
    record Outcome(CisCheck check, CisResult result) {}

    static AuditReport of(List<AuditSubject> subjects) {
        return new AuditReport(
                subjects.stream()
                        .map(
                                subject ->
                                        new Row(
                                                subject.name(),
                                                CisChecks.ALL.stream()
                                                        .map(it -> new Outcome(it, it.of(subject)))
                                                        .toList()))
                        .toList());
    }

    /** Numbers over all containers, in words of ours. */
    String counts() {
        Map<CisStatus, Long> counts = new EnumMap<>(CisStatus.class);
        for (CisStatus status : CisStatus.values()) {
            counts.put(status, rows.stream().mapToLong(row -> row.count(status)).sum());
        }
        return counts.entrySet().stream()
                .map(it -> it.getValue() + " " + word(it.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** What failed, by check, in words of ours: ids and titles, with how many containers. */
    String failures() {
        Map<CisCheck, Integer> failed = new LinkedHashMap<>();
        rows.forEach(
                row ->
                        row.outcomes().stream()
                                .filter(it -> it.result().status() == CisStatus.FAIL)
                                .forEach(it -> failed.merge(it.check(), 1, Integer::sum)));
        return failed.isEmpty()
                ? "  none"
                : Finding.bullets(
                        failed.entrySet().stream()
                                .map(
                                        it ->
                                                "%s %s (%d container(s))"
                                                        .formatted(
                                                                it.getKey().id(),
                                                                it.getKey().title(),
                                                                it.getValue()))
                                .toList());
    }

    /** Every check of one container, the worst first. */
    String details() {
        TextTable table = new TextTable("CHECK", "RESULT", "TITLE", "EVIDENCE");
        List<Outcome> sorted = new ArrayList<>(rows.get(0).outcomes());
        sorted.sort(Comparator.comparing(it -> it.result().status()));
        sorted.forEach(
                it ->
                        table.row(
                                it.check().id(),
                                word(it.result().status()),
                                it.check().title(),
                                cut(it.result().evidence())));
        return table.toString();
    }

    /** A line for each container, the worst first. */
    String overview() {
        TextTable table =
                new TextTable("CONTAINER", "FAIL", "WARN", "MANUAL", "PASS", "N/A", "FAILED");
        rows.stream()
                .sorted(
                        Comparator.comparing((Row row) -> row.count(CisStatus.FAIL))
                                .thenComparing(row -> row.count(CisStatus.WARN))
                                .reversed())
                .forEach(
                        row ->
                                table.row(
                                        row.name(),
                                        number(row, CisStatus.FAIL),
                                        number(row, CisStatus.WARN),
                                        number(row, CisStatus.MANUAL),
                                        number(row, CisStatus.PASS),
                                        number(row, CisStatus.NOT_APPLICABLE),
                                        row.ids(CisStatus.FAIL)));
        return table.toString();
    }

    /** A line for each check that failed or warned anywhere, with the containers and evidence. */
    String byCheck(int mostContainers) {
        return Stream.of(CisStatus.FAIL, CisStatus.WARN)
                .flatMap(
                        status ->
                                CisChecks.ALL.stream()
                                        .map(check -> line(check, status, mostContainers)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
    }

    private Optional<String> line(CisCheck check, CisStatus status, int mostContainers) {
        List<String> hit =
                rows.stream()
                        .flatMap(
                                row ->
                                        row.outcomes().stream()
                                                .filter(it -> it.check().equals(check))
                                                .filter(it -> it.result().status() == status)
                                                .map(it -> row.name() + shownAlong(it.result())))
                        .toList();
        String more = hit.size() > mostContainers ? ", … %d in all".formatted(hit.size()) : "";
        return hit.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s %s %s: %s%s\n"
                                .formatted(
                                        word(status),
                                        check.id(),
                                        check.title(),
                                        hit.stream()
                                                .limit(mostContainers)
                                                .collect(Collectors.joining(", ")),
                                        more));
    }

    /** Of what failed the evidence; of warnings there are too many. */
    private static String shownAlong(CisResult result) {
        return result.status() == CisStatus.FAIL ? " [%s]".formatted(cut(result.evidence())) : "";
    }

    private static String number(Row row, CisStatus status) {
        return Long.toString(row.count(status));
    }

    private static String word(CisStatus status) {
        return switch (status) {
            case FAIL -> "fail";
            case WARN -> "warn";
            case MANUAL -> "manual";
            case PASS -> "pass";
            case NOT_APPLICABLE -> "n/a";
        };
    }

    private static String cut(String evidence) {
        return evidence.length() > LONGEST_EVIDENCE
                ? evidence.substring(0, LONGEST_EVIDENCE) + "…"
                : evidence;
    }
}
