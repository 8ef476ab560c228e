package io.cargoshipper.host.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects what reading the configuration comes upon, so that it is said all at once. */
final class Findings {

    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Path> read = new ArrayList<>();
    private final Consumer<Path> lookedFor;

    /**
     * @param lookedFor told of each file that what is found depends on, there or not, before it is
     *     read
     */
    Findings(Consumer<Path> lookedFor) {
        this.lookedFor = lookedFor;
    }

    /** Notes a file that is about to be looked for. */
    void lookingFor(Path file) {
        lookedFor.accept(file);
    }

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
