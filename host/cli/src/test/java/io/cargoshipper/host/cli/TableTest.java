package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void whatStandsInACellPassesForNoRowNorColumn() {
        StringWriter out = new StringWriter();
        Table table = new Table("ID", "TOOL");
        table.row("a1", "remove\nb2  prune\u001b[2J\u202e\u0085c3      stop\u2003\u2003x");

        table.print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly("ID  TOOL", "a1  remove␊b2 prune␊c3 stop x");
    }
}
