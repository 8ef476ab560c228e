package io.cargoshipper.host.pipeline;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.api.ResourceResult;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.catalog.ReadableOffer;
import io.cargoshipper.host.shape.KeptResult;
import io.cargoshipper.host.shape.OutputLimit;
import io.cargoshipper.host.shape.Places;
import io.cargoshipper.host.shape.ResourceText;
import io.cargoshipper.host.shape.SafeContent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contents of a resource, in the form that was wanted, clean, without secrets, and within the
 * limit. They go under the URI that the client gave. Text with what is from outside is fenced; JSON
 * is for programs, which could not read it then.
 */
final class ResourceShape implements Shape {

    private static final String JSON_TYPE = "application/json";
    private static final String MEND =
            "a resource is read as a whole, so call the tool that reads the same with a filter, a limit or a projection";

    private final JsonMapper json;
    private final ResultKeeping keeping;

    ResourceShape(JsonMapper json, ResultKeeping keeping) {
        this.json = json;
        this.keeping = keeping;
    }

    @Override
    public CallOutcome of(Call call) {
        Object result = call.result();
        String type = ((ReadableOffer) call.offer()).mimeType();
        if (result instanceof ResourceContents contents) {
            requireNatural(call);
            return new CallOutcome.Read(
                    within(
                            call,
                            new SafeContent(call.redactor()).redacted(contents),
                            Optional.empty()));
        }
        if (result instanceof ResourceResult<?> both) {
            Map<String, Object> value = redacted(call, both.value());
            return call.form() == ReadForm.JSON
                    ? read(call, JSON_TYPE, json.writeValueAsString(value), value)
                    : read(call, type, call.redactor().text(both.text()), value);
        }
        if (call.form() == ReadForm.TEXT) {
            requireNatural(call);
        }
        Map<String, Object> value = redacted(call, result);
        return read(call, type, json.writeValueAsString(value), value);
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

    private static Map<String, Object> redacted(Call call, Object value) {
        return call.redactor().json(call.method().encode(value));
    }

    private CallOutcome read(Call call, String mimeType, String text, Map<String, Object> value) {
        Places places = Places.of(((ReadableOffer) call.offer()).untrusted());
        Optional<String> source = Optional.empty();
        if (places.isFilledIn(value)) {
            source = Optional.of("contents of " + call.found().key().name());
            call.request().session().untrustedTextSeen();
        }
        return new CallOutcome.Read(
                within(
                        call,
                        new ResourceContents.Text(call.request().target().name(), mimeType, text),
                        source));
    }

    private ResourceContents within(
            Call call, ResourceContents contents, Optional<String> untrusted) {
        OutputLimit limit = call.outputLimit();
        long size = OutputLimit.size(contents);
        if (!(contents instanceof ResourceContents.Text text)) {
            limit.check("the resource", size, MEND);
            return contents;
        }
        ResourceText shown = new ResourceText(text, untrusted);
        if (size <= limit.maxBytes()) {
            return shown.fenced();
        }
        Optional<KeptResult> kept = keeping.keep(call, text.mimeType(), text.text(), untrusted);
        if (shown.isJson()) {
            limit.check(
                    "the resource",
                    size,
                    kept.map(it -> "%s, or read it in parts at %s".formatted(MEND, it.uri()))
                            .orElse(MEND));
        }
        return shown.cut(limit, kept);
    }
}
