package io.cargoshipper.host.cli;

import io.cargoshipper.host.approval.Letter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what can be decided. */
@Command(
        name = "list",
        description = "List the calls that wait for a person's approval.",
        mixinStandardHelpOptions = true)
final class ApprovalsList implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;

    @Option(names = "--json", description = "Print JSON, with the questions in full.")
    private boolean json;

    ApprovalsList(Streams streams, HostOptions options) {
        this.streams = streams;
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        Instant now = Instant.now();
        List<Letter> letters = WaitingLetters.of(options).all();
        if (json) {
            JsonOutput.print(
                    streams.printer(),
                    Map.of("approvals", letters.stream().map(ApprovalsList::json).toList()));
            return ExitCode.OK;
        }
        if (letters.isEmpty()) {
            System.err.println("no call waits for an approval");
            return ExitCode.OK;
        }
        Table table = new Table("ID", "TOOL", "CALLER", "TIME LEFT", "NEEDS");
        letters.forEach(
                letter ->
                        table.row(
                                letter.id(),
                                letter.tool(),
                                letter.caller(),
                                Duration.between(now, letter.expires()).toSeconds() + " s",
                                needs(letter)));
        table.print(streams.printer());
        return ExitCode.OK;
    }

    static Map<String, Object> json(Letter letter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", letter.id());
        json.put("tool", letter.tool());
        json.put("caller", letter.caller());
        json.put("asked", letter.asked().toString());
        json.put("expires", letter.expires().toString());
        json.put("question", letter.question());
        json.put("with_secret", letter.withSecret());
        json.put("by_other_user", letter.byOtherUser());
        return json;
    }

    private static String needs(Letter letter) {
        if (letter.withSecret()) {
            return letter.byOtherUser() ? "the secret, another user" : "the secret";
        }
        return letter.byOtherUser() ? "another user" : "-";
    }
}
