package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void listsWhatMattersMostFirst() {
        assertThat(
                        Finding.list(
                                List.of(
                                        Finding.note("c"),
                                        Finding.cause("a %d".formatted(1)),
                                        Finding.warning("b"))))
                .isEqualTo("  1. CAUSE: a 1\n  2. WARNING: b\n  3. NOTE: c\n");
    }

    @Test
    void saysSoWhereThereIsNone() {
        assertThat(Finding.list(List.of())).contains("nothing in the engine's facts stands out");
    }
}
