package io.cargoshipper.host.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.ResourceContents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class ResultBudgetTest {

    private static final int LIMIT = 10_000;
    private static final String LONG = "one line of many\n".repeat(5000);

    private final KeptResults results = new KeptResults(Clock.systemUTC());
    private final List<KeptResult> kept = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "false, true, text/plain, the full text at",
        "true, false, application/json, the full result at",
        "true, true, application/json text/plain, 'the full result at'"
    })
    void whatWasCutIsKept(boolean large, boolean longContent, String types, String told) {
        ResultBudget.Fitting fitting =
                fit(
                        Map.of("text", large ? LONG : "ok"),
                        List.of(new Content.Text(longContent ? LONG : "ok")));

        assertThat(kept.stream().map(KeptResult::mimeType)).containsExactly(types.split(" "));
        assertThat(kept)
                .allSatisfy(one -> assertThat(one.bytes()).isGreaterThan(LONG.length() - 1));
        String note = note(fitting);
        assertThat(note).contains(told);
        assertThat(kept).allSatisfy(one -> assertThat(note).contains(one.uri()));
        assertThat(fitting.content().stream().filter(Content.Link.class::isInstance))
                .hasSameSizeAs(kept);
    }

    private static String note(ResultBudget.Fitting fitting) {
        return ((Content.Text) fitting.content().get(1)).text();
    }

    @Test
    void linksHaveASize() {
        Content link =
                new Content.Link(
                        "docker://container/web",
                        "web",
                        Optional.of("a container"),
                        Optional.of("text/plain"),
                        OptionalLong.empty());
        Content embedded =
                new Content.Embedded(new ResourceContents.Text("docker://x", "text/plain", "abc"));

        assertThat(OutputLimit.size(List.of(link))).isEqualTo(22 + 3 + 11 + 10);
        assertThat(OutputLimit.size(List.of(embedded))).isEqualTo(10 + 3);
    }

    @Test
    void anEmbeddedTextIsCutWithItsUri() {
        List<Content> cut =
                ContentCut.to(
                                List.of(
                                        new Content.Embedded(
                                                new ResourceContents.Text(
                                                        "docker://" + "x".repeat(500),
                                                        "text/plain",
                                                        LONG))),
                                2000)
                        .orElseThrow();

        assertThat(OutputLimit.size(cut)).isBetween(1500L, 2000L);
    }

    /** To find the last entry, all others were passed, for each that went: this took long. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aLargeMapIsCutInNoLongTime() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < 200_000; i++) {
            entries.put("k" + i, i);
        }
        Map<String, Object> value = new LinkedHashMap<>(Map.of("entries", entries));
        fit(value, List.of());

        assertThat(JsonSize.of(value)).isBetween(LIMIT / 2L, (long) LIMIT);
        assertThat(entries).containsKey("k0").doesNotContainKey("k199999");
    }

    @Test
    void textsThatAreCutToTheSameAreOne() {
        String text = "x".repeat(80_000);
        Map<String, Object> schema =
                Map.of(
                        "properties",
                        Map.of(
                                "lines_of_the_log",
                                Map.of(
                                        "type",
                                        "array",
                                        "uniqueItems",
                                        true,
                                        "items",
                                        Map.of("type", "string"))));
        Map<String, Object> value =
                new LinkedHashMap<>(
                        Map.of(
                                "lines_of_the_log",
                                new ArrayList<>(List.of(text + "a", text + "b"))));
        JsonCut cut = new JsonCut(value, ResultSchema.of(Optional.of(schema)));

        assertThat(cut.to(4000)).isTrue();
        assertThat((List<?>) value.get("lines_of_the_log")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"-10, text/plain", "-500, text/plain"})
    void aKeptTextIsNeverSentUnfenced(int less, String type) {
        KeptResult result =
                results.keep("me", type, "x".repeat(LIMIT + less), Optional.of("log of web"))
                        .orElseThrow();
        ResourceContents.Text page =
                (ResourceContents.Text)
                        KeptPage.of(Optional.empty()).of(result, result.uri(), LIMIT);

        assertThat(page.text()).startsWith("[untrusted text ").contains("; read on at ");
        assertThat(TextSize.of(page.text())).isLessThanOrEqualTo(LIMIT);
    }

    private ResultBudget.Fitting fit(Map<String, Object> structured, List<Content> content) {
        ResultBudget budget =
                new ResultBudget(
                        new OutputLimit(LIMIT),
                        "tell",
                        Set.of(),
                        JsonMapper.shared()::writeValueAsString,
                        (type, text) -> {
                            Optional<KeptResult> one =
                                    results.keep("me", type, text, Optional.empty());
                            one.ifPresent(kept::add);
                            return one;
                        });
        Map<String, Object> values =
                structured instanceof LinkedHashMap ? structured : new LinkedHashMap<>(structured);
        return budget.fit(
                new ToolAnswer(
                        Optional.of(values), ResultSchema.of(Optional.empty()), content, false));
    }
}
