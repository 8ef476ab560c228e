package io.cargoshipper.host.engine.guard.effect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What this machine says of itself, to be compared with what an engine says of its own.
 *
 * @param hostname blank when it does not say
 * @param kernel the kernel's release; blank when it does not say, as on other systems than Linux
 */
public record LocalMachine(String hostname, String kernel) {

    public LocalMachine {
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(kernel, "kernel");
    }

    /** The machine that this runs on. */
    public static LocalMachine current() {
        return new LocalMachine(
                read("/proc/sys/kernel/hostname"), read("/proc/sys/kernel/osrelease"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return ""; // then no engine counts as one of this machine
        }
    }
}
