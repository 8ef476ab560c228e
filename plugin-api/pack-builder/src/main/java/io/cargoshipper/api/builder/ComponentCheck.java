package io.cargoshipper.api.builder;

import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Pattern;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.builder.Shape.LeafKind;
import java.util.Optional;
import java.util.Set;

/** Holds the annotations of a record's components, nested ones too, against the rules. */
final class ComponentCheck {

    private final Problems problems;
    private final boolean arguments;

    private ComponentCheck(Problems problems, boolean arguments) {
        this.problems = problems;
        this.arguments = arguments;
    }

    static void ofArguments(Shape.Fields record, Problems problems) {
        record.components().forEach(component -> checkArgumentDoc(component, problems));
        new ComponentCheck(problems, true).check(record);
    }

    static void ofResult(Shape.Fields record, Problems problems) {
        new ComponentCheck(problems, false).check(record);
    }

    private void check(Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            fields.components().forEach(this::check);
        } else if (shape instanceof Shape.Items items) {
            check(items.item());
        } else if (shape instanceof Shape.Entries entries) {
            check(entries.value());
        }
    }

    private void check(Component component) {
        checkDoc(component);
        component.annotation(Range.class).ifPresent(range -> checkRange(component, range));
        component.annotation(Length.class).ifPresent(length -> checkLength(component, length));
        component.annotation(Pattern.class).ifPresent(pattern -> checkPattern(component, pattern));
        if (arguments) {
            Defaults.check(component, problems);
        }
        check(component.shape());
    }

    /** What lies in an argument may go without: its name, beside the argument's, can do. */
    private static void checkArgumentDoc(Component component, Problems problems) {
        if (component.annotation(Doc.class).isEmpty()) {
            reportDoc(component, problems);
        }
    }

    private void checkDoc(Component component) {
        Optional<String> doc = component.annotation(Doc.class).map(Doc::value);
        if (doc.filter(text -> !text.isEmpty() && text.isBlank()).isPresent()) {
            reportDoc(component, problems);
        }
        Texts.checkLength(component.label() + ": its @Doc", doc.orElse(""), problems);
    }

    private static void reportDoc(Component component, Problems problems) {
        problems.add(
                component.label() + " has no description",
                "add @Doc(\"...\"): a model has nothing else to go by; where the name says it all,"
                        + " @Doc(\"\")");
    }

    private void checkRange(Component component, Range range) {
        String label = component.label() + ": @Range";
        if (!isLeaf(component, Set.of(LeafKind.INTEGER, LeafKind.NUMBER))) {
            problems.add(
                    label + " stands on something that is no number",
                    "drop it; @Length bounds texts, lists and maps");
        } else if (Double.isNaN(range.min()) || Double.isNaN(range.max())) {
            problems.add(label + " has an end that is no number", "give a number");
        } else if (range.min() > range.max()) {
            problems.add(label + " has its least value above its greatest", "swap them");
        } else if (Double.isInfinite(range.min()) && Double.isInfinite(range.max())) {
            problems.add(label + " bounds nothing", "give min or max, or drop it");
        } else if (isLeaf(component, Set.of(LeafKind.INTEGER))
                && (isFraction(range.min()) || isFraction(range.max()))) {
            problems.add(label + " of a whole number has a fraction", "give whole numbers");
        }
    }

    private static boolean isFraction(double value) {
        return Double.isFinite(value) && value != Math.rint(value);
    }

    private void checkLength(Component component, Length length) {
        String label = component.label() + ": @Length";
        Shape shape = component.shape();
        if (shape instanceof Shape.Fields || (shape instanceof Shape.Leaf && !isText(component))) {
            problems.add(
                    label + " stands on something that is no text, list or map",
                    "drop it; @Range bounds numbers");
        } else if (length.min() < 0 || length.min() > length.max()) {
            problems.add(
                    label + " has a least length below zero or above its greatest",
                    "give 0 <= min <= max");
        } else if (length.min() == 0 && length.max() == Integer.MAX_VALUE) {
            problems.add(label + " bounds nothing", "give min or max, or drop it");
        }
    }

    private void checkPattern(Component component, Pattern pattern) {
        String label = component.label() + ": @Pattern(\"" + pattern.value() + "\")";
        if (!isText(component)) {
            problems.add(
                    label + " stands on something that is no text",
                    "drop it, or make the component a String");
        }
        if (Patterns.compile(pattern.value()).isEmpty()) {
            problems.add(label + " is no regular expression", "correct its syntax (ECMA-262)");
        } else if (Patterns.isJavaOnly(pattern.value())) {
            problems.add(
                    label + " uses what Java alone understands",
                    "use ECMA-262: no inline flags, ^ and $ for the ends");
        }
    }

    private static boolean isText(Component component) {
        return isLeaf(component, Set.of(LeafKind.TEXT));
    }

    private static boolean isLeaf(Component component, Set<LeafKind> kinds) {
        return component.shape() instanceof Shape.Leaf leaf && kinds.contains(leaf.kind());
    }
}
