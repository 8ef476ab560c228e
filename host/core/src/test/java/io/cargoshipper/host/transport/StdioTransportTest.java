package io.cargoshipper.host.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.host.protocol.Connection;
import io.cargoshipper.host.protocol.Outlet;
import io.cargoshipper.host.protocol.Protocol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StdioTransportTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final StdioLimits LIMITS =
            new StdioLimits(4 * 1024 * 1024, Duration.ofMillis(300), SOON);

    private final Echo echo = new Echo();

    /** Sends back what it gets; a message "slow" is answered when the test says so. */
    private static final class Echo implements Protocol, Connection {
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final CountDownLatch slow = new CountDownLatch(1);
        private final CountDownLatch finish = new CountDownLatch(1);
        private final CountDownLatch finished = new CountDownLatch(1);
        private final CountDownLatch intakeEnded = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private Outlet outlet;

        @Override
        public Connection open(Outlet target) {
            outlet = target;
            return this;
        }

        @Override
        public void receive(byte[] json) {
            String message = new String(json, StandardCharsets.UTF_8);
            received.add(message);
            if (message.equals("slow")) {
                slow.countDown();
                Daemons.start("slow", this::answerLate);
            } else {
                outlet.send(json);
            }
        }

        private void answerLate() {
            try {
                finish.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            outlet.send("late".getBytes(StandardCharsets.UTF_8));
            finished.countDown();
        }

        @Override
        public void refuseOversized(long limitBytes, byte[] head, byte[] tail) {
            String kept = "%d+%d bytes kept".formatted(head.length, tail.length);
            outlet.send(bytes("over %d, %s".formatted(limitBytes, kept)));
        }

        @Override
        public void endIntake() {
            intakeEnded.countDown();
        }

        @Override
        public boolean drain(Duration limit) throws InterruptedException {
            return slow.getCount() > 0 || finished.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String serve(InputStream in) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StdioTransport(in, out, echo, LIMITS).run();
        assertThat(echo.closed.getCount()).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answersEveryLineAndReturnsAtTheEndOfInput() throws Exception {
        assertThat(serve(new ByteArrayInputStream(bytes("a\nb\r\n\nc")))).isEqualTo("a\nb\n\nc\n");
    }

    @Test
    void returnsWhenThereIsNoInput() throws Exception {
        assertThat(serve(InputStream.nullInputStream())).isEmpty();
    }

    @Test
    void returnsWhenTheInputFails() throws Exception {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(bytes("a")), closed());

        assertThat(serve(broken)).isEmpty();
    }

    private static InputStream closed() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.source().close();
        return Channels.newInputStream(pipe.source());
    }

    @Test
    void skipsALineOf500MegabytesWithoutHoldingIt() throws Exception {
        Endless in = new Endless(500_000_000, bytes("\nnext\n"));
        long before = used();

        assertThat(serve(in)).isEqualTo("over 4194304, 4096+4096 bytes kept\nnext\n");

        assertThat(in.given).isEqualTo(500_000_006);
        assertThat(in.heldAtItsEnd - before).isLessThan(100_000_000);
    }

    /** What is held, without what is only not yet collected. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void waitsForCallsAtTheEndOfInput() throws Exception {
        try (StdioLink link = StdioLink.to(echo, new StdioLimits(1024, SOON, SOON))) {
            OutputStream toServer = link.toServer();
            toServer.write(bytes("slow\n"));
            assertThat(echo.slow.await(20, TimeUnit.SECONDS)).isTrue();
            link.endInput();
            assertThatThrownBy(() -> link.awaitEnd(Duration.ofMillis(200)))
                    .isInstanceOf(TimeoutException.class);

            echo.finish.countDown();

            link.awaitEnd(SOON);
            assertThat(new String(link.fromServer().readNBytes(5), StandardCharsets.UTF_8))
                    .isEqualTo("late\n");
        }
    }

    @Test
    void doesNotWaitForCallsBeyondTheTimeToDrain() throws Exception {
        try (StdioLink link = StdioLink.to(echo, LIMITS)) {
            link.toServer().write(bytes("slow\n"));
            assertThat(echo.slow.await(20, TimeUnit.SECONDS)).isTrue();
            link.endInput();

            link.awaitEnd(SOON);
            assertThat(echo.closed.getCount()).isZero();
        }
    }

    @Test
    void stops() throws Exception {
        try (StdioLink link = StdioLink.to(echo, new StdioLimits(1024, SOON, SOON))) {
            link.toServer().write(bytes("slow\n"));
            assertThat(echo.slow.await(20, TimeUnit.SECONDS)).isTrue();
            link.stop();
            assertThat(echo.intakeEnded.await(20, TimeUnit.SECONDS)).isTrue();
            link.toServer().write(bytes("still passed on\n"));
            assertThat(new String(link.fromServer().readNBytes(16), StandardCharsets.UTF_8))
                    .isEqualTo("still passed on\n");
            echo.finish.countDown();

            link.awaitEnd(SOON);
            assertThat(new String(link.fromServer().readNBytes(5), StandardCharsets.UTF_8))
                    .isEqualTo("late\n");
        }
    }

    @Test
    void endsWhenNobodyReadsItsAnswers() throws Exception {
        try (StdioLink link = StdioLink.to(echo, new StdioLimits(1024, SOON, SOON))) {
            link.toServer().write(bytes("slow\n"));
            link.stopReading();
            link.toServer().write(bytes("anything\n"));

            link.awaitEnd(SOON.dividedBy(4)); // without draining
            assertThat(echo.closed.getCount()).isZero();
        }
    }

    @Test
    void doesNotDrainForNobody() throws Exception {
        try (StdioLink link = StdioLink.to(echo, new StdioLimits(1024, SOON, SOON))) {
            link.toServer().write(bytes("slow\n"));
            assertThat(echo.slow.await(20, TimeUnit.SECONDS)).isTrue();
            link.endInput();
            link.stopReading();
            assertThatThrownBy(() -> link.awaitEnd(Duration.ofMillis(200)))
                    .isInstanceOf(TimeoutException.class);
            echo.outlet.send(bytes("progress")); // shows that the pipe is broken

            link.awaitEnd(SOON.dividedBy(4));
        }
    }

    /** Also when its backlog is full: else nobody could cancel what fills it. */
    @Test
    void goesOnReadingWhileThePeerDoesNot() throws Exception {
        try (StdioLink link = StdioLink.to(echo, LIMITS)) {
            byte[] line = new byte[10_001];
            Arrays.fill(line, (byte) 'x');
            line[10_000] = '\n';
            OutputStream toServer = link.toServer();
            for (int i = 0; i < 1_500; i++) {
                toServer.write(line);
            }
            toServer.write(bytes("slow\n"));

            assertThat(echo.slow.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(link.fromServer().readNBytes(1_500 * 10_001)).hasSize(1_500 * 10_001);
        }
    }

    @Test
    void servesOneSessionOnly() throws Exception {
        StdioTransport transport =
                new StdioTransport(
                        InputStream.nullInputStream(), new ByteArrayOutputStream(), echo, LIMITS);
        transport.run();

        assertThatThrownBy(transport::run).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new StdioLimits(0, SOON, SOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxLineBytes");
        assertThatThrownBy(() -> new StdioLimits(1024, Duration.ofSeconds(-1), SOON))
                .hasMessageContaining("drain");
        assertThatThrownBy(() -> new StdioLimits(1024, SOON, Duration.ZERO))
                .hasMessageContaining("stall");
    }

    /** A long line that nobody has to hold, and what follows it. */
    private static final class Endless extends InputStream {
        private final byte[] rest;
        private final int length;
        private int given;
        private long heldAtItsEnd;

        Endless(int length, byte[] rest) {
            this.length = length;
            this.rest = rest;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int from, int size) {
            if (given == length) {
                heldAtItsEnd = used();
            }
            if (given < length) {
                int count = Math.min(size, length - given);
                Arrays.fill(target, from, from + count, (byte) 'x');
                given += count;
                return count;
            }
            if (given == length + rest.length) {
                return -1;
            }
            target[from] = rest[given++ - length];
            return 1;
        }
    }
}
