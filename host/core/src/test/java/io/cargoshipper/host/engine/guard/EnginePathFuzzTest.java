package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cargoshipper.host.engine.guard.EndpointTable.Match;
import io.cargoshipper.host.engine.guard.EnginePath.NotCanonicalException;
import io.cargoshipper.host.fixture.Choices;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whatever the guard reads a path as, an engine that decodes, cleans and splits it as Go's HTTP
 * server and its routers do comes to the same; what they would redirect or read otherwise is not
 * read at all.
 */
class EnginePathFuzzTest {

    private static final int RUNS = 5_000;
    private static final EndpointTable TABLE = EndpointTable.bundled();

    private static final List<String> PIECES =
            List.of(
                    "/",
                    "//",
                    "/./",
                    "/../",
                    "%2F",
                    "%2f",
                    "%2E",
                    "%2e%2e",
                    "..",
                    ".",
                    "%25",
                    "%252F",
                    "%63",
                    "%C0%AE",
                    "%C3%A9",
                    "%00",
                    "%0d%0a",
                    ";",
                    "?",
                    "#",
                    "\\",
                    " ",
                    "%20",
                    "+",
                    "containers",
                    "Containers",
                    "create",
                    "json",
                    "start",
                    "images",
                    "volumes",
                    "v1.41",
                    "v1.12",
                    "v1.99",
                    "libpod",
                    "x",
                    "é",
                    "ｃ",
                    "%",
                    "%2",
                    "name=a",
                    "&",
                    "http://host");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "HEAD");

    @Test
    void pathsAreReadAsEnginesReadThem() {
        Choices.random(
                RUNS,
                bytes -> {
                    Choices choices = new Choices(bytes);
                    assertRead(choices.of(METHODS), "/" + choices.text(12, PIECES));
                });
    }

    @FuzzTest(maxDuration = "1m")
    void paths(byte[] bytes) {
        Choices choices = new Choices(bytes);
        String method = choices.of(METHODS);
        if (choices.flip()) {
            assertRead(method, choices.text(16, PIECES));
        } else {
            assertRead(method, new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static void assertRead(String method, String target) {
        EnginePath path;
        try {
            path = EnginePath.parse(target);
        } catch (NotCanonicalException e) {
            return; // refused: there is nothing to differ in
        }
        Optional<Match> found = TABLE.find(method, path);

        String sent = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        String decoded = decoded(sent);
        assertThat(target.chars()).as(target).allMatch(c -> c > ' ' && c < 0x7f);
        assertThat(cleaned(decoded)).as("%s, cleaned", target).isEqualTo(decoded);
        assertThat("/" + String.join("/", path.decoded()))
                .as("%s, without its version", target)
                .isIn(decoded, "/" + decoded.replaceFirst("^/v1\\.[0-9]{2}(/|$)", ""));
        // Whoever splits before decoding comes to the same endpoint, or it is not one that is
        // known.
        assertThat(path.split().stream().map(part -> part.replace("/", "")).toList().size())
                .isEqualTo(sent.split("/", -1).length - 1 - (versioned(sent) ? 1 : 0));
        found.ifPresent(match -> assertSame(match, path, target));
    }

    /** An encoded slash must never be what makes a path one that is known. */
    private static void assertSame(Match match, EnginePath path, String target) {
        if (!path.split().equals(path.decoded())) {
            assertThat(match.name()).as(target).contains("/");
        }
    }

    private static boolean versioned(String sent) {
        return sent.matches("/v1\\.(2[4-9]|[3-9][0-9])(/.*)?");
    }

    /** Percent escapes, as Go takes them. */
    private static String decoded(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(path.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A path as routers clean it before they look whether they know it. */
    private static String cleaned(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
