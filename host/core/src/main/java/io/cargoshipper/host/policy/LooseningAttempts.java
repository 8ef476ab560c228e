package io.cargoshipper.host.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Finds what inner layers ask for in vain: it is reported, and has no effect. */
public final class LooseningAttempts {

    private final Meet meet;
    private final List<String> attempts = new ArrayList<>();

    private LooseningAttempts(Meet meet) {
        this.meet = meet;
    }

    /** Those of a policy and of its roles, one message each. */
    public static List<String> of(Policy policy) {
        Set<String> attempts = new LinkedHashSet<>(new LooseningAttempts(policy.meet()).find());
        for (String role : new TreeSet<>(policy.roles().keySet())) {
            attempts.addAll(new LooseningAttempts(policy.forRole(role).meet()).find());
        }
        return List.copyOf(attempts);
    }

    private List<String> find() {
        for (Bound<?> bound : Bound.all()) {
            bound(bound);
        }
        for (FixedKey<?> key : FixedKey.all()) {
            fixed(key);
        }
        for (Subject subject : Subject.values()) {
            List<Said<List<Setting<Glob>>>> allowed = meet.said(ListKey.allowed(subject));
            if (!allowed.isEmpty()) {
                deadEntries(allowed, subject.naming()::overlap);
                deniedAnyway(subject);
            }
        }
        deadEntries(meet.said(ListKey.REDACTION_ALLOW), Glob::overlaps);
        deadEntries(meet.said(ListKey.PORTS), PortRange::overlaps);
        return List.copyOf(attempts);
    }

    private <T> void bound(Bound<T> bound) {
        List<Said<T>> counting = meet.counting(bound);
        for (int i = 1; i < counting.size(); i++) {
            Said<T> inner = counting.get(i);
            for (Said<T> outer : counting.subList(0, i)) {
                if (bound.strictness().compare(inner.value(), outer.value()) > 0) {
                    attempts.add(
                            "%s asks for %s, but %s says %s: ignored%s"
                                    .formatted(
                                            inner.place().text(),
                                            bound.write(inner.value()),
                                            outer.place().text(),
                                            bound.write(outer.value()),
                                            mend(inner, outer)));
                }
            }
        }
    }

    private <T> void fixed(FixedKey<T> key) {
        for (Said<T> said : meet.said(key)) {
            if (!said.source().replacesDefaults()) {
                attempts.add(
                        "%s cannot be set there: ignored; set it in the process's environment, or in the configuration or the .env beside it"
                                .formatted(said.place().text()));
                continue;
            }
            meet.first(key)
                    .filter(first -> !first.value().equals(said.value()))
                    .ifPresent(
                            first ->
                                    attempts.add(
                                            "%s asks for %s, but %s says %s: ignored"
                                                    .formatted(
                                                            said.place().text(),
                                                            key.write(said.value()),
                                                            first.place().text(),
                                                            key.write(first.value()))));
        }
    }

    /** Entries that nothing in an outer list leaves anything of. */
    private <E> void deadEntries(List<Said<List<Setting<E>>>> lists, BiPredicate<E, E> overlap) {
        for (int i = 1; i < lists.size(); i++) {
            for (Said<List<Setting<E>>> outer : lists.subList(0, i)) {
                for (Setting<E> entry : lists.get(i).value()) {
                    if (outer.value().stream()
                            .noneMatch(held -> overlap.test(entry.value(), held.value()))) {
                        attempts.add(
                                "%s allows '%s', but %s allows nothing of it: ignored"
                                        .formatted(
                                                entry.place().text(),
                                                entry.value(),
                                                outer.place().text()));
                    }
                }
            }
        }
    }

    /** Entries that a list of an outer layer denies as a whole. */
    private void deniedAnyway(Subject subject) {
        for (int i = 1; i < meet.layers().size(); i++) {
            List<Setting<Glob>> allowed =
                    meet.layers().get(i).get(ListKey.allowed(subject)).stream()
                            .flatMap(list -> list.value().stream())
                            .toList();
            for (PolicyLayer outer : meet.layers().subList(0, i)) {
                List<Setting<Glob>> denied =
                        outer.get(ListKey.denied(subject)).stream()
                                .flatMap(list -> list.value().stream())
                                .toList();
                allowed.forEach(entry -> deniedAnyway(subject, entry, denied));
            }
        }
    }

    private void deniedAnyway(Subject subject, Setting<Glob> entry, List<Setting<Glob>> denied) {
        denied.stream()
                .filter(
                        deny ->
                                deny.value().covers(entry.value())
                                        || (entry.value().isLiteral()
                                                && subject.naming()
                                                        .denies(
                                                                deny.value(),
                                                                entry.value().text())))
                .findFirst()
                .ifPresent(
                        deny ->
                                attempts.add(
                                        "%s allows '%s', but %s denies '%s': ignored"
                                                .formatted(
                                                        entry.place().text(),
                                                        entry.value(),
                                                        deny.place().text(),
                                                        deny.value())));
    }

    /** Only of the defaults can be said who may replace them. */
    private static String mend(Said<?> inner, Said<?> outer) {
        if (outer.source().kind() != PolicySource.Kind.DEFAULT) {
            return "";
        }
        return inner.source().kind() == PolicySource.Kind.ROLE
                ? "; a role can only tighten, so set %s for all, and lower it for other roles"
                        .formatted(outer.place().setting())
                : "; a .env in the working folder can only tighten, so set it in the process's"
                        + " environment, or in the configuration or the .env beside it";
    }
}
