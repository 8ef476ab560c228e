package io.cargoshipper.host.files;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.HostFiles.Kind;
import io.cargoshipper.api.ToolException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with files to the caller of a tool: the path as given, and the mend. */
final class FileErrors {

    private static final int MAX_PATH = 300;

    private FileErrors() {}

    /** There are no roots. */
    static ToolException noRoots(String reason) {
        return refused(
                "this host gives tools no files: %s; an operator can name folders in files.roots"
                        .formatted(reason));
    }

    static ToolException outside(String given, List<Path> roots) {
        return refused(
                "'%s' is outside the folders that tools may use (%s); an operator can add another to files.roots"
                        .formatted(shown(given), names(roots)));
    }

    static ToolException linkOutside(String given, Path link, List<Path> roots) {
        return refused(
                "'%s' leaves the folders that tools may use (%s), by the symbolic link '%s'; an operator can add where that leads to files.roots"
                        .formatted(shown(given), names(roots), shown(link)));
    }

    /** It is what the host keeps for itself. */
    static ToolException own(String given, Path real) {
        return refused(
                "'%s' is this server's own (%s): tools neither read nor write where it keeps approvals, its audit trail, its configuration and packs, whatever files.roots says; name another path, or leave it out (a .dockerignore does)"
                        .formatted(shown(given), shown(real)));
    }

    static ToolException tooManyLinks(String given, int most) {
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "'%s' passes more than %d symbolic links, which probably lead in a circle; name the file itself"
                        .formatted(shown(given), most));
    }

    static ToolException tooManySteps(String given, Path link) {
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "'%s' goes up and down too often, by the symbolic link '%s'; name the file itself"
                        .formatted(shown(given), shown(link)));
    }

    static ToolException badPath(String given, String reason) {
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "'%s' is no path of a file: %s".formatted(shown(given), reason));
    }

    static ToolException missing(String given, Path missing) {
        return new ToolException(
                ErrorCode.NOT_FOUND,
                "'%s': there is no '%s'".formatted(shown(given), shown(missing)));
    }

    static ToolException noFolderOnTheWay(String given, Path place, Kind found) {
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "'%s': '%s' on the way is a %s, not a folder"
                        .formatted(shown(given), shown(place), word(found)));
    }

    /** Something is not what it would have to be. */
    static ToolException not(Kind wanted, Kind found, String given) {
        String mend =
                switch (found) {
                    case FILE, FOLDER -> "name a " + word(wanted);
                    case LINK -> "name what it leads to";
                    case OTHER -> "tools get regular files and folders only";
                };
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "'%s' is a %s, not a %s; %s"
                        .formatted(shown(given), word(found), word(wanted), mend));
    }

    static ToolException changing(String given) {
        return new ToolException(
                ErrorCode.CONFLICT,
                "'%s' changes while it is being opened; try again when it is at rest"
                        .formatted(shown(given)));
    }

    static ToolException safeCannotWrite(String given) {
        return refused(
                "'%s' cannot be written: this call is held to safe, and writing a file is moderate"
                        .formatted(shown(given)));
    }

    static ToolException replacingIsDestructive(String given) {
        return refused(
                "'%s' exists; replacing it is destructive, and this call is held to moderate; name a path that is free"
                        .formatted(shown(given)));
    }

    static ToolException replacingIsNotApproved(String given) {
        return refused(
                "'%s' exists, and replacing it is not what was approved; name a path that is free"
                        .formatted(shown(given)));
    }

    static ToolException exists(String given) {
        return new ToolException(
                ErrorCode.CONFLICT,
                "'%s' exists already; name a path that is free, or ask for it to be replaced"
                        .formatted(shown(given)));
    }

    /** Something that is never replaced stands where a file is to be written. */
    static ToolException inTheWay(String given, Kind found) {
        return new ToolException(
                ErrorCode.CONFLICT,
                "'%s' is a %s, which is never written through nor replaced; name the path of a file"
                        .formatted(shown(given), word(found)));
    }

    static ToolException over() {
        return new ToolException(
                ErrorCode.CANCELLED, "this call has answered; its files are closed");
    }

    /**
     * What a failure of the file system means.
     *
     * @param verb what could not be done: "read", "written"
     */
    static ToolException translate(IOException failure, String given, String verb) {
        if (failure instanceof NoSuchFileException) {
            return new ToolException(
                    ErrorCode.NOT_FOUND,
                    "'%s' cannot be %s: it is not there (any more)".formatted(shown(given), verb),
                    failure);
        }
        if (failure instanceof ClosedByInterruptException) {
            return new ToolException(ErrorCode.CANCELLED, "interrupted at a file", failure);
        }
        if (failure instanceof ChangedException) {
            return changing(given);
        }
        if (failure instanceof AccessDeniedException) {
            return new ToolException(
                    ErrorCode.REFUSED_BY_POLICY,
                    "'%s' cannot be %s: the file system does not let the user '%s', whom this server runs as"
                            .formatted(shown(given), verb, System.getProperty("user.name")),
                    failure);
        }
        return new ToolException(
                ErrorCode.CONFLICT,
                "'%s' cannot be %s: %s".formatted(shown(given), verb, reason(failure)),
                failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof NotDirectoryException) {
            return "a folder on the way is none";
        }
        if (failure instanceof FileSystemLoopException) {
            return "its symbolic links lead in a circle";
        }
        return Optional.ofNullable(
                        failure instanceof FileSystemException known
                                ? known.getReason()
                                : failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** A path in a message: whole unless far too long, and in one line. */
    static String shown(Object path) {
        String text = path.toString().replaceAll("\\p{Cntrl}", "?");
        return text.length() <= MAX_PATH ? text : text.substring(0, MAX_PATH) + "…";
    }

    private static ToolException refused(String message) {
        return new ToolException(ErrorCode.REFUSED_BY_POLICY, message);
    }

    private static String names(List<Path> roots) {
        return roots.stream().map(FileErrors::shown).collect(Collectors.joining(", "));
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case FILE -> "file";
            case FOLDER -> "folder";
            case LINK -> "symbolic link";
            case OTHER -> "device, pipe or socket";
        };
    }
}
