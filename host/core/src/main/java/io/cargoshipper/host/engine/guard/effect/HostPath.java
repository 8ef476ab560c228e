package io.cargoshipper.host.engine.guard.effect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path on the engine's host, judged by its text alone: {@code ..} and double slashes are taken
 * out as the engine does, before a symbolic link could be followed. Case is ignored where paths are
 * compared, as some hosts do.
 *
 * @param text for people and for policy: cleaned, in its own case
 * @param absolute whether it starts at the top, so that it is known which path it is
 * @param steps the names on the way, for comparison
 */
record HostPath(String text, boolean absolute, List<String> steps) {

    private static final Pattern DRIVE = Pattern.compile("(?s)[a-zA-Z]:.*");

    /** What paths of Windows start with that name no drive. */
    private static final List<String> DEVICES = List.of("\\", "//./pipe/", "//?/");

    /** Where hosts of virtual machines show their own files, and drives of Windows in them. */
    private static final List<List<String>> ALIASES =
            Stream.of(
                            "host_mnt",
                            "run/desktop/mnt/host",
                            "mnt/host",
                            "mnt/wsl/docker-desktop-bind-mounts")
                    .map(alias -> List.of(alias.split("/")))
                    .toList();

    /** Where Linux on Windows has its drives: {@code /mnt/c}. */
    private static final List<String> MOUNTED = List.of("mnt");

    HostPath {
        steps = List.copyOf(steps);
    }

    /** Reads a path, also a Windows one; {@code ..} at the top stays there, as in the kernel. */
    static HostPath of(String path) {
        boolean drive = DRIVE.matcher(path).matches();
        boolean windows = drive || DEVICES.stream().anyMatch(path::startsWith);
        String rest = drive ? path.substring(2) : path;
        String slashes = windows ? rest.replace('\\', '/') : rest;
        Deque<String> names = new ArrayDeque<>();
        for (String step : slashes.split("/", -1)) {
            if (step.equals("..")) {
                names.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                names.add(step);
            }
        }
        boolean unc = slashes.startsWith("//") && windows;
        String text =
                (drive ? path.substring(0, 2) : unc ? "/" : "")
                        + (slashes.startsWith("/") ? "/" : "")
                        + String.join("/", names);
        return new HostPath(
                windows ? text.replace('/', '\\') : text,
                slashes.startsWith("/"),
                names.stream().map(HostPath::comparable).toList());
    }

    /**
     * The same path as a machine around the engine's may call it, itself first: Docker Desktop
     * shows {@code C:\} as {@code /c} and as {@code /run/desktop/mnt/host/c}.
     */
    List<HostPath> readings() {
        HostPath shown = shown();
        HostPath mounted =
                shown.startsWith(MOUNTED) && shown.below(MOUNTED).isDrive()
                        ? shown.below(MOUNTED)
                        : shown;
        HostPath drive = mounted.isDrive() ? mounted.below(mounted.steps.subList(0, 1)) : mounted;
        return Stream.of(this, shown, drive).distinct().toList();
    }

    /** The same without those that only a machine with drives has. */
    List<HostPath> readingsWithoutDrives() {
        return Stream.of(this, shown()).distinct().toList();
    }

    private HostPath shown() {
        return ALIASES.stream().filter(this::startsWith).findFirst().map(this::below).orElse(this);
    }

    /** Whether it begins with a drive of Windows. */
    static boolean isOnDrive(String path) {
        return DRIVE.matcher(path).matches();
    }

    /** Whether the other path is this one or lies in it. */
    boolean holds(HostPath other) {
        return other.startsWith(steps);
    }

    private boolean isDrive() {
        return !steps.isEmpty() && steps.get(0).length() == 1;
    }

    private boolean startsWith(List<String> folder) {
        return steps.size() >= folder.size() && steps.subList(0, folder.size()).equals(folder);
    }

    private HostPath below(List<String> folder) {
        return new HostPath(text, absolute, steps.subList(folder.size(), steps.size()));
    }

    /**
     * Some hosts ignore case, also of letters that fold to others, and dots and spaces at the end.
     */
    private static String comparable(String step) {
        String folded = step.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String stripped = folded.replaceAll("[. ]+$", "");
        return stripped.isEmpty() ? folded : stripped;
    }
}
