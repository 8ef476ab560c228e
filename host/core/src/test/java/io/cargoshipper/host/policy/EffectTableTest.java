package io.cargoshipper.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of effects that operators read to the effects that there are. */
final class EffectTableTest {

    /** From the module's folder, in which tests run. */
    private static final Path PAGE = Path.of("../../docs/policy.md");

    private static final String HEADER = "| effect | what it is | default | subject | list |\n";

    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `([a-z-]+)` \\| ([^|]+) \\| `([a-z]+)` \\| ([^|]+) \\|([^|]*)\\|$");

    private record Row(String effect, String disposition, String list) {}

    @Test
    void theTableHasEachEffectWithItsDefaultAndItsList() throws IOException {
        assertThat(rows())
                .containsExactlyElementsOf(
                        Arrays.stream(Effect.values())
                                .map(
                                        effect ->
                                                new Row(
                                                        effect.text(),
                                                        effect.byDefault().text(),
                                                        effect.named()
                                                                .map(
                                                                        subject ->
                                                                                "`policy.%s`"
                                                                                        .formatted(
                                                                                                subject
                                                                                                        .plural()))
                                                                .orElse("")))
                                .toList());
    }

    private static List<Row> rows() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(HEADER);
        return page.substring(page.indexOf(HEADER) + HEADER.length())
                .lines()
                .skip(1) // the line below the header
                .takeWhile(line -> line.startsWith("|"))
                .map(EffectTableTest::row)
                .toList();
    }

    private static Row row(String line) {
        List<MatchResult> matches = ROW.matcher(line).results().toList();
        assertThat(matches).as(line).hasSize(1);
        MatchResult row = matches.get(0);
        return new Row(row.group(1), row.group(3), row.group(5).strip());
    }
}
