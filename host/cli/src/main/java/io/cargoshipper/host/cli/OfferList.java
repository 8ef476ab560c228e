package io.cargoshipper.host.cli;

import io.cargoshipper.host.Host;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.policy.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** Lists what packs offer of one sort, by their indices: runs no code of theirs. */
abstract class OfferList<T extends Offer> implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;
    private final Class<T> type;

    @Option(names = "--json", description = "Print JSON, schemas included.")
    private boolean json;

    @Option(names = "--all", description = "List those too that policy withholds, with the reason.")
    private boolean all;

    OfferList(Streams streams, HostOptions options, Class<T> type) {
        this.streams = streams;
        this.options = options;
        this.type = type;
    }

    /** What several are called, in JSON. */
    abstract String plural();

    /** The names of the first two columns. */
    abstract List<String> columns();

    /** What stands in the first two columns. */
    abstract List<String> cells(T offer);

    abstract String description(T offer);

    /** Adds what JSON has beyond pack, description and what policy says. */
    abstract void describe(T offer, Map<String, Object> json);

    @Override
    public Integer call() {
        try (Host host = options.host()) {
            List<T> offers =
                    host.catalog().offers(type).stream()
                            .filter(offer -> all || refusal(host, offer).isEmpty())
                            .toList();
            if (json) {
                List<Object> list = new ArrayList<>();
                offers.forEach(offer -> list.add(json(offer, refusal(host, offer))));
                JsonOutput.print(streams.printer(), Map.of(plural(), list));
            } else {
                table(host, offers).print(streams.printer());
            }
        }
        return ExitCode.OK;
    }

    private Table table(Host host, List<T> offers) {
        Table table =
                new Table(
                        columns().get(0),
                        columns().get(1),
                        "PACK",
                        all ? "REFUSED" : "DESCRIPTION");
        for (T offer : offers) {
            table.row(
                    cells(offer).get(0),
                    cells(offer).get(1),
                    offer.pack().name(),
                    all ? refusal(host, offer) : firstSentence(description(offer)));
        }
        return table;
    }

    private Map<String, Object> json(T offer, String refusal) {
        Map<String, Object> json = new LinkedHashMap<>();
        describe(offer, json);
        json.put("pack", offer.pack().name());
        json.put("offered", refusal.isEmpty());
        if (!refusal.isEmpty()) {
            json.put("refused", refusal);
        }
        json.put("description", description(offer));
        return json;
    }

    private static String refusal(Host host, Offer offer) {
        return host.catalog().judge(offer) instanceof Verdict.Refused refused
                ? refused.reason()
                : "";
    }

    private static String firstSentence(String description) {
        int end = description.indexOf(". ");
        return end < 0 ? description : description.substring(0, end + 1);
    }
}
