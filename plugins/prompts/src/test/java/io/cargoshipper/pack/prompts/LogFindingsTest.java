package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogFindingsTest {

    @Test
    void countsLinesThatEverybodyKnows() {
        assertThat(
                        LogFindings.of(
                                """
                                starting
                                dial tcp 10.0.0.2:5432: connect: connection refused
                                Connection refused, retrying
                                OSError: [Errno 28] No space left on device
                                """))
                .extracting(Finding::text)
                .containsExactly(
                        "the end of the log: something it calls refuses the connection: not started,"
                                + " another port, or localhost meant for another container (2"
                                + " line(s))",
                        "the end of the log: the disk is full (1 line(s))");
    }

    @Test
    void findsNothingInAQuietLog() {
        assertThat(LogFindings.of("ready\n")).isEmpty();
        assertThat(LogFindings.of("")).isEmpty();
    }
}
