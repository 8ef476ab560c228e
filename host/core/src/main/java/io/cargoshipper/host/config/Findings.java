package io.cargoshipper.host.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what reading the configuration comes upon, so that it is said all at once. */
final class Findings {

    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Path> read = new ArrayList<>();

    /** Notes what makes the configuration unusable. */
    void problem(String problem) {
        problems.add(problem);
    }

    /** Notes what has no effect. */
    void warning(String warning) {
        warnings.add(warning);
    }

    /** Notes a file that was read. */
    void read(Path file) {
        read.add(file);
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    List<Path> files() {
        return read;
    }
}
