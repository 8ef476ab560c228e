package io.cargoshipper.pack.system;

import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.EngineObject;
import io.cargoshipper.pack.engine.FoundContainer;
import io.cargoshipper.pack.engine.FoundImage;
import io.cargoshipper.pack.engine.JsonSize;
import io.cargoshipper.pack.engine.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An event of the engine as one reads it in a list. */
record EventRow(
        String time,
        String type,
        String action,
        String id,
        String name,
        @Untrusted Map<String, String> attributes) {

    /** The engine adds every label of a container to each of its events: these say something. */
    private static final List<String> WORTH_READING =
            List.of(
                    "image",
                    "exitCode",
                    "signal",
                    "container",
                    "driver",
                    "destination",
                    "oldName",
                    "reclaimed",
                    "comment");

    /** What containers, images, networks and volumes can be called. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/@-]{0,511}");

    private static final int LONGEST = 200;
    private static final long NANOS = 1_000_000_000L;

    /** Field names and what else JSON needs around the texts of a row. */
    private static final int FRAME = 80;

    private static final int ATTRIBUTE_FRAME = 6;

    static EventRow of(EngineObject event) {
        EngineObject actor = event.object("Actor");
        Map<String, String> told = actor.textsByKey("Attributes");
        Map<String, String> attributes = new LinkedHashMap<>();
        String type = event.text("Type").orElse("");
        String action = event.text("Action").or(() -> event.text("status")).orElse("");
        // Commands and states of health stand behind the action: "exec_start: sh -c …".
        int colon = action.indexOf(": ");
        if (colon >= 0) {
            attributes.put("detail", cut(action.substring(colon + 2)));
        }
        for (String name : WORTH_READING) {
            String value = told.getOrDefault(name, "");
            if (!value.isEmpty()) {
                attributes.put(
                        name,
                        name.equals("container") ? FoundContainer.shortId(value) : cut(value));
            }
        }
        String id = actor.text("ID").or(() -> event.text("id")).orElse("");
        return new EventRow(
                time(event),
                type,
                cut(colon < 0 ? action : action.substring(0, colon)),
                type.equals("volume") ? id : FoundImage.shortId(id),
                name(told),
                attributes);
    }

    /** Of events that have no name of their own, engines pass on a label that is called so. */
    private static String name(Map<String, String> told) {
        String name = told.getOrDefault("name", "");
        return NAME.matcher(name).matches() ? name : "";
    }

    /** About what it takes as JSON, in bytes. */
    int size() {
        int size = FRAME;
        for (String text : List.of(time, type, action, id, name)) {
            size += JsonSize.of(text);
        }
        for (Map.Entry<String, String> entry : attributes.entrySet()) {
            size += JsonSize.of(entry.getKey()) + JsonSize.of(entry.getValue()) + ATTRIBUTE_FRAME;
        }
        return size;
    }

    private static String time(EngineObject event) {
        Instant time =
                event.number("timeNano")
                        .filter(nanos -> nanos > 0)
                        .map(nanos -> Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS))
                        .orElseGet(() -> Instant.ofEpochSecond(event.number("time").orElse(0L)));
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String cut(String text) {
        int kept = Texts.fitting(text, LONGEST);
        return kept == text.length() ? text : text.substring(0, kept) + "…";
    }
}
