package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class StreamsTest {

    @Test
    void whatTheProtocolOwnsNothingElseReadsOrWrites() throws IOException {
        InputStream in = System.in;
        PrintStream out = System.out;
        try {
            System.setIn(new ByteArrayInputStream(new byte[] {7}));

            Streams taken = Streams.take();

            assertThat(System.in.read()).isEqualTo(-1);
            assertThat(System.out).isSameAs(System.err);
            assertThat(taken.in().read()).isEqualTo(7);
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
    }
}
