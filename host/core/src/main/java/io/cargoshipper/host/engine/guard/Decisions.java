package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.Tier;
import java.util.List;
import java.util.Optional;

/** Puts decisions into words. */
final class Decisions {

    private static final int MAX_METHOD = 16;
    private static final int MAX_PATH = 120;
    private static final String NOTHING_SENT = "Nothing was sent to the engine.";

    private Decisions() {}

    static GuardDecision allowed(Request request, Endpoint endpoint, Tier needed, Tier cap) {
        return decision(
                request,
                Optional.of(endpoint),
                Optional.of(needed),
                cap,
                List.of(),
                List.of(),
                Optional.empty());
    }

    static GuardDecision aboveTier(Request request, Endpoint endpoint, Tier cap) {
        String refusal =
                ("%1$s (%2$s) needs tier %3$s; this call is held to %4$s. %5$s The pack must declare"
                                + " tier %3$s for this tool, or raise the call to it by an"
                                + " argument.")
                        .formatted(
                                shown(request),
                                endpoint.effect(),
                                endpoint.tier(),
                                cap,
                                NOTHING_SENT);
        return decision(
                request,
                Optional.of(endpoint),
                Optional.of(endpoint.tier()),
                cap,
                List.of(),
                List.of(),
                Optional.of(refusal));
    }

    /** What no policy can allow. */
    static GuardDecision malformed(
            Request request, Optional<Endpoint> endpoint, Tier cap, String reason) {
        return decision(
                request,
                endpoint,
                endpoint.map(Endpoint::tier),
                cap,
                List.of(),
                List.of(),
                Optional.of(
                        "%s is refused at every tier: %s. %s"
                                .formatted(shown(request), reason, NOTHING_SENT)));
    }

    /** What policy says of what a request would bring about. */
    static GuardDecision judged(
            Request request, Optional<Endpoint> endpoint, Tier needed, Tier cap, Judgement found) {
        String what = endpoint.map(known -> " (%s)".formatted(known.effect())).orElse("");
        return decision(
                request,
                endpoint,
                Optional.of(needed),
                cap,
                found.effects(),
                found.toApprove(),
                found.problems()
                        .map(
                                problems ->
                                        "%s%s is refused.%n%s%n%s"
                                                .formatted(
                                                        shown(request),
                                                        what,
                                                        problems,
                                                        NOTHING_SENT)));
    }

    /**
     * An operation that the table does not know. Nobody has reviewed what it can lose: what policy
     * allows of such is for calls of the highest tier alone, which a person approves by default.
     */
    static GuardDecision unknown(Request request, Tier cap, Judgement found) {
        if (!Tier.DESTRUCTIVE.isWithin(cap)) {
            found.refuse(
                    "not in the table of engine operations: it takes tier %s, and this call is held"
                                    .formatted(Tier.DESTRUCTIVE)
                            + " to %s".formatted(cap));
        }
        return judged(request, Optional.empty(), Tier.DESTRUCTIVE, cap, found);
    }

    private static GuardDecision decision(
            Request request,
            Optional<Endpoint> endpoint,
            Optional<Tier> needed,
            Tier cap,
            List<JudgedEffect> effects,
            List<JudgedEffect> toApprove,
            Optional<String> refusal) {
        return new GuardDecision(
                printable(request.method(), MAX_METHOD),
                shownPath(request),
                endpoint,
                needed,
                cap,
                effects,
                toApprove,
                refusal);
    }

    private static String shown(Request request) {
        return printable(request.method(), MAX_METHOD) + " " + shownPath(request);
    }

    /** Without the query, which may hold what is not for the log. */
    private static String shownPath(Request request) {
        return printable(EnginePath.withoutQuery(request.path()), MAX_PATH);
    }

    static String printable(String text, int length) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= length ? clean : clean.substring(0, length) + "…";
    }
}
