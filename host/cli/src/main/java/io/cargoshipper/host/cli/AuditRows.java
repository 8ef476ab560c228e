package io.cargoshipper.host.cli;

import io.cargoshipper.host.audit.AuditTailer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints lines of the audit trail for people: a row each, under a header. */
final class AuditRows {

    private static final String FORMAT = "%-24s  %-8s  %-9s  %-11s  %s%n";

    /** Of a field, so that a row stays one. */
    private static final int MOST_TEXT = 160;

    private final PrintWriter out;
    private boolean begun;

    AuditRows(PrintWriter out) {
        this.out = out;
    }

    void print(AuditTailer.Entry entry) {
        if (!begun) {
            out.printf(FORMAT, "TIME", "CALL", "EVENT", "TIER", "WHAT");
            begun = true;
        }
        if (entry.fields().isEmpty()) {
            out.printf(FORMAT, "-", "-", "-", "-", "no line of an audit trail");
            return;
        }
        out.printf(
                FORMAT,
                text(entry, "time").orElse("-"),
                text(entry, "call").orElse("-"),
                text(entry, "event").orElse("-"),
                text(entry, "tier").orElse("-"),
                String.join(" ", what(entry)));
    }

    private static List<String> what(AuditTailer.Entry entry) {
        List<String> what = new ArrayList<>();
        text(entry, "name").ifPresent(what::add);
        text(entry, "code").ifPresent(what::add);
        text(entry, "use").ifPresent(what::add);
        text(entry, "method").ifPresent(what::add);
        text(entry, "path").ifPresent(what::add);
        text(entry, "allowed").filter("false"::equals).ifPresent(no -> what.add("REFUSED"));
        text(entry, "step").ifPresent(what::add);
        if (entry.fields().get("effects") instanceof List<?> effects) {
            effects.forEach(effect -> what.add("[" + effect(effect) + "]"));
        }
        text(entry, "effectsLeftOut").ifPresent(count -> what.add("[%s more]".formatted(count)));
        text(entry, "ms").ifPresent(ms -> what.add(ms + " ms"));
        text(entry, "bytes").ifPresent(bytes -> what.add(bytes + " B"));
        text(entry, "client")
                .or(() -> text(entry, "caller"))
                .ifPresent(who -> what.add("by " + who));
        text(entry, "reason").ifPresent(reason -> what.add("– " + reason));
        text(entry, "arguments").ifPresent(what::add);
        text(entry, "pid").ifPresent(pid -> what.add("process " + pid));
        text(entry, "files").ifPresent(what::add);
        text(entry, "lost").ifPresent(lost -> what.add(lost + " records lost"));
        return what;
    }

    private static String effect(Object effect) {
        return effect instanceof Map<?, ?> fields
                ? "%s: %s".formatted(fields.get("effect"), fields.get("disposition"))
                : "?";
    }

    /** Without what could steer a terminal: the trail has it as it came, escaped. */
    private static Optional<String> text(AuditTailer.Entry entry, String field) {
        return entry.text(field)
                .map(text -> text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…")
                .map(text -> text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?"));
    }
}
