package io.cargoshipper.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNamesTest {

    private enum Condition {
        NOT_RUNNING
    }

    @ParameterizedTest
    @CsvSource({
        "container, container",
        "followSeconds, follow_seconds",
        "imageURL, image_url",
        "ipv4Address, ipv4_address",
        "readOnlyRootfs, read_only_rootfs",
        "already_snake, already_snake",
        "mixed_Case, mixed_case",
        "_leading, leading",
        "__twice, _twice",
        "Capital, capital",
        "x, x",
        "_, _",
        "cpu$Share, cpu$_share"
    })
    void writesComponentsInSnakeCase(String component, String property) {
        assertThat(JsonNames.property(component)).isEqualTo(property);
    }

    @ParameterizedTest
    @CsvSource({"ALL, all", "NOT_RUNNING, not-running", "Missing, missing"})
    void writesConstantsInLowerCaseWithHyphens(String name, String text) {
        assertThat(JsonNames.constant(name)).isEqualTo(text);
    }

    @Test
    void takesTheConstantItselfToo() {
        assertThat(JsonNames.constant(Condition.NOT_RUNNING)).isEqualTo("not-running");
    }
}
