package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.catalog.ReadableOffer;
import io.cargoshipper.host.shape.Cleaning;
import io.cargoshipper.host.shape.OutputLimit;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contents of a resource, in the form that was wanted, and the limit on them. They go under the
 * URI that the client gave.
 */
final class ResourceShape implements Shape {

    private static final String JSON_TYPE = "application/json";

    private final JsonMapper json;
    private final OutputLimit limit;

    ResourceShape(JsonMapper json, OutputLimit limit) {
        this.json = json;
        this.limit = limit;
    }

    @Override
    public CallOutcome of(Call call) {
        ResourceContents contents = contents(call);
        limit.check(
                "the resource",
                OutputLimit.size(contents),
                "a resource is read as a whole, so call the tool that reads the same with a filter, a limit or a projection");
        return new CallOutcome.Read(contents);
    }

    private ResourceContents contents(Call call) {
        Object result = call.result();
        String type = ((ReadableOffer) call.offer()).mimeType();
        if (result instanceof ResourceContents contents) {
            requireNatural(call);
            return contents;
        }
        if (result instanceof ResourceResult<?> both) {
            return call.form() == ReadForm.JSON
                    ? text(call, JSON_TYPE, encoded(call, both.value()))
                    : text(call, type, Cleaning.clean(both.text()));
        }
        if (call.form() == ReadForm.TEXT) {
            requireNatural(call);
        }
        return text(call, type, encoded(call, result));
    }

    private static void requireNatural(Call call) {
        if (call.form() != ReadForm.NATURAL) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "%s has one form alone; read it without ?format=%s"
                            .formatted(
                                    call.found().key(),
                                    call.form().name().toLowerCase(Locale.ROOT)));
        }
    }

    private String encoded(Call call, Object value) {
        return json.writeValueAsString(call.method().encode(value));
    }

    private static ResourceContents text(Call call, String mimeType, String text) {
        return new ResourceContents.Text(call.request().target().name(), mimeType, text);
    }
}
