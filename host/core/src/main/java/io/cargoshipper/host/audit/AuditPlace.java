package io.cargoshipper.host.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the files of the audit trail are called: {@code audit-20261120T133000Z-4711.0001.jsonl} is
 * the first file of the chain that process 4711 began then. Each process has a chain of its own, so
 * that no two write to one file.
 *
 * @param folder where they are
 * @param stem how their names begin
 * @param extension how their names end, with its dot; may be empty
 */
public record AuditPlace(Path folder, String stem, String extension) {

    private static final String STEM = "audit";
    private static final String EXTENSION = ".jsonl";
    private static final Pattern MIDDLE =
            Pattern.compile("-(\\d{8}T\\d{6}Z-\\d+(?:-\\d+)?)\\.(\\d{4,9})");

    /**
     * One file of a chain.
     *
     * @param chain the chain's name
     * @param number which of its files it is, from 1
     */
    public record Part(Path file, String chain, int number) {}

    /**
     * Reads {@code audit.file}: a folder, where files are called {@code audit-….jsonl}; or a file,
     * into whose name each process puts its chain, so {@code log/calls.jsonl} becomes {@code
     * log/calls-….jsonl}.
     */
    public static AuditPlace of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        if (name == null || Files.isDirectory(absolute)) {
            return new AuditPlace(absolute, STEM, EXTENSION);
        }
        int dot = name.toString().lastIndexOf('.');
        return dot > 0
                ? new AuditPlace(
                        absolute.getParent(),
                        name.toString().substring(0, dot),
                        name.toString().substring(dot))
                : new AuditPlace(absolute.getParent(), name.toString(), "");
    }

    /** The place that settings name; the standard one if they name none. */
    public static AuditPlace of(AuditSettings settings) {
        return of(settings.file().orElseGet(() -> AuditSettings.standardFile(System.getenv())));
    }

    /** The name of a file of a chain. */
    Path part(String chain, int number) {
        return folder.resolve("%s-%s.%04d%s".formatted(stem, chain, number, extension));
    }

    /** Which part a file is, if its name is that of one. */
    public Optional<Part> part(Path file) {
        String name = file.getFileName().toString();
        if (name.length() < stem.length() + extension.length()
                || !name.startsWith(stem)
                || !name.endsWith(extension)) {
            return Optional.empty();
        }
        Matcher middle =
                MIDDLE.matcher(name.substring(stem.length(), name.length() - extension.length()));
        return middle.matches()
                ? Optional.of(new Part(file, middle.group(1), Integer.parseInt(middle.group(2))))
                : Optional.empty();
    }

    /** The files that are there, chain by chain, the oldest first; none if the folder is not. */
    public List<Part> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> part(file).stream())
                    .sorted(Comparator.comparing(Part::chain).thenComparing(Part::number))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
