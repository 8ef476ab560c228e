package io.cargoshipper.dist.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void writesHeadingsParagraphsAndTables() {
        Markdown page = new Markdown();
        page.heading(2, "tools");
        page.paragraph("All of them.\n");
        page.table(List.of("Name", "Type"), List.of(List.of("`a`", "b")));

        assertThat(page.text())
                .isEqualTo(
                        """
                        ## tools

                        All of them.

                        | Name | Type |
                        | --- | --- |
                        | `a` | b |
                        """);
    }

    @Test
    void writesNoTableWithoutRows() {
        Markdown page = new Markdown();
        page.table(List.of("Name"), List.of());

        assertThat(page.text().strip()).isEmpty();
    }

    @Test
    void keepsCellsInTheirPlace() {
        Markdown page = new Markdown();
        page.table(List.of("Name"), List.of(List.of("`a|b`, one\n  line")));

        assertThat(page.text()).endsWith("| `a\\|b`, one line |\n");
    }

    @Test
    void takesMarksForWhatTheyAre() {
        assertThat(Markdown.plain("a*b* <id> [x] `c` \\ d_e"))
                .isEqualTo("a\\*b\\* &lt;id> \\[x] \\`c\\` \\\\ d_e");
    }

    @Test
    void endsSentences() {
        assertThat(Markdown.sentence("Name or id")).isEqualTo("Name or id.");
        assertThat(Markdown.sentence("Name (or id)")).isEqualTo("Name (or id).");
        assertThat(Markdown.sentence(" Really? ")).isEqualTo("Really?");
        assertThat(Markdown.sentence("")).isEmpty();
    }

    @Test
    void fencesCodeThatHoldsAFence() {
        assertThat(Markdown.code("a")).isEqualTo("`a`");
        assertThat(Markdown.code("a`b")).isEqualTo("`` a`b ``");
    }

    @Test
    void linksToHeadings() {
        assertThat(Markdown.link("docker_list")).isEqualTo("[`docker_list`](#docker_list)");
    }
}
