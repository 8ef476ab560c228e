package io.cargoshipper.host.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** The terminal that a person sits at. */
interface Terminal {

    /**
     * Asks for a line.
     *
     * @return what was typed; empty at the end of input
     */
    Optional<String> line(String prompt);

    /**
     * Asks for something that is not shown while it is typed.
     *
     * @return what was typed; empty at the end of input
     */
    Optional<char[]> secret(String prompt);

    /** Asks a question; anything but a clear yes is a no. */
    default boolean confirms(String question) {
        return line(question + " [y/N] ")
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes"))
                .isPresent();
    }

    /** The terminal of this process, if it has one, for its input and its output. */
    static Optional<Terminal> ofProcess() {
        return Optional.ofNullable(System.console()).filter(Terminal::isTerminal).map(Terminal::of);
    }

    private static Terminal of(Console console) {
        return new Terminal() {
            @Override
            public Optional<String> line(String prompt) {
                return Optional.ofNullable(console.readLine("%s", prompt));
            }

            @Override
            public Optional<char[]> secret(String prompt) {
                return Optional.ofNullable(console.readPassword("%s", prompt));
            }
        };
    }

    /** From Java 22 on, a process has a console without a terminal too, and can tell. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
