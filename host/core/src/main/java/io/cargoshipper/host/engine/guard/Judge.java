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
import io.cargoshipper.host.policy.Subject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides about one call's requests: by their form, by the tier that they take, and last by what
 * they would bring about. Only for that may it ask the engine.
 */
final class Judge {

    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{64}");

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
        // One right for each removal, so it must not be taken for a request that is refused.
        if (!endpoint.tier().isWithin(rights.cap()) && !mayTakeBack(match)) {
            return ruling(Decisions.aboveTier(request, endpoint, rights.cap()), request);
        }
        if (request.hijackedInput() != null && !endpoint.takesInput()) {
            return malformed(
                    request,
                    Optional.of(endpoint),
                    "it has input for a command, and this operation gives it to none");
        }
        if (endpoint.tier() == Tier.SAFE && !rules.inspectors().lookInto(endpoint.effect())) {
            return ruling(Decisions.allowed(request, endpoint, Tier.SAFE, rights.cap()), request);
        }
        Request judged;
        Judgement judgement;
        try {
            Request read = readable(request, endpoint);
            Findings findings = findings(read, match);
            judged = addressed(read, endpoint, findings);
            judgement = Judgement.of(findings, rights);
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
        return new Ruling(decision, judged, claim);
    }

    /** By the id of what was judged: until the engine looks, a name could mean another one. */
    private static Request addressed(Request request, Endpoint endpoint, Findings findings) {
        return findings.addressee()
                .filter(id -> FULL_ID.matcher(id).matches())
                .map(id -> endpoint.template().rename(request.path(), id))
                .map(path -> RequestSnapshot.withPath(request, path))
                .orElse(request);
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

    /**
     * Not in the table: policy may name it, and then it takes the highest tier. Input for a command
     * it may have only where an allow list names it, since that goes past the guard.
     */
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
        if (request.hijackedInput() != null
                && !rights.policy().names(Subject.OPERATIONS, subject)) {
            judgement.refuse(
                    "it has input for a command, which only an operation may have that %s names"
                            .formatted(Subject.OPERATIONS.allowKey()));
        }
        return ruling(Decisions.unknown(request, rights.cap(), judgement), request);
    }

    private Ruling malformed(Request request, Optional<Endpoint> endpoint, String reason) {
        return ruling(Decisions.malformed(request, endpoint, rights.cap(), reason), request);
    }

    private static Ruling ruling(GuardDecision decision, Request request) {
        return new Ruling(decision, request, Optional.empty());
    }
}
