package io.cargoshipper.api.builder;

import io.cargoshipper.api.KeepsTier;
import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.LossWords;
import io.cargoshipper.api.index.ToolIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the arguments that raise a tool's tier, and those that look as if they should. */
final class TierCheck {

    private static final String RAISE_OR_KEEP =
            "add @RaisesTier(Tier.DESTRUCTIVE), or @KeepsTier with the reason why it loses nothing";

    private static final String SET_OR_RENAME =
            "drop when = FALSE, so that true raises the tier; if it is false that loses something,"
                    + " give it a name that says so, such as 'keep'";

    private static final String RULE_OR_KEEP =
            "decide it in a TierRule and say so with @KeepsTier, or give there the reason why it"
                    + " loses nothing";

    private final Tier declared;
    private final Problems problems;

    private TierCheck(Tier declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    /** Reads what raises the tier; problems are reported. */
    static List<ToolIndex.Raise> raises(Shape.Fields arguments, Tier declared, Problems problems) {
        TierCheck check = new TierCheck(declared, problems);
        List<ToolIndex.Raise> raises = new ArrayList<>();
        for (Component component : arguments.components()) {
            check.sound(component, RAISE_OR_KEEP);
            check.raise(component).ifPresent(raises::add);
            check.nested(component.shape());
        }
        return raises;
    }

    private Optional<ToolIndex.Raise> raise(Component component) {
        return component
                .annotation(RaisesTier.class)
                .map(
                        raises -> {
                            check(component, raises);
                            return new ToolIndex.Raise(
                                    component.name(), raises.value(), raises.when());
                        });
    }

    private void check(Component component, RaisesTier raises) {
        String label = component.label() + ": @RaisesTier";
        if (raises.value().isWithin(declared)) {
            problems.add(
                    "%s(%s) raises nothing, the tool is %s already"
                            .formatted(label, raises.value(), declared),
                    "drop it, or declare a lower tier on the tool");
        }
        if (component.isBoolean()) {
            return;
        }
        if (raises.when() == RaisesTier.When.FALSE) {
            problems.add(
                    label + " with when = FALSE stands on something that is no boolean",
                    "drop the when, or use a TierRule");
        } else if (!component.optional()) {
            // A default is filled in before the tier is rated, so it counts as given.
            problems.add(
                    label + " stands on an argument that is always given",
                    "make it Optional, declare %s on the tool, or use a TierRule"
                            .formatted(raises.value()));
        }
    }

    private void nested(Shape shape) {
        if (shape instanceof Shape.Items items) {
            nested(items.item());
        } else if (shape instanceof Shape.Entries entries) {
            nested(entries.value());
        } else if (shape instanceof Shape.Fields fields) {
            for (Component component : fields.components()) {
                if (component.annotation(RaisesTier.class).isPresent()) {
                    problems.add(
                            component.label() + ": @RaisesTier works on an argument itself alone",
                            "decide it in a TierRule, and say so here with @KeepsTier");
                }
                sound(component, RULE_OR_KEEP);
                nested(component.shape());
            }
        }
    }

    private void sound(Component component, String mend) {
        Optional<RaisesTier> raise = component.annotation(RaisesTier.class);
        boolean raises = raise.isPresent();
        boolean raisedBySet =
                raise.filter(known -> known.when() == RaisesTier.When.SET).isPresent();
        Optional<KeepsTier> keeps = component.annotation(KeepsTier.class);
        if (raises && keeps.isPresent()) {
            problems.add(
                    component.label() + " has both @RaisesTier and @KeepsTier", "drop one of them");
        }
        if (keeps.filter(reason -> reason.value().isBlank()).isPresent()) {
            problems.add(
                    component.label() + ": @KeepsTier gives no reason",
                    "say why it loses nothing, for whoever reviews the pack");
        }
        if (!raisedBySet
                && keeps.isEmpty()
                && declared != Tier.DESTRUCTIVE
                && soundsBad(component)) {
            problems.add(
                    "%s sounds destructive, and the tool is %s"
                            .formatted(component.label(), declared),
                    raises ? SET_OR_RENAME : mend);
        }
    }

    private static boolean soundsBad(Component component) {
        return component.isBoolean() && LossWords.in(component.name());
    }
}
