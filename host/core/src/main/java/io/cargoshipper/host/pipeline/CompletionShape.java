package io.cargoshipper.host.pipeline;

import io.cargoshipper.host.shape.OutputLimit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The values of a completion, of which a client gets as many as the protocol allows. */
final class CompletionShape implements Shape {

    /** Of the protocol's {@code completion/complete}. */
    private static final int MOST = 100;

    private final OutputLimit limit;

    CompletionShape(OutputLimit limit) {
        this.limit = limit;
    }

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
            values.add(text);
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
        }
        limit.check("the completion", bytes, "type more of the value");
        return new CallOutcome.Completed(values, all.size());
    }
}
