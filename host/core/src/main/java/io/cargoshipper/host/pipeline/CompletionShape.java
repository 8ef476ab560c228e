package io.cargoshipper.host.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The values of a completion, of which a client gets as many as the protocol allows. */
final class CompletionShape implements Shape {

    /** Of the protocol's {@code completion/complete}. */
    private static final int MOST = 100;

    @Override
    public CallOutcome of(Call call) {
        if (!(call.result() instanceof List<?> all)) {
            throw Shape.defect(call, "returned no list");
        }
        List<String> values = new ArrayList<>();
        long bytes = 0;
        for (Object value : all.subList(0, Math.min(all.size(), MOST))) {
            if (!(value instanceof String text)) {
                throw Shape.defect(call, "returned values that are no strings");
            }
            String shown = call.redactor().text(text);
            bytes += shown.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > call.outputLimit().maxBytes()) {
                break; // the client is told how many there are
            }
            values.add(shown);
        }
        return new CallOutcome.Completed(values, all.size());
    }
}
