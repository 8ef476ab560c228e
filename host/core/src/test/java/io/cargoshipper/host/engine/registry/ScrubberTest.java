package io.cargoshipper.host.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScrubberTest {

    @Test
    void secretsGoInEveryForm() {
        Scrubber scrubber = new Scrubber(Set.of("p\"ss/w rd"));

        assertThat(scrubber.scrub("a p\"ss/w rd b p%22ss%2Fw+rd")).isEqualTo("a *** b ***");
        assertThat(scrubber.scrubJson("{\"error\":\"p\\\"ss/w rd\"}\r\n"))
                .isEqualTo("{\"error\":\"***\"}\n");
    }

    @Test
    void theLongerOfTwoGoesFirst() {
        assertThat(new Scrubber(Set.of("hush", "hush-hush")).scrub("hush-hush")).isEqualTo("***");
    }

    @Test
    void passwordsInAddressesGo() {
        assertThat(new Scrubber(Set.of()).scrub("Get \"https://bob:pw@mine.example/v2/\": x@y"))
                .isEqualTo("Get \"https://***@mine.example/v2/\": x@y");
    }

    @Test
    void theShapeOfJsonStays() {
        String text =
                "{\"errorDetail\":{\"message\":\"error\",\"code\":1},\"list\":[\"error\",null]}";

        assertThat(new Scrubber(Set.of("error")).scrubJson(text))
                .isEqualTo(
                        "{\"errorDetail\":{\"message\":\"***\",\"code\":1},\"list\":[\"***\",null]}");
    }

    @Test
    void whatHasNoSecretStaysAsItIs() {
        String text = "{ \"error\" : \"none\" }\r\n";

        assertThat(new Scrubber(Set.of("hush", "")).scrubJson(text)).isEqualTo(text);
    }

    @Test
    void whatIsNoJsonIsTakenAsText() {
        assertThat(new Scrubber(Set.of("hush")).scrubJson("<html>hush")).isEqualTo("<html>***");
    }
}
