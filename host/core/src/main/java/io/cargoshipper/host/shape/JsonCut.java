package io.cargoshipper.host.shape;

import io.cargoshipper.host.shape.JsonParts.Owner;
import io.cargoshipper.host.shape.JsonParts.Rows;
import io.cargoshipper.host.shape.JsonParts.Text;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts the JSON values of a result, in place, so that they fit into so many bytes and still meet
 * their schema. First the longest texts, then rows of the largest lists, but for one of each, then
 * whatever text is left, at last the last rows, and entries of maps.
 */
final class JsonCut {

    /** No text is cut to less. */
    private static final int SHORTEST_TEXT = 200;

    /** Enough for what tools return; what is still too large after it is refused. */
    private static final int MOST_LISTS = 60;

    private final Map<String, Object> values;
    private final ResultSchema schema;
    private final Map<String, CutRows> rows = new LinkedHashMap<>();
    private boolean textsCut;
    private boolean cursorTaken;
    private boolean cursorMisleads;
    private long excess;

    /**
     * A list that lost rows.
     *
     * @param name the property that it is in
     * @param kept how many rows are left
     * @param total how many there were
     */
    record CutRows(String name, int kept, int total) {}

    /**
     * @param values the values, whose lists and maps can be changed
     */
    JsonCut(Map<String, Object> values, ResultSchema schema) {
        this.values = values;
        this.schema = schema;
    }

    /** Cuts to so many bytes; false if the schema does not let it. */
    boolean to(long bytes) {
        excess = JsonSize.of(values) - bytes;
        cutTexts(bytes / 2);
        cutRows(1);
        cutTexts(SHORTEST_TEXT);
        cutRows(0);
        return excess <= 0
                && !cursorMisleads
                && (!textsCut || UniqueItems.restored(values, schema));
    }

    /** The lists that lost rows, in the order in which they did. */
    List<CutRows> rows() {
        return List.copyOf(rows.values());
    }

    /** Whether texts were cut. */
    boolean hasCutTexts() {
        return textsCut;
    }

    /** Whether a cursor was taken out, which would have skipped the rows that were cut. */
    boolean hasTakenCursor() {
        return cursorTaken;
    }

    private void cutTexts(long most) {
        if (excess <= 0) {
            return;
        }
        List<Text> longest =
                JsonParts.of(values, schema).texts().stream()
                        .filter(text -> text.bytes() > Math.max(most, SHORTEST_TEXT))
                        .sorted(Comparator.comparingLong(Text::bytes).reversed())
                        .toList();
        for (Text text : longest) {
            if (excess <= 0) {
                return;
            }
            // No shorter than it has to be.
            long target = Math.max(Math.max(most, SHORTEST_TEXT), text.bytes() - excess);
            String cut = TextCut.toJsonBytes(text.value(), target);
            text.put().accept(cut);
            excess -= text.bytes() - JsonSize.ofCharacters(cut, 0, cut.length());
            textsCut = true;
        }
    }

    private void cutRows(int least) {
        for (int i = 0; i < MOST_LISTS && excess > 0; i++) {
            Optional<Rows> largest =
                    JsonParts.of(values, schema).rows().stream()
                            .filter(list -> list.values().size() > Math.max(least, list.least()))
                            .max(Comparator.comparingLong(Rows::bytes));
            if (largest.isEmpty()) {
                return;
            }
            cut(largest.get(), least);
        }
    }

    private void cut(Rows list, int least) {
        int before = list.values().size();
        excess -= list.removeLast(excess, Math.max(least, list.least()));
        int total = rows.containsKey(list.path()) ? rows.get(list.path()).total() : before;
        rows.put(list.path(), new CutRows(list.name(), list.values().size(), total));
        list.owner().ifPresent(this::takeCursor);
    }

    /** It leads to the page after this one, past the rows that were cut. */
    private void takeCursor(Owner owner) {
        for (String name : List.copyOf(owner.values().keySet())) {
            if (name.endsWith("cursor") && owner.values().get(name) instanceof String) {
                if (owner.schema().requires(name)) {
                    cursorMisleads = true;
                } else {
                    owner.values().remove(name);
                    cursorTaken = true;
                }
            }
        }
    }
}
