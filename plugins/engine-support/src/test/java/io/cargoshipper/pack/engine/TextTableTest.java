package io.cargoshipper.pack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsWhatIsInThem() {
        assertThat(
                        new TextTable("NAME", "STATE")
                                .row("a-long-name", "running")
                                .row("b", "")
                                .row("ü", "exited"))
                .hasToString(
                        """
                        NAME          STATE
                        a-long-name   running
                        b
                        ü             exited
                        """);
    }

    @Test
    void whatWouldBreakItBecomesASpace() {
        assertThat(new TextTable("A", "B").row("x\ny\u001b[31m", "z"))
                .hasToString("A          B\nx y [31m   z\n");
    }

    @Test
    void aRowHasACellForEachColumn() {
        TextTable table = new TextTable("A", "B");
        assertThatThrownBy(() -> table.row("x")).hasMessage("1 cells for 2 columns");
    }
}
