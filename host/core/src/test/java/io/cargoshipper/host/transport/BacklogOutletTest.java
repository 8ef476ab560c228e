package io.cargoshipper.host.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BacklogOutletTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CountDownLatch gone = new CountDownLatch(1);

    private BacklogOutlet outlet(OutputStream out, Duration stall) {
        BacklogOutlet outlet = new BacklogOutlet(out, stall, gone::countDown);
        outlet.start();
        return outlet;
    }

    @Test
    void writesLinesInOrder() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BacklogOutlet outlet = outlet(out, SOON);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            outlet.send(String.valueOf(i).getBytes(StandardCharsets.UTF_8));
            expected.append(i).append('\n');
        }

        assertThat(outlet.flush(SOON)).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    @Test
    void writesMessagesLargerThanItsBacklog() throws Exception {
        Counting out = new Counting();
        BacklogOutlet outlet = outlet(out, SOON);

        outlet.send(new byte[30_000_000]);
        outlet.send(new byte[1]);

        assertThat(outlet.flush(SOON)).isTrue();
        assertThat(out.count).hasValue(30_000_003);
    }

    @Test
    void doesNotHoldUpSendersWhileThePeerDoesNotRead() throws Exception {
        Pipe pipe = Pipe.open();
        BacklogOutlet outlet = outlet(Channels.newOutputStream(pipe.sink()), SOON);
        for (int i = 0; i < 700; i++) {
            outlet.send(new byte[10_000]);
        }

        assertThat(outlet.flush(Duration.ofMillis(50))).isFalse();
        try (InputStream in = Channels.newInputStream(pipe.source())) {
            assertThat(in.readNBytes(700 * 10_001)).hasSize(700 * 10_001);
        }
        assertThat(outlet.flush(SOON)).isTrue();
    }

    @Test
    void holdsUpSendersWhileTheBacklogIsFull() throws Exception {
        Pipe pipe = Pipe.open();
        BacklogOutlet outlet = outlet(Channels.newOutputStream(pipe.sink()), SOON);
        CountDownLatch sent = new CountDownLatch(1);
        Daemons.start(
                "sender",
                () -> {
                    for (int i = 0; i < 20; i++) {
                        outlet.send(new byte[1_000_000]);
                    }
                    sent.countDown();
                });

        assertThat(sent.await(200, TimeUnit.MILLISECONDS)).isFalse();
        try (InputStream in = Channels.newInputStream(pipe.source())) {
            assertThat(in.readNBytes(20_000_020)).hasSize(20_000_020);
        }
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void neverHoldsUpTheReader() throws Exception {
        Pipe pipe = Pipe.open();
        BacklogOutlet outlet = outlet(Channels.newOutputStream(pipe.sink()), SOON);
        outlet.neverHoldUp(Thread.currentThread());
        for (int i = 0; i < 20; i++) {
            outlet.send(new byte[1_000_000]);
        }

        try (InputStream in = Channels.newInputStream(pipe.source())) {
            assertThat(in.readNBytes(20_000_020)).hasSize(20_000_020);
        }
        assertThat(outlet.flush(SOON)).isTrue();
        assertThat(gone.getCount()).isEqualTo(1);
    }

    @Test
    void givesUpOnAPeerThatAsksForMuchAndReadsNothing() throws Exception {
        Pipe pipe = Pipe.open();
        BacklogOutlet outlet = outlet(Channels.newOutputStream(pipe.sink()), SOON);
        outlet.neverHoldUp(Thread.currentThread());
        for (int i = 0; i < 50; i++) {
            outlet.send(new byte[1_000_000]);
        }

        assertThat(gone.getCount()).isZero();
        assertThat(outlet.flush(SOON)).isFalse();
        pipe.source().close();
    }

    /** One answer may be larger than all that may go over the limit. */
    @Test
    void aLargeAnswerDoesNotCountAgainstTheReader() throws Exception {
        Pipe pipe = Pipe.open();
        BacklogOutlet outlet = outlet(Channels.newOutputStream(pipe.sink()), SOON);
        outlet.neverHoldUp(Thread.currentThread());
        outlet.send(new byte[40_000_000]);
        outlet.send(new byte[10]);

        assertThat(gone.getCount()).isEqualTo(1);
        pipe.source().close();
    }

    @Test
    void givesUpOnAPeerThatReadsNothing() throws Exception {
        Pipe pipe = Pipe.open();
        BacklogOutlet outlet =
                outlet(Channels.newOutputStream(pipe.sink()), Duration.ofMillis(200));
        for (int i = 0; i < 20; i++) {
            outlet.send(new byte[1_000_000]);
        }

        assertThat(gone.getCount()).isZero();
        assertThat(outlet.flush(SOON)).isFalse();
        pipe.source().close();
    }

    @Test
    void sendsWhatAnInterruptedThreadSends() throws Exception {
        Pipe pipe = Pipe.open();
        BacklogOutlet outlet = outlet(Channels.newOutputStream(pipe.sink()), SOON);
        Thread.currentThread().interrupt();
        for (int i = 0; i < 20; i++) {
            outlet.send(new byte[1_000_000]);
        }

        assertThat(Thread.interrupted()).isTrue();
        try (InputStream in = Channels.newInputStream(pipe.source())) {
            assertThat(in.readNBytes(20_000_020)).hasSize(20_000_020);
        }
        assertThat(outlet.flush(SOON)).isTrue();
    }

    @Test
    void tellsThatThePeerHasClosedItsEnd() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.source().close();
        BacklogOutlet outlet = outlet(Channels.newOutputStream(pipe.sink()), SOON);

        outlet.send(new byte[10]);

        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        outlet.send(new byte[10]);
        assertThat(outlet.flush(SOON)).isFalse();
    }

    /** Counts bytes. */
    private static final class Counting extends OutputStream {
        private final AtomicLong count = new AtomicLong();

        @Override
        public void write(int b) {
            count.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count.addAndGet(length);
        }
    }
}
