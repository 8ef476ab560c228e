package io.cargoshipper.host.cli;

import io.cargoshipper.host.approval.SecretFile;
import io.cargoshipper.host.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the file with the operator's secret. */
@Command(
        name = "set-secret",
        description = "Choose a secret that approving takes, and write its file.",
        mixinStandardHelpOptions = true)
final class ApprovalsSetSecret implements Callable<Integer> {

    private final Streams streams;
    private final HostOptions options;
    private final Optional<Terminal> terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file (default: approval.secret-file).")
    private Path file;

    @Option(names = "--secret-stdin", description = "Read the secret from stdin.")
    private boolean secretFromStdin;

    ApprovalsSetSecret(Streams streams, HostOptions options, Optional<Terminal> terminal) {
        this.streams = streams;
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path target =
                Optional.ofNullable(file)
                        .or(this::configured)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "name a file, or set approval.secret-file in the configuration"));
        if (Files.exists(target)) {
            throw exists(target);
        }
        char[] secret = OperatorSecret.read(secretFromStdin, streams, terminal);
        try {
            repeat(secret);
            write(target, SecretFile.of(secret).text());
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        } finally {
            Arrays.fill(secret, ' ');
        }
        streams.printer().println("wrote " + target);
        System.err.println(
                "Let it, its folder and the configuration belong to another user than the server's: who can replace them can approve.");
        return ExitCode.OK;
    }

    private Optional<Path> configured() {
        return ConfigLoader.load(options.sources()).policy().approval().secretFile();
    }

    /** What is typed unseen may be mistyped. */
    private void repeat(char[] secret) throws IOException {
        if (!secretFromStdin
                && !Arrays.equals(
                        secret,
                        terminal.orElseThrow()
                                .secret("Again: ")
                                .orElseThrow(() -> new UsageException("no secret was given")))) {
            throw new UsageException("that was not the same; nothing was written");
        }
    }

    /** Readable for the server, which may run as another user; it does not give the secret away. */
    private static void write(Path target, String text) throws IOException {
        Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        PosixFileAttributeView view =
                Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static UsageException exists(Path target) {
        return new UsageException("%s is there already; remove it first".formatted(target));
    }
}
