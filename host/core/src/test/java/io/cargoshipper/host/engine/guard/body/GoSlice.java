package io.cargoshipper.host.engine.guard.body;

import java.util.AbstractList;
import java.util.List;

/** A list that remembers what stood behind its end, as a slice of Go does. */
final class GoSlice extends AbstractList<Object> {

    private final List<Object> elements;
    private final List<Object> backing;

    GoSlice(List<Object> elements, List<Object> backing) {
        this.elements = elements;
        this.backing = backing;
    }

    /** Its elements, and those of longer lists before it. */
    List<Object> backing() {
        return backing;
    }

    @Override
    public Object get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
