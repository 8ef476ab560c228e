package io.cargoshipper.host.shape;

import io.cargoshipper.host.shape.JsonCut.CutRows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells a client what it did not get, and how to get it.
 *
 * @param rows the lists that lost rows
 * @param texts whether texts were cut
 * @param shownBytes how much it gets
 * @param allBytes how much there is
 * @param arguments arguments by which the tool gives less
 * @param again the argument to read a list with in pages, and how many rows fit
 * @param kept where all of what was cut can be read
 */
record TruncationNote(
        List<CutRows> rows,
        boolean texts,
        long shownBytes,
        long allBytes,
        List<String> arguments,
        Optional<String> again,
        List<KeptResult> kept) {

    /** Of a language model's tokens; a rough mean for JSON and English. */
    private static final int BYTES_PER_TOKEN = 4;

    /** More than any note takes. */
    static final int MOST_BYTES = 900;

    private static final int MOST_LISTS = 4;
    private static final int LONGEST_NAME = 40;

    TruncationNote {
        rows = List.copyOf(rows);
        arguments = List.copyOf(arguments);
        kept = List.copyOf(kept);
    }

    String text() {
        List<String> shown = new ArrayList<>();
        for (CutRows list : rows.subList(0, Math.min(rows.size(), MOST_LISTS))) {
            shown.add("%,d of %,d rows of %s".formatted(list.kept(), list.total(), name(list)));
        }
        shown.add(
                "%,d of %,d bytes (about %,d of %,d tokens)"
                        .formatted(
                                shownBytes,
                                allBytes,
                                shownBytes / BYTES_PER_TOKEN,
                                allBytes / BYTES_PER_TOKEN));
        List<String> mends = new ArrayList<>();
        again.ifPresent(mends::add);
        if (!arguments.isEmpty()) {
            mends.add("ask for less with " + String.join(", ", arguments));
        }
        if (!kept.isEmpty()) {
            mends.add(
                    "read %s until %s"
                            .formatted(
                                    kept.stream()
                                            .map(TruncationNote::place)
                                            .collect(Collectors.joining(" and ")),
                                    shown(kept.get(0).expires())));
        }
        return "[truncated: shows %s%s%s]"
                .formatted(
                        String.join(", ", shown),
                        texts ? "; texts end where they are marked as cut" : "",
                        mends.isEmpty() ? "" : "; " + String.join(", or ", mends));
    }

    private static String name(CutRows list) {
        return list.name().length() <= LONGEST_NAME
                ? list.name()
                : list.name().substring(0, LONGEST_NAME) + "…";
    }

    private static String place(KeptResult result) {
        return "the full %s at %s".formatted(result.what(), result.uri());
    }

    private static Instant shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
