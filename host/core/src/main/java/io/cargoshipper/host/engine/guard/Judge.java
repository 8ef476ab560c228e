package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.guard.CreatedObjects.Claim;
import io.cargoshipper.host.engine.guard.EndpointTable.Match;
import io.cargoshipper.host.engine.guard.EnginePath.NotCanonicalException;
import java.util.List;
import java.util.Optional;

/** Decides about one call's requests. */
final class Judge {

    private static final int MAX_METHOD = 16;
    private static final int MAX_PATH = 120;

    private final EndpointTable table;
    private final Tier cap;
    private final CreatedObjects created;

    Judge(EndpointTable table, Tier cap, CreatedObjects created) {
        this.table = table;
        this.cap = cap;
        this.created = created;
    }

    /**
     * A decision.
     *
     * @param claim present when the request may pass because it removes what the call has created
     */
    record Ruling(GuardDecision decision, Optional<Claim> claim) {}

    Ruling rule(Request request) {
        Optional<String> problem = RequestForm.problem(request);
        if (problem.isPresent()) {
            return refuse(request, problem.get());
        }
        EnginePath path;
        try {
            path = EnginePath.parse(request.path());
        } catch (NotCanonicalException e) {
            return refuse(request, e.getMessage());
        }
        Optional<Match> match = table.find(request.method(), path);
        return match.map(found -> rule(request, found))
                .orElseGet(
                        () ->
                                refuse(
                                        request,
                                        "it is not in the table of engine operations, so its"
                                                + " effect is unknown; this release does not"
                                                + " know or allow it"));
    }

    private Ruling rule(Request request, Match match) {
        Endpoint endpoint = match.endpoint();
        if (endpoint.tier().isWithin(cap)) {
            return ruling(request, endpoint, endpoint.tier(), Optional.empty(), Optional.empty());
        }
        Optional<Claim> claim =
                Tier.MODERATE.isWithin(cap)
                        ? Creatable.removedBy(endpoint)
                                .flatMap(kind -> created.claim(kind, match.name()))
                        : Optional.empty();
        if (claim.isPresent()) {
            return ruling(request, endpoint, Tier.MODERATE, Optional.empty(), claim);
        }
        String refusal =
                ("%1$s (%2$s) needs tier %3$s; this call is held to %4$s. Nothing was sent to the"
                                + " engine. The pack must declare tier %3$s for this tool, or"
                                + " raise the call to it by an argument.")
                        .formatted(shown(request), endpoint.effect(), endpoint.tier(), cap);
        return ruling(request, endpoint, endpoint.tier(), Optional.of(refusal), Optional.empty());
    }

    private Ruling ruling(
            Request request,
            Endpoint endpoint,
            Tier needed,
            Optional<String> refusal,
            Optional<Claim> claim) {
        return new Ruling(
                new GuardDecision(
                        shownMethod(request),
                        shownPath(request),
                        Optional.of(endpoint),
                        Optional.of(needed),
                        cap,
                        List.of(),
                        refusal),
                claim);
    }

    private Ruling refuse(Request request, String reason) {
        String refusal =
                "%s is refused at every tier: %s. Nothing was sent to the engine."
                        .formatted(shown(request), reason);
        return new Ruling(
                new GuardDecision(
                        shownMethod(request),
                        shownPath(request),
                        Optional.empty(),
                        Optional.empty(),
                        cap,
                        List.of(),
                        Optional.of(refusal)),
                Optional.empty());
    }

    private static String shown(Request request) {
        return shownMethod(request) + " " + shownPath(request);
    }

    private static String shownMethod(Request request) {
        return printable(request.method(), MAX_METHOD);
    }

    /** Without the query, which may hold what is not for the log. */
    private static String shownPath(Request request) {
        return printable(EnginePath.withoutQuery(request.path()), MAX_PATH);
    }

    private static String printable(String text, int length) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= length ? clean : clean.substring(0, length) + "…";
    }
}
