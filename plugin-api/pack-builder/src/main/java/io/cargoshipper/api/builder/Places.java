package io.cargoshipper.api.builder;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the components of a record that carry an annotation, as JSON pointers in which {@code *}
 * stands for every index or key. What lies below a place that was found belongs to it.
 */
final class Places {

    private final Class<? extends Annotation> annotation;
    private final List<String> found = new ArrayList<>();

    private Places(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    /** Finds the places in a record, in the order of its components. */
    static List<String> of(
            Class<? extends Annotation> annotation, String prefix, Shape.Fields record) {
        Places places = new Places(annotation);
        places.walk(prefix, record);
        return List.copyOf(places.found);
    }

    private void walk(String at, Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            fields.components().forEach(component -> walk(at, component));
        } else if (shape instanceof Shape.Items items) {
            walk(at + "/*", items.item());
        } else if (shape instanceof Shape.Entries entries) {
            walk(at + "/*", entries.value());
        }
    }

    private void walk(String at, Component component) {
        // Names in JSON are made from Java identifiers: none holds a character to escape.
        String place = at + "/" + component.name();
        if (component.annotation(annotation).isPresent()) {
            found.add(place);
        } else {
            walk(place, component.shape());
        }
    }
}
