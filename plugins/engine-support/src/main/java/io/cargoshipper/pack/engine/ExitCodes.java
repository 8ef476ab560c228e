package io.cargoshipper.pack.engine;

import java.util.Map;
import java.util.Optional;

/**
 * What exit codes say: those that shells and engines agreed on (POSIX, and Docker's 125 to 127),
 * and 128 and a signal's number for a process that a signal ended.
 */
public final class ExitCodes {

    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS =
            Map.ofEntries(
                    Map.entry(1, "SIGHUP"),
                    Map.entry(2, "SIGINT"),
                    Map.entry(3, "SIGQUIT"),
                    Map.entry(4, "SIGILL"),
                    Map.entry(5, "SIGTRAP"),
                    Map.entry(6, "SIGABRT"),
                    Map.entry(7, "SIGBUS"),
                    Map.entry(8, "SIGFPE"),
                    Map.entry(9, "SIGKILL"),
                    Map.entry(10, "SIGUSR1"),
                    Map.entry(11, "SIGSEGV"),
                    Map.entry(12, "SIGUSR2"),
                    Map.entry(13, "SIGPIPE"),
                    Map.entry(14, "SIGALRM"),
                    Map.entry(15, "SIGTERM"),
                    Map.entry(24, "SIGXCPU"),
                    Map.entry(25, "SIGXFSZ"),
                    Map.entry(31, "SIGSYS"));

    private static final Map<Integer, String> MEANINGS =
            Map.ofEntries(
                    Map.entry(0, "it ended by itself, successfully"),
                    Map.entry(1, "the program reported a failure; its log should say which"),
                    Map.entry(
                            2, "the program or shell was misused: often a wrong option or syntax"),
                    Map.entry(125, "the engine itself failed to run it"),
                    Map.entry(
                            126,
                            "the command was found and could not be executed: not executable, a"
                                    + " folder, or made for another architecture"),
                    Map.entry(
                            127,
                            "command not found: the program, its interpreter or its loader is not"
                                    + " in the image, or not in PATH"),
                    Map.entry(
                            128,
                            "the engine could not start it (see State.Error), or an invalid exit"
                                    + " code"),
                    Map.entry(
                            130,
                            "SIGINT (2): interrupted, as by Ctrl-C or a stop signal of SIGINT"),
                    Map.entry(134, "SIGABRT (6): it aborted itself, as a failed assertion does"),
                    Map.entry(135, "SIGBUS (7): bad memory access, often a full /dev/shm"),
                    Map.entry(
                            137,
                            "SIGKILL (9): killed from outside. Out of memory, a stop that it did"
                                    + " not follow within its grace period, or a kill"),
                    Map.entry(
                            139,
                            "SIGSEGV (11): it crashed on invalid memory; often a native library"
                                    + " that does not fit the image (musl and glibc, CPU)"),
                    Map.entry(141, "SIGPIPE (13): it wrote to a pipe that nobody read any more"),
                    Map.entry(
                            143,
                            "SIGTERM (15): asked to stop and did, as `docker stop` does; no crash"),
                    Map.entry(159, "SIGSYS (31): a system call that the seccomp profile forbids"),
                    Map.entry(
                            255,
                            "an exit status out of range, or a wrapper (ssh, entrypoint) that"
                                    + " failed"));

    private ExitCodes() {}

    /** What a code says, in a short sentence without a full stop. */
    public static String explain(long code) {
        String meaning = code > 255 || code < 0 ? null : MEANINGS.get((int) code);
        if (meaning != null) {
            return meaning;
        }
        return signal(code)
                .map(name -> "%s (%d): ended by that signal".formatted(name, code - SIGNALLED))
                .orElse("the program's own code; its documentation or log says what it means");
    }

    /** The signal that ended a process, where its exit code says so. */
    public static Optional<String> signal(long code) {
        return code > SIGNALLED && code < SIGNALLED + 64
                ? Optional.of(
                        SIGNALS.getOrDefault(
                                (int) code - SIGNALLED, "signal " + (code - SIGNALLED)))
                : Optional.empty();
    }
}
