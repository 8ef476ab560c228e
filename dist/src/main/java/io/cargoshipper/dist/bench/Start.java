package io.cargoshipper.dist.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures what a user of stdio waits for: from the start of the launcher's process until {@code
 * tools/list} is answered, beside a JVM that only prints hello. The two take turns, so that a busy
 * moment of the machine hits both. The client reads lines: a client library would be measured too.
 */
public final class Start {

    private static final int ROUNDS = 10;

    /** Not counted: they fill the file cache. */
    private static final int WARM_UP = 2;

    private static final int AIM = 20;

    private static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}""";
    private static final String INITIALIZED =
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}";

    private final Path installation;
    private final Path folder;
    private final Path log;
    private final String javaHome = System.getProperty("java.home");
    private final List<Duration> hello = new ArrayList<>();
    private final List<Duration> initialized = new ArrayList<>();
    private final List<Duration> listed = new ArrayList<>();
    private String answer = "";

    private Start(Path installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
        this.log = folder.resolve("stderr");
    }

    /**
     * Runs the measure with the Java that runs this.
     *
     * @param args the installation's folder
     */
    public static void main(String[] args) throws IOException {
        // No .env file there.
        Path folder = Files.createTempDirectory("cargoshipper-bench");
        Start start = new Start(Path.of(args[0]).toRealPath(), folder);
        int code = 0;
        try {
            start.run();
        } catch (IOException e) {
            System.err.printf("bench: %s%n%s", e.getMessage(), start.logged());
            code = 1;
        } finally {
            Files.deleteIfExists(start.log);
            Files.delete(folder);
        }
        System.exit(code);
    }

    private void run() throws IOException {
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            if (i == WARM_UP) {
                hello.clear();
                initialized.clear();
                listed.clear();
            }
            hello();
            host();
        }
        double ratio = millis(median(listed)) / millis(median(hello));
        System.out.printf(
                "Java %s, %d processors, %d tools; medians of %d after %d not counted, in ms%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                answer.split("\"inputSchema\"", -1).length - 1,
                ROUNDS,
                WARM_UP);
        print("a JVM that prints hello", hello);
        print("cargoshipper: initialize answered", initialized);
        print("cargoshipper: tools/list answered", listed);
        System.out.printf(
                "%-36s %7.1f    aim: at most %d on Java 17: %s%n",
                "tools/list : hello", ratio, AIM, ratio <= AIM ? "met" : "missed");
    }

    private void hello() throws IOException {
        String own = System.getProperty("cargoshipper.bench.classes");
        ProcessBuilder builder =
                new ProcessBuilder(javaHome + "/bin/java", "-cp", own, Hello.class.getName());
        try (Line line = new Line(builder.redirectError(ProcessBuilder.Redirect.INHERIT))) {
            line.await("hello");
            hello.add(line.sinceStart());
        }
    }

    private void host() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(installation.resolve("bin/cargoshipper").toString())
                        .directory(folder.toFile())
                        .redirectError(log.toFile());
        builder.environment().put("CARGOSHIPPER_JAVA_HOME", javaHome);
        try (Line line = new Line(builder)) {
            line.say(INITIALIZE);
            line.await("\"id\":1");
            initialized.add(line.sinceStart());
            line.say(INITIALIZED);
            line.say(LIST);
            answer = line.await("\"id\":2");
            listed.add(line.sinceStart());
        }
        if (!answer.contains("\"inputSchema\"")) {
            throw new IOException("tools/list was answered with no tool: " + answer);
        }
    }

    private String logged() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private static void print(String what, List<Duration> times) {
        System.out.printf(
                "%-36s %7.1f    from %.1f to %.1f%n",
                what,
                millis(median(times)),
                millis(Collections.min(times)),
                millis(Collections.max(times)));
    }

    private static Duration median(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
