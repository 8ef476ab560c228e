package io.cargoshipper.host.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the connection besides the request: nothing, but for a command's input. */
@Timeout(20)
class ExchangeTest {

    private static final String SECOND = "DELETE /containers/web HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir Path folder;

    private FakeEngine engine;
    private EngineTransport transport;

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.start(folder.resolve("engine.sock"));
        transport =
                new EngineTransport(
                        EngineAddress.ofSocket(engine.socket(), "test"), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
    }

    /** After these, engines take the next request from the connection. */
    @ParameterizedTest
    @CsvSource({"HEAD, 200", "POST, 204", "POST, 205", "GET, 304", "POST, 404"})
    void inputDoesNotFollowAnAnswerThatIsAtItsEnd(String method, int status) throws Exception {
        CompletableFuture<String> rest = new CompletableFuture<>();
        engine.on(
                method + " /x",
                answering -> {
                    answering.head(status);
                    rest.complete(answering.readToEnd());
                });

        Request request =
                Request.builder().method(method).path("/x").hijackedInput(stream(SECOND)).build();
        try (Response response = transport.exchange(request).execute()) {
            assertThat(response.getStatusCode()).isEqualTo(status);
            assertThat(rest).isNotDone();
        }

        assertThat(rest.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "HEAD, true", "DELETE, true", "POST, true", "GET, false"})
    void aBodyIsFramedWhateverTheMethod(String method, boolean streamed) throws Exception {
        CompletableFuture<String> rest = new CompletableFuture<>();
        engine.on(
                method + " /x",
                answering -> {
                    answering.head(200, "Content-Length: 0");
                    rest.complete(answering.readToEnd());
                });
        Request.Builder request = Request.builder().method(method).path("/x");
        if (streamed) {
            request.body(stream(SECOND));
        } else {
            request.bodyBytes(SECOND.getBytes(StandardCharsets.UTF_8));
        }

        transport.exchange(request.build()).execute().close();

        assertThat(rest.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(engine.requests())
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).isEqualTo(SECOND))
                .satisfies(sent -> assertThat(sent.headers()).containsEntry("connection", "close"));
    }

    /** What it has sent until then must not pass for the whole. */
    @Test
    void aStreamThatClaimsMoreThanItReadBreaksTheRequest() {
        InputStream liar =
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        return length + 1;
                    }
                };
        engine.on("POST /x", FakeEngine.answer(200, "{}"));
        Exchange exchange =
                transport.exchange(Request.builder().method("POST").path("/x").body(liar).build());

        assertThatThrownBy(exchange::execute)
                .hasRootCauseMessage("the stream says that it read more than was asked for");

        assertThat(engine.lines()).isEmpty();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
