package io.cargoshipper.host.files;

import java.io.IOException;
import java.nio.file.ClosedDirectoryStreamException;

/** Tries again what others got in the way of, and says what fails in the words of tools. */
final class Attempts {

    /** More than an editor that saves needs, and few enough to end at once. */
    private static final int MOST = 10;

    private Attempts() {}

    /**
     * Does something with files.
     *
     * @param given the path, for messages
     * @param verb what is being done: "read", "written"
     * @throws io.cargoshipper.api.ToolException whatever fails
     */
    static <T> T of(OpenThings things, String given, String verb, Step<T> step) throws IOException {
        for (int attempt = 1; ; attempt++) {
            things.requireOpen();
            try {
                return step.run();
            } catch (ChangedException e) {
                if (attempt == MOST) {
                    throw FileErrors.translate(e, given, verb);
                }
            } catch (ClosedDirectoryStreamException e) {
                things.requireOpen();
                throw new IOException("the folder is closed", e); // by the tool itself
            } catch (IOException e) {
                throw FileErrors.translate(e, given, verb);
            }
        }
    }

    interface Step<T> {
        T run() throws IOException;
    }
}
