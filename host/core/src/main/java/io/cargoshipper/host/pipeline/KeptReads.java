package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Verdict;
import io.cargoshipper.host.shape.KeptPage;
import io.cargoshipper.host.shape.KeptResult;
import java.util.Optional;

/**
 * Reads whole results that are kept for a client, who got a part. They are the host's own: no pack
 * is asked, no engine, and no stage but the question whether policy lets them be read.
 */
final class KeptReads {

    private final ResultKeeping keeping;

    KeptReads(ResultKeeping keeping) {
        this.keeping = keeping;
    }

    /** Whether a request is one for a kept result, which may be there or not. */
    static boolean isOne(CallRequest request) {
        return request.target() instanceof Target.Resource resource
                && resource.uri().startsWith(KeptResult.URI_PREFIX);
    }

    /** How a call ends that asks for a kept result. */
    CallOutcome read(CallRequest request, Policy policy) {
        String asked = request.target().name();
        int mark = asked.indexOf('?');
        String uri = mark < 0 ? asked : asked.substring(0, mark);
        Verdict verdict = policy.judgeResource(uri, KeptResult.URI_TEMPLATE);
        if (verdict instanceof Verdict.Refused refused) {
            return new CallOutcome.Failure(ErrorCode.REFUSED_BY_POLICY, refused.reason());
        }
        Optional<KeptResult> kept =
                keeping.find(request.session(), uri.substring(KeptResult.URI_PREFIX.length()));
        if (kept.isEmpty()) {
            return new CallOutcome.Failure(
                    ErrorCode.NOT_FOUND,
                    "there is no such result, or no more: results are kept for some minutes, for the client that called; call the tool again");
        }
        try {
            KeptPage page =
                    KeptPage.of(
                            mark < 0 ? Optional.empty() : Optional.of(asked.substring(mark + 1)));
            CallOutcome read =
                    new CallOutcome.Read(page.of(kept.get(), asked, policy.responseBytes()));
            if (kept.get().untrusted().isPresent()) {
                request.session().untrustedTextSeen();
            }
            return read;
        } catch (ToolException e) {
            return new CallOutcome.Failure(e.code(), e.getMessage());
        }
    }
}
