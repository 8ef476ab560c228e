package io.cargoshipper.host.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;

/**
 * Says what becomes of a use of a file's channel: nothing goes on after the call, and what the file
 * system says reaches the caller of the tool, for a tool that lets it pass has no better word.
 *
 * @param things what the lease has open
 * @param given the path, for messages
 * @param verb what is being done: "read", "written"
 */
record ChannelUse(OpenThings things, String given, String verb) {

    int run(Step step) throws IOException {
        things.requireOpen();
        try {
            return step.run();
        } catch (ClosedByInterruptException e) {
            throw FileErrors.translate(e, given, verb);
        } catch (ClosedChannelException e) {
            things.requireOpen();
            throw e; // closed by the tool itself
        } catch (IOException e) {
            throw FileErrors.translate(e, given, verb);
        }
    }

    interface Step {
        int run() throws IOException;
    }
}
