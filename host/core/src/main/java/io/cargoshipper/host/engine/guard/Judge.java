package io.cargoshipper.host.engine.guard;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.Tier;
import io.cargoshipper.host.engine.guard.CreatedObjects.Claim;
import io.cargoshipper.host.engine.guard.EndpointTable.Match;
import io.cargoshipper.host.engine.guard.EnginePath.NotCanonicalException;
import io.cargoshipper.host.engine.guard.body.BodyReader;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import io.cargoshipper.host.engine.guard.effect.EngineRequest;
import io.cargoshipper.host.engine.guard.effect.Findings;
import io.cargoshipper.host.engine.guard.effect.Surroundings;
import java.util.Optional;

/**
 * Decides about one call's requests: by their form, then by the tier that they take, then by what
 * they would bring about. Only the last may ask the engine.
 */
final class Judge {

    private final GuardRules rules;
    private final CallRights rights;
    private final CreatedObjects created;
    private final DockerHttpClient engine;

    /**
     * @param engine where the judge looks up what requests refer to
     */
    Judge(GuardRules rules, CallRights rights, CreatedObjects created, DockerHttpClient engine) {
        this.rules = rules;
        this.rights = rights;
        this.created = created;
        this.engine = engine;
    }

    /**
     * A decision.
     *
     * @param request what may be sent: what was judged
     * @param claim present when the request may pass because it removes what the call has created
     */
    record Ruling(GuardDecision decision, Request request, Optional<Claim> claim) {}

    Ruling rule(Request request) {
        Optional<String> problem = RequestForm.problem(request);
        if (problem.isPresent()) {
            return malformed(request, Optional.empty(), problem.get());
        }
        EnginePath path;
        try {
            path = EnginePath.parse(request.path());
        } catch (NotCanonicalException e) {
            return malformed(request, Optional.empty(), e.getMessage());
        }
        Optional<Match> match = rules.table().find(request.method(), path);
        return match.isPresent() ? known(request, match.get()) : unknown(request, path);
    }

    private Ruling known(Request request, Match match) {
        Endpoint endpoint = match.endpoint();
        boolean inTier = endpoint.tier().isWithin(rights.cap());
        if (inTier && endpoint.tier() == Tier.SAFE) {
            return ruling(Decisions.allowed(request, endpoint, Tier.SAFE, rights.cap()), request);
        }
        // One right for each removal, so it must not be taken for a request that is refused.
        if (!inTier && !mayTakeBack(match)) {
            return ruling(Decisions.aboveTier(request, endpoint, rights.cap()), request);
        }
        Request read;
        Judgement judgement;
        try {
            read = readable(request, endpoint);
            judgement = Judgement.of(findings(read, match), rights);
        } catch (UnreadableRequestException e) {
            return malformed(request, Optional.of(endpoint), e.getMessage());
        }
        Optional<Claim> claim =
                Creatable.removedBy(endpoint).flatMap(kind -> created.claim(kind, match.name()));
        Tier needed = claim.isPresent() ? Tier.MODERATE : endpoint.tier();
        if (!needed.isWithin(rights.cap())) {
            return ruling(Decisions.aboveTier(request, endpoint, rights.cap()), request);
        }
        if (needed == Tier.DESTRUCTIVE) {
            judgement.destroys(endpoint.effect(), match.name());
        }
        GuardDecision decision =
                Decisions.judged(request, Optional.of(endpoint), needed, rights.cap(), judgement);
        return new Ruling(decision, read, claim);
    }

    private boolean mayTakeBack(Match match) {
        return Tier.MODERATE.isWithin(rights.cap())
                && Creatable.removedBy(match.endpoint())
                        .filter(kind -> created.has(kind, match.name()))
                        .isPresent();
    }

    private Request readable(Request request, Endpoint endpoint) {
        return rules.inspectors().readsBody(endpoint.effect())
                ? RequestSnapshot.withBytes(request, BodyReader.MAX_BYTES)
                : request;
    }

    private Findings findings(Request request, Match match) {
        return rules.inspectors()
                .inspect(
                        new EngineRequest(
                                match.endpoint().effect(),
                                match.name(),
                                request.path(),
                                RequestForm.contentType(request),
                                Optional.ofNullable(request.bodyBytes())),
                        new Surroundings(
                                new LookUps(engine),
                                rules.mounts(),
                                rights.policy(),
                                created::hasStartable));
    }

    /** Not in the table: policy may name it, and then it takes the highest tier. */
    private Ruling unknown(Request request, EnginePath path) {
        EnginePath bare = path.withoutVersion();
        if (!request.method().matches("[A-Z]+") || !path.isUnambiguous()) {
            return malformed(
                    request, Optional.empty(), "engines could read its method or path otherwise");
        }
        if (!bare.equals(path) && rules.table().find(request.method(), bare).isPresent()) {
            return malformed(
                    request,
                    Optional.empty(),
                    "its API version is not one that the guard was reviewed for");
        }
        String subject = "%s %s".formatted(request.method(), bare.text());
        Judgement judgement = Judgement.ofUnknown(subject, rights);
        return ruling(Decisions.unknown(request, rights.cap(), judgement), request);
    }

    private Ruling malformed(Request request, Optional<Endpoint> endpoint, String reason) {
        return ruling(Decisions.malformed(request, endpoint, rights.cap(), reason), request);
    }

    private static Ruling ruling(GuardDecision decision, Request request) {
        return new Ruling(decision, request, Optional.empty());
    }
}
