package io.cargoshipper.pack.prompts;

import java.util.List;

/** What an engine means that could not start a container. */
final class StartErrors {

    /** The particular ones first. */
    private static final Phrases KNOWN =
            new Phrases(
                    List.of(
                            Phrases.phrase(
                                    "the command is not in the image, or not in its PATH",
                                    "executable file not found"),
                            Phrases.phrase(
                                    "the program is made for another architecture, or a script"
                                            + " lacks its #! line",
                                    "exec format error"),
                            Phrases.phrase(
                                    "a port of the host is already in use, by another container or"
                                            + " by a program of the host",
                                    "port is already allocated",
                                    "bind: address already in use",
                                    "ports are not available"),
                            Phrases.phrase(
                                    "a bind mount's source does not exist on the engine's machine",
                                    "bind source path does not exist"),
                            Phrases.phrase(
                                    "a file is mounted on a folder, or a folder on a file: the"
                                            + " source may have been missing and made as a folder",
                                    "not a directory",
                                    "is a directory"),
                            Phrases.phrase(
                                    "its working directory cannot be entered or made",
                                    "chdir to cwd"),
                            Phrases.phrase(
                                    "the user or group it is to run as is not in the image's"
                                            + " /etc/passwd or /etc/group",
                                    "unable to find user",
                                    "unable to find group",
                                    "no matching entries in passwd"),
                            Phrases.phrase(
                                    "a device of the host, or a driver for it (GPU), is missing",
                                    "could not select device driver",
                                    "error gathering device information"),
                            Phrases.phrase(
                                    "a network it is to join is gone: connect it to another, or"
                                            + " make it anew",
                                    "network \\S+ not found",
                                    "could not find network",
                                    "cannot join network"),
                            Phrases.phrase(
                                    "the address it is to have is taken in its network",
                                    "address already in use",
                                    "no available ip",
                                    "is not available on any interface"),
                            Phrases.phrase(
                                    "the disk of the engine is full", "no space left on device"),
                            Phrases.phrase(
                                    "a limit is too low for the program to start, or the engine"
                                            + " cannot set it",
                                    "cannot set memory",
                                    "cgroup"),
                            Phrases.phrase(
                                    "an operation is not permitted: a capability, a security"
                                            + " profile or rootless mode stands against it",
                                    "operation not permitted",
                                    "permission denied"),
                            Phrases.phrase(
                                    "a file that it needs is missing: its program, the interpreter"
                                            + " of a script, a loader, or a mount's source",
                                    "no such file or directory")));

    private StartErrors() {}

    static String explain(String error) {
        return KNOWN.explain(error).orElse("for a reason that is not among the usual ones");
    }
}
