package io.cargoshipper.host.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a caller's input to a command in a container, while another thread reads its output. Input
 * that fails is not input that ends: the command must not take the half that it has for the whole,
 * nor wait for the rest.
 */
final class HijackedInput {

    private static final Logger LOG = LoggerFactory.getLogger(HijackedInput.class);
    private static final int BUFFER_BYTES = 8192;

    private final InputStream input;
    private final Socket socket;
    private final Consumer<Throwable> onInputFailure;
    private final Thread thread;

    private HijackedInput(InputStream input, Socket socket, Consumer<Throwable> onInputFailure) {
        this.input = input;
        this.socket = socket;
        this.onInputFailure = onInputFailure;
        this.thread = new Thread(this::copy, "engine-stdin");
        thread.setDaemon(true);
    }

    /**
     * Starts to copy.
     *
     * @param onInputFailure told when the caller's stream fails, with whatever it has thrown
     */
    static HijackedInput start(
            InputStream input, Socket socket, Consumer<Throwable> onInputFailure) {
        HijackedInput copying = new HijackedInput(input, socket, onInputFailure);
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
            for (int read = read(buffer); read >= 0; read = read(buffer)) {
                output.write(buffer, 0, read);
                output.flush();
            }
            socket.shutdownOutput();
        } catch (InputFailure e) {
            onInputFailure.accept(e.getCause());
        } catch (IOException | RuntimeException e) {
            // The reader of the output sees how it ends; a pipe cannot be closed half.
            LOG.debug("Standard input ended: {}", e.toString());
        }
    }

    private int read(byte[] buffer) throws InputFailure {
        try {
            int read = input.read(buffer);
            if (read > buffer.length) {
                throw new IOException("the stream says that it read more than was asked for");
            }
            return read;
        } catch (Throwable e) { // the stream is the caller's: it may throw anything
            throw new InputFailure(e);
        }
    }

    /** Keeps what the caller's stream throws apart from what the socket does. */
    private static final class InputFailure extends Exception {

        private static final long serialVersionUID = 1L;

        InputFailure(Throwable cause) {
            super(cause);
        }
    }
}
