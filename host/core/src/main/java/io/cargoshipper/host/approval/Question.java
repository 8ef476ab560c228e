package io.cargoshipper.host.approval;

import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what a person is asked. Arguments are a model's, names are those of whoever made the
 * thing: each is on one line, and without what a person would not see, so that none can pass for a
 * line of the question. Arguments come last: what they make of a client that renders its text, they
 * cannot do to what stands before them.
 */
final class Question {

    /** Of what an approval is not bound to by its name alone. */
    private static final int MOST_NAME = 200;

    private static final int TAIL = 500;
    private static final int SHORT_ID = 12;

    private final List<String> lines = new ArrayList<>();
    private final UnaryOperator<String> redaction;

    private Question(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    /**
     * The question, in lines.
     *
     * @param why which rule asks for the approval; empty where effects have rules of their own
     * @param before what was asked or approved before for the same call, if that was another thing
     * @throws io.cargoshipper.api.ToolException {@code REFUSED_BY_POLICY} if it is more than a
     *     person can be shown
     */
    static String of(CallFacts call, Grant grant, String why, Optional<Grant> before) {
        String arguments = json(call.shown());
        Showable.check(grant, arguments);
        Question question = new Question(call.redaction());
        question.call(call, why);
        before.filter(other -> !other.covers(grant))
                .ifPresent(other -> question.change(other, grant));
        if (grant.wholeCall()) {
            grant.plan().ifPresentOrElse(question::plan, () -> question.noPlan(call.tier()));
        }
        question.effects(grant.effects());
        question.arguments(arguments, Showable.saysWhat(grant));
        String text = String.join("\n", question.lines);
        Showable.check(text);
        return text;
    }

    private void call(CallFacts call, String why) {
        lines.add("May %s be called?".formatted(name(call.tool())));
        lines.add(
                "Asked for by: %s%s"
                        .formatted(
                                name(call.caller().name()),
                                call.caller()
                                        .client()
                                        .map(
                                                client ->
                                                        ", with a client that calls itself "
                                                                + name(client))
                                        .orElse("")));
        if (!why.isEmpty()) {
            lines.add("Why you are asked: " + Shown.line(why));
        }
    }

    /** Whole, unless a plan says what they come to. */
    private void arguments(String json, boolean planned) {
        String text = Shown.line(json);
        int most = Showable.MOST_ARGUMENTS_BESIDE_PLAN;
        lines.add(
                "Arguments: "
                        + (planned && text.length() > most
                                ? "%s … (%,d characters left out) … %s"
                                        .formatted(
                                                Shown.head(text, most - TAIL),
                                                text.length() - most,
                                                Shown.tail(text, TAIL))
                                : text));
    }

    private void plan(Plan plan) {
        List<Plan.Step> steps = plan.steps();
        lines.add("It will:");
        steps.forEach(step -> lines.add("  " + text(step)));
        if (steps.size() > 1) {
            lines.add("In all: " + counted(steps));
        }
        lines.add("It cannot destroy anything else.");
    }

    private void noPlan(Tier tier) {
        lines.add(
                tier == Tier.DESTRUCTIVE
                        ? "The tool does not say what it will touch. Approved, it may destroy whatever a call with these arguments destroys."
                        : "The tool does not say what it will touch.");
    }

    private void effects(List<JudgedEffect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        lines.add("It asks the engine for what policy wants approved:");
        effects.forEach(found -> lines.add("  " + text(found)));
        lines.add(
                "This was found while the call ran: what it had done by then stays, and approved it begins anew.");
    }

    private void change(Grant before, Grant now) {
        List<Plan.Step> old = before.plan().map(Plan::steps).orElse(List.of());
        List<Plan.Step> fresh = now.plan().map(Plan::steps).orElse(List.of());
        lines.add("This is not what was asked before. Since then:");
        differing(fresh, old).forEach(step -> lines.add("  new: " + step));
        differing(old, fresh).forEach(step -> lines.add("  no longer: " + step));
    }

    /** What is in one list and not in the other. */
    private List<String> differing(List<Plan.Step> steps, List<Plan.Step> others) {
        Set<String> known = others.stream().map(Digests::ofStep).collect(Collectors.toSet());
        return steps.stream()
                .filter(step -> !known.contains(Digests.ofStep(step)))
                .map(this::text)
                .toList();
    }

    private String text(JudgedEffect found) {
        return "%s%s (%s)"
                .formatted(
                        found.effect().text(),
                        found.subject().isEmpty()
                                ? ""
                                : " of '%s'".formatted(shown(found.subject())),
                        Shown.line(redaction.apply(found.verdict().reason())));
    }

    private String text(Plan.Step step) {
        String id =
                step.id().matches("(sha256:)?[0-9a-f]{64}")
                        ? shortened(step.id())
                        : shown(step.id());
        return "%s %s '%s'%s%s"
                .formatted(
                        name(step.verb()),
                        name(step.kind()),
                        shown(step.name()),
                        id.isEmpty() || step.id().equals(step.name()) ? "" : " (%s)".formatted(id),
                        size(step.sizeBytes()));
    }

    private String shown(String name) {
        return redaction.apply(Shown.exactly(name)); // in this order: redaction cleans
    }

    private static String shortened(String id) {
        String digits = id.substring(id.indexOf(':') + 1);
        return digits.substring(0, SHORT_ID);
    }

    private static String size(OptionalLong bytes) {
        return bytes.isPresent() ? ", " + Bytes.text(bytes.getAsLong()) : "";
    }

    /** Such as "3 containers, 1 volume, 1.2 GB". */
    private static String counted(List<Plan.Step> steps) {
        Map<String, Long> kinds = new TreeMap<>();
        steps.forEach(
                step ->
                        kinds.merge(
                                "%s %s".formatted(name(step.verb()), name(step.kind())),
                                1L,
                                Long::sum));
        String counts =
                kinds.entrySet().stream()
                        .map(kind -> "%s: %d".formatted(kind.getKey(), kind.getValue()))
                        .collect(Collectors.joining(", "));
        long known = steps.stream().mapToLong(step -> step.sizeBytes().orElse(0)).sum();
        return known == 0 ? counts : "%s; %s".formatted(counts, Bytes.text(known));
    }

    private static String json(Map<String, Object> arguments) {
        return JsonMapper.shared().writeValueAsString(arguments);
    }

    private static String name(String text) {
        String line = Shown.line(text);
        return line.length() <= MOST_NAME
                ? line
                : "%s… (%d characters)".formatted(Shown.head(line, MOST_NAME), line.length());
    }
}
