package io.cargoshipper.host.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Collects what reading the configuration comes upon, so that it is said all at once. */
final class Findings {

    private final List<String> problems;
    private final List<String> warnings;
    private final List<Path> read;
    private final Set<Path> steering;
    private final Consumer<Path> lookedFor;
    private final boolean forgiving;

    /**
     * @param lookedFor told of each file that what is found depends on, there or not, before it is
     *     read
     */
    Findings(Consumer<Path> lookedFor) {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashSet<>(),
                lookedFor,
                false);
    }

    private Findings(
            List<String> problems,
            List<String> warnings,
            List<Path> read,
            Set<Path> steering,
            Consumer<Path> lookedFor,
            boolean forgiving) {
        this.problems = problems;
        this.warnings = warnings;
        this.read = read;
        this.steering = steering;
        this.lookedFor = lookedFor;
        this.forgiving = forgiving;
    }

    /**
     * These findings, where a problem is warned of and passed over: for what is only read because
     * somebody asks for it who may be anybody, and must not stop the start.
     */
    Findings forgiving() {
        return new Findings(problems, warnings, read, steering, lookedFor, true);
    }

    /** Notes a file that is about to be looked for. */
    void lookingFor(Path file) {
        steering.add(file);
        lookedFor.accept(file);
    }

    /** Notes one that is anybody's, and so says nothing that has to be kept from others. */
    void lookingForAnyones(Path file) {
        lookedFor.accept(file);
    }

    /** Notes what makes the configuration unusable. */
    void problem(String problem) {
        if (forgiving) {
            warning(problem + ": ignored");
        } else {
            problems.add(problem);
        }
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

    /** The files that were looked for, there or not, but for what is anybody's. */
    List<Path> steering() {
        return List.copyOf(steering);
    }
}
