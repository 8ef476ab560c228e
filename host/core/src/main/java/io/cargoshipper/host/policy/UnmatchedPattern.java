package io.cargoshipper.host.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A pattern of a list that nothing there is matches, so probably mistyped.
 *
 * @param place the list and where it stands
 * @param pattern the pattern as written
 */
public record UnmatchedPattern(String place, String pattern) {

    /**
     * Those of all layers and roles of a policy, of the lists of a subject.
     *
     * @param matchesAny whether a pattern matches any of what there is
     */
    public static List<UnmatchedPattern> find(
            Policy policy, Subject subject, Predicate<Glob> matchesAny) {
        Stream<PolicyLayer> layers =
                Stream.concat(
                        policy.layers().stream(),
                        policy.roles().values().stream().flatMap(List::stream));
        List<ListKey<Glob>> lists =
                new ArrayList<>(List.of(ListKey.denied(subject), ListKey.allowed(subject)));
        if (subject == Subject.TOOLS) {
            lists.add(ListKey.APPROVAL_TOOLS);
        }
        return layers.flatMap(layer -> lists.stream().flatMap(list -> layer.get(list).stream()))
                .flatMap(list -> list.value().stream())
                .filter(entry -> !matchesAny.test(entry.value()))
                .map(entry -> new UnmatchedPattern(entry.place().text(), entry.value().text()))
                .toList();
    }
}
