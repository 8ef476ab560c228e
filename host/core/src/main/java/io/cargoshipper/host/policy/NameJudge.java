package io.cargoshipper.host.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds names against the lists of all layers: deny lists, then allow lists. */
final class NameJudge {

    private final Meet meet;

    NameJudge(Meet meet) {
        this.meet = meet;
    }

    /**
     * Why a name is refused; empty if it is not.
     *
     * @param family another name that it goes by, or the same
     */
    Optional<Decision> refusal(Subject subject, String name, String family) {
        List<Said<?>> by = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> mends = new ArrayList<>();
        for (Said<List<Setting<Glob>>> list : meet.said(ListKey.denied(subject))) {
            for (Setting<Glob> entry : list.value()) {
                if (denies(subject, entry.value(), name, family)) {
                    String text = "'%s'".formatted(entry.value());
                    by.add(new Said<>(list.source(), entry));
                    words.add("is denied by " + text + " of " + entry.place().text());
                    mends.add("taking " + text + " out of " + entry.place().text());
                }
            }
        }
        for (Said<List<Setting<Glob>>> list : meet.said(ListKey.allowed(subject))) {
            if (allowing(subject, list, name, family).isEmpty()) {
                by.add(list);
                words.add(
                        "is not among the allowed %s of %s"
                                .formatted(subject.plural(), list.place().text()));
                mends.add("adding it to " + list.place().text());
            }
        }
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Decision.refused(
                                "%s '%s'".formatted(subject.singular(), name),
                                by.get(0),
                                "'%s' %s".formatted(name, String.join(", and ", words)),
                                "an operator can allow it by " + String.join(", and ", mends)));
    }

    /** The entry of a trusted layer's allow list that stands for a name, if one does. */
    Optional<Said<Glob>> trustedEntry(Subject subject, String name) {
        return meet.said(ListKey.allowed(subject)).stream()
                .filter(list -> list.source().replacesDefaults())
                .flatMap(
                        list ->
                                allowing(subject, list, name, name)
                                        .map(entry -> new Said<>(list.source(), entry))
                                        .stream())
                .findFirst();
    }

    /** Whether a trusted layer's allow list has a path itself, without wildcards. */
    boolean isExactMount(String path) {
        return meet.said(ListKey.allowed(Subject.MOUNTS)).stream()
                .filter(list -> list.source().replacesDefaults())
                .flatMap(list -> list.value().stream())
                .anyMatch(entry -> entry.value().isLiteral() && entry.value().text().equals(path));
    }

    /** Whether any layer says what names there may be. */
    boolean haveLists(Subject subject) {
        return !meet.said(ListKey.allowed(subject)).isEmpty()
                || meet.said(ListKey.denied(subject)).stream()
                        .anyMatch(list -> !list.value().isEmpty());
    }

    /** One decision for each list that there is, for what {@link #refusal} lets pass. */
    List<Decision> passed(Subject subject, String name, String family) {
        String what = "%s '%s'".formatted(subject.singular(), name);
        List<Decision> passed = new ArrayList<>();
        for (Said<List<Setting<Glob>>> list : meet.said(ListKey.denied(subject))) {
            passed.add(Decision.allowed(what, list, "not denied by " + list.place().text()));
        }
        for (Said<List<Setting<Glob>>> list : meet.said(ListKey.allowed(subject))) {
            allowing(subject, list, name, family)
                    .ifPresent(
                            entry ->
                                    passed.add(
                                            Decision.allowed(
                                                    what,
                                                    new Said<>(list.source(), entry),
                                                    "allowed by '%s' of %s"
                                                            .formatted(
                                                                    entry.value(),
                                                                    entry.place().text()))));
        }
        if (passed.isEmpty()) {
            passed.add(
                    Decision.allowed(
                            what,
                            meet.defaults().name(),
                            subject.allowKey(),
                            "no layer has a list of " + subject.plural()));
        }
        return passed;
    }

    private static boolean denies(Subject subject, Glob pattern, String name, String family) {
        return subject.naming().denies(pattern, name) || subject.naming().denies(pattern, family);
    }

    private static Optional<Setting<Glob>> allowing(
            Subject subject, Said<List<Setting<Glob>>> list, String name, String family) {
        return list.value().stream()
                .filter(
                        entry ->
                                subject.naming().matches(entry.value(), name)
                                        || subject.naming().matches(entry.value(), family))
                .findFirst();
    }
}
