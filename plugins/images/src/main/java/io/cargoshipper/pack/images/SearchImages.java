package io.cargoshipper.pack.images;

import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.Length;
import io.cargoshipper.api.Range;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.api.Untrusted;
import io.cargoshipper.pack.engine.CallTime;
import io.cargoshipper.pack.engine.EngineFilters;
import io.cargoshipper.pack.engine.EngineWait;
import io.cargoshipper.pack.engine.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for images on Docker Hub. */
final class SearchImages {

    /** Names come from elsewhere: what is no repository cannot be pulled either. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/-]{0,254}");

    private static final int LONGEST_DESCRIPTION = 200;

    record Arguments(
            @Doc("Name or words")
                    @FormerNames("query")
                    @Example("\"postgres\"")
                    @Length(min = 1, max = 200)
                    String term,
            @Doc("Most rows") @Range(min = 1, max = 100) @Default("25") int limit,
            @Doc("Only official images") @FormerNames("is_official") @Default("false")
                    boolean official) {}

    /** An image on Docker Hub. */
    record Hit(String name, @Untrusted String description, long stars, boolean official) {

        private static Hit of(Map<?, ?> item) {
            String description = text(item.get("description"));
            int kept = Texts.fitting(description, LONGEST_DESCRIPTION);
            return new Hit(
                    text(item.get("name")),
                    kept == description.length()
                            ? description
                            : description.substring(0, kept) + "…",
                    item.get("star_count") instanceof Number stars ? stars.longValue() : 0,
                    Boolean.TRUE.equals(item.get("is_official")));
        }

        private static String text(Object value) {
            return value == null ? "" : String.valueOf(value).strip();
        }
    }

    /** What was found. */
    record Found(List<Hit> images) {}

    @Tool(
            name = "docker_search_images",
            title = "Search for images",
            description =
                    "Search Docker Hub for images by name and description. It does not list tags."
                            + " To get one use docker_pull_image; for what the engine has already,"
                            + " docker_list_images.",
            tier = Tier.SAFE,
            idempotent = true,
            openWorld = true)
    Found search(Arguments arguments, ToolCall call, EngineApi api) {
        EngineApi.Request plain =
                EngineApi.Request.get("/images/search")
                        .query("term", arguments.term())
                        .query("limit", String.valueOf(arguments.limit()));
        EngineApi.Request request =
                arguments.official()
                        ? plain.query(
                                "filters",
                                EngineFilters.json(Map.of("is-official", List.of("true"))))
                        : plain;
        Duration limit = CallTime.forWork(call);
        return EngineWait.atMost(limit, call, () -> answer(request, arguments, api))
                .orElseThrow(
                        () ->
                                new ToolException(
                                        ErrorCode.DEADLINE_EXCEEDED,
                                        ("the engine had no answer from Docker Hub within %d s: it may"
                                                        + " have no way to the Internet; what it has"
                                                        + " already is in docker_list_images")
                                                .formatted(limit.toSeconds())));
    }

    private static Found answer(EngineApi.Request request, Arguments arguments, EngineApi api) {
        try (EngineApi.Answer answer = api.send(request)) {
            Object hits = answer.nextJson().orElse(List.of());
            return new Found(
                    hits instanceof List<?> list
                            ? list.stream()
                                    .filter(Map.class::isInstance)
                                    .map(item -> Hit.of((Map<?, ?>) item))
                                    .filter(hit -> NAME.matcher(hit.name()).matches())
                                    .toList()
                            : List.of());
        } catch (ToolException e) {
            if (e.code() != ErrorCode.ENGINE_ERROR) {
                throw e;
            }
            throw new ToolException(
                    ErrorCode.ENGINE_ERROR,
                    "the engine cannot search Docker Hub for '%s': %s; it needs a way to the Internet"
                            .formatted(arguments.term(), e.getMessage()),
                    e);
        }
    }
}
