package io.cargoshipper.dist;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The test pack {@code raw}, which sends an engine whatever it is told to. */
final class RawPack {

    private static final String DESTROYING = "destroy:";
    private static final String TYPE = "Content-Type";

    private RawPack() {}

    /** Puts it beside the packs that ship. */
    static void addTo(Path packs) {
        Distribution.built().copyPacksTo(packs);
        PackSource.ofResource("raw").buildIn(packs);
    }

    /**
     * Starts a row of a table on its way.
     *
     * @param filling puts names in place of what stands for them
     * @return the id of the call
     */
    static int send(RawClient client, HostileRow row, UnaryOperator<String> filling) {
        String request = filling.apply(row.request());
        Optional<String> body = row.body().map(filling);
        if (row.door().equals(HostileRow.BY_TOOL)) {
            return client.sendCall(
                    request,
                    JsonMapper.shared()
                            .readValue(
                                    body.orElse("{}"),
                                    new TypeReference<Map<String, Object>>() {}));
        }
        Map<String, String> headers = new HashMap<>();
        body.ifPresent(text -> headers.put(TYPE, "application/json"));
        row.header()
                .map(filling)
                .map(RawPack::withLineEnds)
                .map(text -> text.split(": ", 2))
                .ifPresent(header -> headers.put(header[0], header[1]));
        boolean destroying = row.door().startsWith(DESTROYING);
        int space = request.indexOf(' ');
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("method", request.substring(0, space));
        arguments.put("target", withLineEnds(request.substring(space + 1)));
        arguments.put("headers", headers);
        arguments.put("door", row.door().substring(destroying ? DESTROYING.length() : 0));
        body.ifPresent(text -> arguments.put("body", base64(text)));
        return client.sendCall(destroying ? "raw_destroy" : "raw_send", arguments);
    }

    /** Tables hold one row a line. */
    private static String withLineEnds(String text) {
        return text.replace("\\r\\n", "\r\n");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
