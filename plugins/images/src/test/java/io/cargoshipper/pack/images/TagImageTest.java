package io.cargoshipper.pack.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeEngine;
import org.junit.jupiter.api.Test;

class TagImageTest {

    private final FakeEngine engine =
            Engines.withOneImage().answer("POST /images/" + Engines.ID + "/tag", 201, "");

    @Test
    void givesAnotherName() {
        TagImage.Tagged tagged = tag("host:5000/team/app", "2");
        assertThat(tagged.reference()).isEqualTo("host:5000/team/app:2");
        assertThat(tagged.id()).isEqualTo(Engines.SHORT_ID);
        assertThat(tagged.takenFrom()).isEmpty();
        assertThat(engine.requests())
                .last()
                .asString()
                .contains("repo=host:5000/team/app", "tag=2");
    }

    @Test
    void saysFromWhichImageItTookTheName() {
        engine.answer(
                "GET /images/other:latest/json",
                200,
                "{\"Id\": \"sha256:%s\"}".formatted("ff".repeat(32)));
        assertThat(tag("other", "latest").takenFrom()).contains("ff".repeat(6));
    }

    @Test
    void theDefaultGivesWayToATagInTheName() {
        assertThat(tag("host/app:1", "latest").reference()).isEqualTo("host/app:1");
    }

    @Test
    void refusesTwoTags() {
        assertThatThrownBy(() -> tag("host/app:1", "2"))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith("tag: '2' contradicts repository 'host/app:1'");
    }

    private TagImage.Tagged tag(String repository, String tag) {
        return new TagImage().tag(new TagImage.Arguments("app", repository, tag), engine.client());
    }
}
