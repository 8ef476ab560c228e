package io.cargoshipper.host.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies a caller's input to a command in a container, while another thread reads its output. */
final class HijackedInput {

    private static final Logger LOG = LoggerFactory.getLogger(HijackedInput.class);
    private static final int BUFFER_BYTES = 8192;

    private final InputStream input;
    private final Socket socket;
    private final Thread thread;

    private HijackedInput(InputStream input, Socket socket) {
        this.input = input;
        this.socket = socket;
        this.thread = new Thread(this::copy, "engine-stdin");
        thread.setDaemon(true);
    }

    static HijackedInput start(InputStream input, Socket socket) {
        HijackedInput copying = new HijackedInput(input, socket);
        copying.thread.start();
        return copying;
    }

    /** Wakes the thread if it waits for a caller's input that can be interrupted. */
    void stop() {
        thread.interrupt();
    }

    private void copy() {
        try {
            OutputStream output = socket.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                output.write(buffer, 0, read);
                output.flush();
            }
            socket.shutdownOutput();
        } catch (IOException | UnsupportedOperationException e) {
            // The reader of the output sees how it ends; a pipe cannot be closed half.
            LOG.debug("Standard input ended: {}", e.toString());
        }
    }
}
