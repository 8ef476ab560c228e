package io.cargoshipper.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The end of a process that serves, with a pack that takes its time to stop. */
@Timeout(60)
final class ServeTest {

    private static final String PACK =
            """
            package slow;

            import com.google.inject.Module;
            import io.cargoshipper.api.*;
            import java.nio.file.*;

            public final class SlowPack implements ToolPack {
                public String name() { return "slow"; }

                public Module module() { return binder -> binder.bind(Tools.class); }

                public void stop() throws Exception {
                    Thread.sleep(700);
                    Files.writeString(Path.of(System.getenv("STOPPED")), "in order");
                }

                static final class Tools {
                    record Done(String word) {}

                    @Tool(name = "slow_tool", description = "Does nothing.", tier = Tier.SAFE)
                    Done run() { return new Done("done"); }
                }
            }
            """;

    @TempDir Path folder;

    private Path stopped;

    @BeforeEach
    void makePack() throws IOException {
        stopped = folder.resolve("stopped");
        CompiledPack.write(folder, "slow", "SlowPack", PACK);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no SIGTERM there")
    void packsStopInOrderOnSigterm() throws Exception {
        Process process = serveOneCall();

        process.destroy();

        assertEndedInOrder(process);
    }

    @Test
    void packsStopInOrderAtTheEndOfInput() throws Exception {
        Process process = serveOneCall();

        process.getOutputStream().close();

        assertEndedInOrder(process);
    }

    private void assertEndedInOrder(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stopped).hasContent("in order");
        assertThat(process.exitValue()).isZero();
    }

    private Process serveOneCall() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "serve",
                                "--plugins",
                                folder.resolve("plugins").toString())
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("log").toFile());
        builder.environment().put("STOPPED", stopped.toString());
        Process process = builder.start();
        BufferedReader answers = process.inputReader();
        BufferedWriter requests = process.outputWriter();
        send(
                requests,
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}\
                """);
        assertThat(answers.readLine()).contains("\"id\":1");
        send(
                requests,
                """
                {"jsonrpc":"2.0","method":"notifications/initialized"}\
                """);
        send(
                requests,
                """
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"slow_tool","arguments":{}}}\
                """);
        assertThat(answers.readLine()).contains("\"id\":2", "done");
        return process;
    }

    private static void send(BufferedWriter requests, String message) throws IOException {
        requests.write(message);
        requests.write('\n');
        requests.flush();
    }
}
