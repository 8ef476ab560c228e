package io.cargoshipper.host.cli;

import io.cargoshipper.api.Content;
import io.cargoshipper.api.PromptResult;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.host.pipeline.CallOutcome;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how a call ended, for people or as JSON, and says what the process exits with. */
final class OutcomePrinter {

    private final Streams streams;
    private final boolean json;

    OutcomePrinter(Streams streams, boolean json) {
        this.streams = streams;
        this.json = json;
    }

    /**
     * Prints an outcome.
     *
     * @param listing the command that lists what there is, for a name that is unknown
     * @return the exit code
     * @throws UsageException for a name that is unknown
     */
    int print(CallOutcome outcome, String listing) throws IOException {
        if (outcome instanceof CallOutcome.Failure failure) {
            return failed(failure);
        }
        if (outcome instanceof CallOutcome.Unknown unknown) {
            throw new UsageException(
                    "%s (cargoshipper %s lists them)".formatted(unknown.message(), listing));
        }
        if (outcome instanceof CallOutcome.Answer answer) {
            print(answer);
        } else if (outcome instanceof CallOutcome.Prompted prompted) {
            print(prompted.result());
        } else if (outcome instanceof CallOutcome.Read read) {
            print(read.contents());
        } else if (outcome instanceof CallOutcome.Completed completed) {
            completed.values().forEach(streams.printer()::println);
        }
        streams.printer().flush();
        return ExitCode.OK;
    }

    private int failed(CallOutcome.Failure failure) {
        if (json) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", failure.code().name());
            error.put("message", failure.message());
            JsonOutput.print(streams.printer(), Map.of("error", error));
        }
        System.err.println(failure.code() + ": " + failure.message());
        return ExitCode.FAILED;
    }

    private void print(CallOutcome.Answer answer) {
        if (json && answer.structured().isPresent()) {
            JsonOutput.print(streams.printer(), answer.structured().get());
        } else {
            answer.content().forEach(content -> streams.printer().println(text(content)));
        }
    }

    /** With who speaks, where that is not the person alone. */
    private void print(PromptResult prompt) {
        if (json) {
            JsonOutput.print(streams.printer(), ContentJson.of(prompt));
            return;
        }
        List<PromptResult.Message> messages = prompt.messages();
        for (PromptResult.Message message : messages) {
            if (messages.stream().anyMatch(one -> one.role() != PromptResult.Role.USER)) {
                streams.printer().println(message.role().name().toLowerCase(Locale.ROOT) + ":");
            }
            streams.printer().println(text(message.content()));
        }
    }

    /** Bytes as they are: whoever reads an image wants it in a file. */
    private void print(ResourceContents contents) throws IOException {
        if (contents instanceof ResourceContents.Text text) {
            String ending = text.text().endsWith("\n") ? "" : System.lineSeparator();
            streams.printer().print(text.text() + ending);
        } else if (contents instanceof ResourceContents.Blob blob) {
            streams.out().write(Base64.getDecoder().decode(blob.base64()));
            streams.out().flush();
        }
    }

    private static String text(Content content) {
        if (content instanceof Content.Text text) {
            return text.text();
        }
        if (content instanceof Content.Image image) {
            return "[image, %s]".formatted(image.mimeType());
        }
        if (content instanceof Content.Audio audio) {
            return "[audio, %s]".formatted(audio.mimeType());
        }
        if (content instanceof Content.Link link) {
            return "[resource %s]".formatted(link.uri());
        }
        if (content instanceof Content.Embedded embedded) {
            return embedded.contents() instanceof ResourceContents.Text text
                    ? text.text()
                    : "[resource %s]".formatted(embedded.contents().uri());
        }
        throw new IllegalArgumentException("the pipeline left untrusted content unfenced");
    }
}
