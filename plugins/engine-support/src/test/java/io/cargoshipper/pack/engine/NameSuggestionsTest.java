package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSuggestionsTest {

    private static final List<String> KNOWN =
            List.of("web", "job", "shop-web-1", "shop-db-1", "database", "Redis");

    @Test
    void findsSwappedLetters() {
        assertThat(NameSuggestions.nearest("wbe", KNOWN)).containsExactly("web");
    }

    @Test
    void findsNamesThatHoldTheWord() {
        assertThat(NameSuggestions.nearest("db", KNOWN)).containsExactly("shop-db-1");
        assertThat(NameSuggestions.nearest("shop_web_1", KNOWN)).contains("shop-web-1");
    }

    @Test
    void givesTheNearestFirst() {
        assertThat(NameSuggestions.nearest("shop-web-2", KNOWN)).first().isEqualTo("shop-web-1");
    }

    @Test
    void ignoresCase() {
        assertThat(NameSuggestions.nearest("redsi", KNOWN)).containsExactly("Redis");
    }

    @Test
    void suggestsNothingFarFetched() {
        assertThat(NameSuggestions.nearest("xyz", KNOWN)).isEmpty();
        assertThat(NameSuggestions.nearest("abc", List.of())).isEmpty();
    }
}
