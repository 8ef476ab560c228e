package io.cargoshipper.host.cli;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A person who types what a test says, and then nothing more. */
final class ScriptedTerminal implements Terminal {

    private final Queue<String> lines;

    ScriptedTerminal(String... lines) {
        this.lines = new ArrayDeque<>(List.of(lines));
    }

    @Override
    public Optional<String> line(String prompt) {
        return Optional.ofNullable(lines.poll());
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return line(prompt).map(String::toCharArray);
    }
}
