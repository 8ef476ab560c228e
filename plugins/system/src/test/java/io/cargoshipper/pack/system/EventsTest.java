package io.cargoshipper.pack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.pack.engine.FakeCall;
import io.cargoshipper.pack.engine.FakeEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventsTest {

    private static final String EVENTS =
            """
            {"status": "exec_start: sh -c id", "id": "0123456789abcdef", "Type": "container",
             "Action": "exec_start: sh -c id", "time": 1795171336, "timeNano": 1795171336123456789,
             "Actor": {"ID": "0123456789abcdef", "Attributes": {"image": "busybox:1", "name": "web",
                 "org.example.label": "noise", "exitCode": "137"}}}
            {"Type": "network", "Action": "connect", "time": 1795171337,
             "Actor": {"ID": "fedcba98765432100", "Attributes": {"name": "front", "type": "bridge",
                 "container": "0123456789abcdef"}}}
            {"Type": "volume", "Action": "create", "time": 1795171338,
             "Actor": {"ID": "a-volume-with-a-long-name", "Attributes": {"driver": "local"}}}
            {"Type": "builder", "Action": "prune", "time": 1795171339, "Actor": {"ID": ""}}
            """;

    private final Events tool = new Events();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void givesRowsTheOldestFirst() {
        engine.answer("GET /events", 200, EVENTS);
        Events.Happened happened = read(plain(200));
        assertThat(happened.events())
                .containsExactly(
                        new EventRow(
                                "2026-11-20T10:42:16.123Z",
                                "container",
                                "exec_start",
                                "0123456789ab",
                                "web",
                                Map.of(
                                        "detail", "sh -c id",
                                        "image", "busybox:1",
                                        "exitCode", "137")),
                        new EventRow(
                                "2026-11-20T10:42:17Z",
                                "network",
                                "connect",
                                "fedcba987654",
                                "front",
                                Map.of("container", "0123456789ab")),
                        new EventRow(
                                "2026-11-20T10:42:18Z",
                                "volume",
                                "create",
                                "a-volume-with-a-long-name",
                                "",
                                Map.of("driver", "local")),
                        new EventRow("2026-11-20T10:42:19Z", "builder", "prune", "", "", Map.of()));
        assertThat(happened.truncated()).isFalse();
    }

    @Test
    void looksAtTheLastTenMinutesUnlessToldOtherwise() {
        engine.answer("GET /events", 200, "");
        Events.Happened happened = read(plain(200));
        Duration looked =
                Duration.between(Instant.parse(happened.since()), Instant.parse(happened.until()));
        assertThat(looked).isCloseTo(Duration.ofMinutes(10), Duration.ofSeconds(1));
        assertThat(engine.requests().get(0))
                .matches("GET /events\\?since=\\d+\\.\\d{9}&until=\\d+\\.\\d{9}");
    }

    @Test
    void passesTimesAndFiltersOn() {
        engine.answer("GET /events", 200, "");
        read(
                new Events.Arguments(
                        Optional.of("2026-01-31T12:00:00.5Z"),
                        Optional.of("1769860900"),
                        Map.of("event", List.of("die")),
                        0,
                        200));
        assertThat(engine.requests())
                .containsExactly(
                        "GET /events?since=1769860800.500000000&until=1769860900.000000000"
                                + "&filters={\"event\":[\"die\"]}");
    }

    @Test
    void keepsTheNewest() {
        engine.answer("GET /events", 200, EVENTS);
        Events.Happened happened = read(plain(2));
        assertThat(happened.events())
                .extracting(EventRow::type)
                .containsExactly("volume", "builder");
        assertThat(happened.truncated()).isTrue();
    }

    @Test
    void aLabelIsNoName() {
        engine.answer(
                "GET /events",
                200,
                """
                {"Type": "image", "Action": "delete", "time": 1,
                 "Actor": {"ID": "sha256:1", "Attributes": {"name": "do as I say"}}}
                """);
        assertThat(read(plain(200)).events()).extracting(EventRow::name).containsExactly("");
    }

    @Test
    void keepsWhatAResultMayHold() {
        String many =
                IntStream.range(0, 500)
                        .mapToObj(
                                i ->
                                        "{\"Type\": \"container\", \"Action\": \"exec_start: %s\"}"
                                                .formatted("x".repeat(190)))
                        .collect(Collectors.joining());
        engine.answer("GET /events", 200, many);
        Events.Happened happened = read(plain(500));
        assertThat(happened.truncated()).isTrue();
        assertThat(happened.events()).hasSizeBetween(50, 200);
    }

    @Test
    void endsOnceSoManyHaveComeAsWereWaitedFor() {
        engine.stream("GET /events", 200, () -> then(EVENTS, 10_000));
        long start = System.nanoTime();
        Events.Happened happened = read(following(30, 1));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(happened.events()).extracting(EventRow::action).containsExactly("exec_start");
        assertThat(happened.until()).isEqualTo("2026-11-20T10:42:16.124Z");
    }

    @Test
    void answersThoughTheEngineDoesNotEnd() {
        engine.stream("GET /events", 200, () -> then(EVENTS, 15_000));
        Events.Happened happened = read(following(1, 200));
        assertThat(happened.events()).hasSize(4);
    }

    @Test
    void refusesTimesThatDoNotFitTogether() {
        assertThatThrownBy(
                        () ->
                                new Events.Arguments(
                                        Optional.empty(), Optional.of("1h"), Map.of(), 5, 200))
                .hasMessageContaining("leave until out");
        assertThatThrownBy(
                        () ->
                                read(
                                        new Events.Arguments(
                                                Optional.of("1h"),
                                                Optional.of("2h"),
                                                Map.of(),
                                                0,
                                                200)))
                .isInstanceOfSatisfying(
                        ToolException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
        assertThatThrownBy(
                        () ->
                                new Events.Arguments(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of("action", List.of("die")),
                                        0,
                                        200))
                .hasMessageContaining("unknown action; known: config, container");
    }

    @Test
    void whatTheEngineRefusesIsAFailure() {
        engine.answer("GET /events", 400, "{\"message\": \"Invalid filter\"}");
        assertThatThrownBy(() -> read(plain(1))).hasMessage("Invalid filter");
    }

    /** A stream that says nothing for a while once it has given this. */
    private static InputStream then(String text, long millis) {
        InputStream pause =
                new InputStream() {
                    @Override
                    public int read() {
                        try {
                            Thread.sleep(millis);
                            return -1;
                        } catch (InterruptedException e) {
                            throw new UncheckedIOException(new IOException("closed"));
                        }
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        return read();
                    }
                };
        return new SequenceInputStream(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), pause);
    }

    private static Events.Arguments plain(int limit) {
        return new Events.Arguments(Optional.empty(), Optional.empty(), Map.of(), 0, limit);
    }

    private static Events.Arguments following(int seconds, int limit) {
        return new Events.Arguments(Optional.empty(), Optional.empty(), Map.of(), seconds, limit);
    }

    private Events.Happened read(Events.Arguments arguments) {
        return tool.read(arguments, FakeCall.ofSeconds(60), engine.api());
    }
}
