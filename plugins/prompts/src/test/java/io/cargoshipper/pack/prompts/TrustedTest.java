package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustedTest {

    @Test
    void letsPlainNamesIn() {
        assertThat(Trusted.name("shop-web_1.2")).isEqualTo("shop-web_1.2");
        assertThat(Trusted.address("10.0.0.2/24")).isEqualTo("10.0.0.2/24");
        assertThat(Trusted.address("fe80::1")).isEqualTo("fe80::1");
        assertThat(Trusted.policy("on-failure, at most 3 times"))
                .isEqualTo("on-failure, at most 3 times");
    }

    @Test
    void hidesEverythingThatCouldBeASentence() {
        assertThat(Trusted.name("do this now")).isEqualTo(Trusted.HIDDEN);
        assertThat(Trusted.name("a\nb")).isEqualTo(Trusted.HIDDEN);
        assertThat(Trusted.name("")).isEqualTo(Trusted.HIDDEN);
        assertThat(Trusted.name("x".repeat(129))).isEqualTo(Trusted.HIDDEN);
        assertThat(Trusted.address("10.0.0.2 now")).isEqualTo(Trusted.HIDDEN);
        assertThat(Trusted.policy("always do")).isEqualTo(Trusted.HIDDEN);
    }
}
