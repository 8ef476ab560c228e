package io.cargoshipper.host.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges what containers ask for in numbers: memory, processes, processors, ports. */
final class ContainerJudge {

    private final Meet meet;

    ContainerJudge(Meet meet) {
        this.meet = meet;
    }

    /** A limit that is absent is above any ceiling, and above any floor. */
    Verdict memory(OptionalLong limit) {
        Optional<Long> bytes = aboveZero(limit);
        return limit("memory limit", bytes, Bound.MEMORY_MAX, Optional.of(Bound.MEMORY_REQUIRED))
                .or(() -> floor("memory limit", bytes, Bound.MEMORY_MIN))
                .map(Decision::verdict)
                .orElse(Verdict.ALLOWED);
    }

    Verdict pids(OptionalLong limit) {
        Optional<Long> number = aboveZero(limit);
        return limit("limit of processes", number, Bound.PIDS_MAX, Optional.of(Bound.PIDS_REQUIRED))
                .map(Decision::verdict)
                .orElse(Verdict.ALLOWED);
    }

    Verdict cpus(OptionalDouble limit) {
        Optional<Double> number = limit.stream().filter(value -> value > 0).boxed().findFirst();
        return limit("limit of processors", number, Bound.CPUS_MAX, Optional.empty())
                .map(Decision::verdict)
                .orElse(Verdict.ALLOWED);
    }

    /** Port 0 has the engine choose one, which only an empty list forbids. */
    Verdict port(int port) {
        List<Said<List<Setting<PortRange>>>> without =
                meet.said(ListKey.PORTS).stream()
                        .filter(list -> !contains(list.value(), port))
                        .toList();
        if (without.isEmpty()) {
            return Verdict.ALLOWED;
        }
        String what = port == 0 ? "a port that the engine chooses" : "port " + port;
        return Decision.refused(
                        what,
                        without.get(0),
                        "%s is not among the ports of %s"
                                .formatted(what, places(without, ", and of ")),
                        "an operator can allow it by adding %s to %s"
                                .formatted(
                                        port == 0 ? "any port" : "it",
                                        places(without, ", and to ")))
                .verdict();
    }

    Verdict digest(String image) {
        List<Said<Boolean>> demanding = demanding(Bound.DIGEST_REQUIRED);
        return demanding.isEmpty() || image.contains("@sha256:") || image.startsWith("sha256:")
                ? Verdict.ALLOWED
                : Decision.refused(
                                image,
                                demanding.get(0),
                                "'%s' has no digest, which %s asks for: name it as %s@sha256:…"
                                        .formatted(image, places(demanding, ", and "), image),
                                Mend.byOperator(
                                        demanding,
                                        said -> Mend.value(Bound.DIGEST_REQUIRED, said, false)))
                        .verdict();
    }

    private static Optional<Long> aboveZero(OptionalLong number) {
        return number.stream().filter(value -> value > 0).boxed().findFirst();
    }

    private static boolean contains(List<Setting<PortRange>> ranges, int port) {
        return port == 0
                ? !ranges.isEmpty()
                : ranges.stream().anyMatch(range -> range.value().contains(port));
    }

    private <N extends Comparable<N>> Optional<Decision> limit(
            String what, Optional<N> asked, Bound<N> ceiling, Optional<Bound<Boolean>> required) {
        List<Said<N>> below =
                over(ceiling, limit -> asked.isEmpty() || asked.get().compareTo(limit) > 0);
        if (!below.isEmpty()) {
            N least = below.stream().map(Said::value).min(N::compareTo).orElseThrow();
            String words =
                    "%s, where %s: ask for at most %s"
                            .formatted(
                                    asked.map(
                                                    value ->
                                                            "a %s of %s"
                                                                    .formatted(
                                                                            what,
                                                                            ceiling.write(value)))
                                            .orElse("there is no " + what),
                                    said(ceiling, below),
                                    ceiling.write(least));
            return Optional.of(Decision.refused(what, below.get(0), words, mend(below, "more")));
        }
        return asked.isPresent()
                ? Optional.empty()
                : required.flatMap(demand -> missing(what, demand));
    }

    private Optional<Decision> missing(String what, Bound<Boolean> demand) {
        List<Said<Boolean>> demanding = demanding(demand);
        return demanding.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Decision.refused(
                                what,
                                demanding.get(0),
                                "there is no %s, which %s asks for: set one"
                                        .formatted(what, places(demanding, ", and ")),
                                Mend.byOperator(
                                        demanding, said -> Mend.value(demand, said, false))));
    }

    private <N extends Comparable<N>> Optional<Decision> floor(
            String what, Optional<N> asked, Bound<N> floor) {
        List<Said<N>> above =
                over(floor, limit -> asked.isPresent() && asked.get().compareTo(limit) < 0);
        if (above.isEmpty()) {
            return Optional.empty();
        }
        N most = above.stream().map(Said::value).max(N::compareTo).orElseThrow();
        return Optional.of(
                Decision.refused(
                        what,
                        above.get(0),
                        "a %s of %s, where %s: ask for at least %s"
                                .formatted(
                                        what,
                                        floor.write(asked.orElseThrow()),
                                        said(floor, above),
                                        floor.write(most)),
                        mend(above, "less")));
    }

    private <N> List<Said<N>> over(Bound<N> bound, Predicate<N> refuses) {
        return meet.counting(bound).stream().filter(said -> refuses.test(said.value())).toList();
    }

    private List<Said<Boolean>> demanding(Bound<Boolean> demand) {
        return over(demand, demanded -> demanded);
    }

    private static <N> String mend(List<Said<N>> limiting, String change) {
        return "an operator can allow %s with another %s"
                .formatted(change, places(limiting, ", and another "));
    }

    private static <N> String said(Bound<N> bound, List<Said<N>> said) {
        return said.stream()
                .map(one -> "%s is %s".formatted(one.place().text(), bound.write(one.value())))
                .collect(Collectors.joining(", and "));
    }

    private static <N> String places(List<Said<N>> said, String between) {
        return said.stream().map(one -> one.place().text()).collect(Collectors.joining(between));
    }
}
