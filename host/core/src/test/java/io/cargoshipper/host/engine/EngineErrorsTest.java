package io.cargoshipper.host.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.exception.UnauthorizedException;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.EngineIoException.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EngineErrorsTest {

    private static final EngineAddress ADDRESS =
            EngineAddress.ofSocket("/run/engine.sock", "DOCKER_HOST");

    static Stream<Arguments> engineAnswers() {
        return Stream.of(
                Arguments.of(
                        new NotFoundException("{\"message\":\"No such container: web\"}\n"),
                        ErrorCode.NOT_FOUND,
                        "No such container: web"),
                Arguments.of(
                        new NotFoundException("{\"message\":\"page not found\"}"),
                        ErrorCode.UNSUPPORTED_BY_ENGINE,
                        "page not found"),
                Arguments.of(
                        new ConflictException("{\"message\":\"name is in use\"}"),
                        ErrorCode.CONFLICT,
                        "name is in use"),
                Arguments.of(
                        new NotModifiedException(""),
                        ErrorCode.CONFLICT,
                        "It is in that state already; the engine changed nothing."),
                Arguments.of(
                        new BadRequestException("{\"message\":\"bad filter\"}"),
                        ErrorCode.INVALID_ARGUMENT,
                        "bad filter"),
                Arguments.of(
                        new BadRequestException("{\"message\":\"client version 1.24 is too old\"}"),
                        ErrorCode.UNSUPPORTED_BY_ENGINE,
                        "client version 1.24 is too old"),
                Arguments.of(
                        new UnauthorizedException("{\"message\":\"login first\"}"),
                        ErrorCode.ENGINE_ERROR,
                        "login first"),
                Arguments.of(
                        new InternalServerErrorException("no JSON at all"),
                        ErrorCode.ENGINE_ERROR,
                        "no JSON at all"),
                Arguments.of(
                        new InternalServerErrorException("{\"message\":\"not implemented here\"}"),
                        ErrorCode.UNSUPPORTED_BY_ENGINE,
                        "not implemented here"),
                Arguments.of(
                        new InternalServerErrorException("{broken"),
                        ErrorCode.ENGINE_ERROR,
                        "{broken"),
                Arguments.of(
                        new DockerException("{\"message\":\"later\"}", 501),
                        ErrorCode.UNSUPPORTED_BY_ENGINE,
                        "later"),
                Arguments.of(
                        new DockerException("", 503),
                        ErrorCode.ENGINE_ERROR,
                        "The engine answered with status 503 and no reason."),
                Arguments.of(
                        new DockerClientException("Could not pull image: x"),
                        ErrorCode.ENGINE_ERROR,
                        "The engine failed: Could not pull image: x"));
    }

    @ParameterizedTest
    @MethodSource("engineAnswers")
    void translatesWhatTheEngineAnswers(Exception failure, ErrorCode code, String message) {
        assertTranslated(failure, code).hasMessage(message);
        assertTranslated(new RuntimeException(failure), code).hasMessage(message);
    }

    static Stream<Arguments> lostConnections() {
        return Stream.of(
                Arguments.of(
                        Stage.CONNECTING,
                        new ConnectException("Connection refused"),
                        "cannot be reached now: connection refused. Start it again"),
                Arguments.of(
                        Stage.CONNECTING,
                        new SocketException("No such file or directory"),
                        "there is no such socket. Start it again"),
                Arguments.of(
                        Stage.CONNECTING,
                        new SocketException("Permission denied"),
                        "permission denied; add your user to the group that owns the socket"),
                Arguments.of(
                        Stage.CONNECTING,
                        new SSLHandshakeException("unable to find valid certification path"),
                        "TLS failed: unable to find valid certification path; check"),
                Arguments.of(
                        Stage.WAITING,
                        new IOException("Broken pipe"),
                        "before it answered: Broken pipe. What was asked may have been done"),
                Arguments.of(
                        Stage.ANSWERING,
                        new IOException("cut"),
                        "in the middle of its answer: cut"));
    }

    @ParameterizedTest
    @MethodSource("lostConnections")
    void namesTheEngineThatIsLost(Stage stage, IOException cause, String message) {
        EngineIoException lost = new EngineIoException(ADDRESS, stage, cause);
        assertTranslated(new RuntimeException(lost), ErrorCode.ENGINE_UNAVAILABLE)
                .hasMessageContaining("unix:///run/engine.sock (DOCKER_HOST)")
                .hasMessageContaining(message);
    }

    @Test
    void whatThisSideGaveUpIsCancelled() {
        assertTranslated(
                new EngineIoException(ADDRESS, Stage.ABORTED, new IOException("closed")),
                ErrorCode.CANCELLED);
        assertTranslated(
                new EngineIoException(ADDRESS, Stage.WAITING, new ClosedByInterruptException()),
                ErrorCode.CANCELLED);
    }

    @Test
    void aToolExceptionAnywhereWins() {
        ToolException refusal = new ToolException(ErrorCode.REFUSED_BY_POLICY, "no");
        assertThat(
                        EngineErrors.translate(
                                new DockerException("around it", 500, new IOException(refusal))))
                .containsSame(refusal);
    }

    @Test
    void anAnswerThatIsNotJsonIsTheEnginesFault() {
        Outcome outcome = new Outcome();
        outcome.of(() -> new JsonFactory().createParser("<html>").nextToken());
        assertTranslated(
                        new UncheckedIOException((IOException) outcome.failure()),
                        ErrorCode.ENGINE_ERROR)
                .hasMessageContaining("not understood");
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThat(EngineErrors.translate(new IllegalStateException("a defect"))).isEmpty();
        assertThat(EngineErrors.translate(new UncheckedIOException(new IOException("a file"))))
                .isEmpty();
        Exception first = new Exception();
        first.initCause(new Exception(first));
        assertThat(EngineErrors.translate(first)).isEmpty();
    }

    private static AbstractThrowableAssert<?, ToolException> assertTranslated(
            Exception failure, ErrorCode code) {
        ToolException translated = EngineErrors.translate(failure).orElseThrow();
        assertThat(translated.code()).isEqualTo(code);
        return assertThat(translated);
    }
}
