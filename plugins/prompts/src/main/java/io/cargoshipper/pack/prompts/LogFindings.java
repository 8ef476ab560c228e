package io.cargoshipper.pack.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the errors in a log that everybody meets. Which lines they are, the evidence shows. */
final class LogFindings {

    private static final Phrases KNOWN =
            new Phrases(
                    List.of(
                            Phrases.phrase(
                                    "a port in the container is already taken",
                                    "address already in use"),
                            Phrases.phrase(
                                    "something it calls refuses the connection: not started, another"
                                            + " port, or localhost meant for another container",
                                    "connection refused"),
                            Phrases.phrase(
                                    "a name does not resolve: other network, wrong alias, or DNS",
                                    "no such host",
                                    "could not resolve",
                                    "name or service not known",
                                    "temporary failure in name resolution",
                                    "bad address",
                                    "enotfound"),
                            Phrases.phrase(
                                    "something it calls does not answer in time",
                                    "connection timed out",
                                    "i/o timeout",
                                    "etimedout"),
                            Phrases.phrase(
                                    "rights on a file or port are missing: user, mount, capability",
                                    "permission denied",
                                    "eacces",
                                    "operation not permitted"),
                            Phrases.phrase("the disk is full", "no space left on device", "enospc"),
                            Phrases.phrase(
                                    "memory ran out in the program",
                                    "out of memory",
                                    "cannot allocate memory",
                                    "outofmemoryerror"),
                            Phrases.phrase(
                                    "it writes where it may not (read-only root or mount)",
                                    "read-only file system",
                                    "erofs"),
                            Phrases.phrase(
                                    "it has too many files open (ulimit nofile)",
                                    "too many open files",
                                    "emfile"),
                            Phrases.phrase(
                                    "a program or file that it needs is missing in the image",
                                    "command not found",
                                    "no such file or directory",
                                    "modulenotfounderror",
                                    "cannot find module"),
                            Phrases.phrase(
                                    "a program is made for another architecture",
                                    "exec format error"),
                            Phrases.phrase(
                                    "credentials are refused or missing",
                                    "authentication failed",
                                    "access denied",
                                    "unauthorized"),
                            Phrases.phrase(
                                    "a certificate is not trusted or has expired",
                                    "certificate verify failed",
                                    "x509:",
                                    "certificate has expired")));

    private LogFindings() {}

    static List<Finding> of(String log) {
        List<String> lines = log.toLowerCase(Locale.ROOT).lines().toList();
        List<Finding> findings = new ArrayList<>();
        for (Phrases.Phrase phrase : KNOWN.phrases()) {
            long hits = lines.stream().filter(phrase::isIn).count();
            if (hits > 0) {
                findings.add(
                        Finding.warning(
                                "the end of the log: %s (%d line(s))"
                                        .formatted(phrase.meaning(), hits)));
            }
        }
        return findings;
    }
}
