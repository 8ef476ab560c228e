package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyInForce;
import io.cargoshipper.host.policy.Verdict;
import io.cargoshipper.host.shape.KeptResult;
import io.cargoshipper.host.shape.KeptResults;
import java.util.Optional;

/** Keeps whole results of calls that are answered with a part, for those who may read them. */
final class ResultKeeping {

    private final KeptResults results;
    private final PolicyInForce policy;

    /** Keeps results until another policy is in force: it may refuse the tools that they are of. */
    ResultKeeping(KeptResults results, PolicyInForce policy) {
        this.results = results;
        this.policy = policy;
        policy.onChange(results::clear);
    }

    /**
     * Keeps a result; empty where it is too large for that, policy lets nobody read it, or another
     * policy is in force than the one that the call was made under.
     *
     * @param untrusted what has text from outside in it, if it has
     */
    Optional<KeptResult> keep(Call call, String mimeType, String text, Optional<String> untrusted) {
        if (call.request().quiet()
                || !call.policy().equals(policy.current())
                || !isReadable(call.policy(), KeptResult.URI_TEMPLATE)) {
            return Optional.empty();
        }
        Optional<KeptResult> kept =
                results.keep(owner(call.request().session()), mimeType, text, untrusted);
        if (!call.policy().equals(policy.current())) {
            results.clear(); // it may have come in between the change and its clearing
            return Optional.empty();
        }
        return kept;
    }

    /** Finds a result of a session. */
    Optional<KeptResult> find(CallSession session, String id) {
        return results.find(owner(session), id);
    }

    /** What a session is known by: its object may be made anew for each of its calls. */
    private static Owner owner(CallSession session) {
        return new Owner(session.id(), session.caller().name());
    }

    private record Owner(String session, String caller) {}

    /** Whether policy lets results be read. */
    static boolean isReadable(Policy policy, String uri) {
        return policy.judgeResource(uri, KeptResult.URI_TEMPLATE) instanceof Verdict.Allowed;
    }
}
