package io.cargoshipper.host.config;

import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Subject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What patterns a list takes: what can match nothing is a mistake. */
final class Patterns {

    /** What can match a tool's or a prompt's name at all. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./*?-]+");

    /** What can match a URI, or a template of URIs, at all. */
    private static final Pattern URI = Pattern.compile("[!-~]+");

    /** What can match a path at all. */
    private static final Pattern TEXT =
            Pattern.compile("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");

    /** Where a path begins that can match an absolute one. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?:[/*?\\\\]|[A-Za-z]:).*");

    private final Pattern fitting;
    private final String what;
    private final boolean path;
    private final Folders folders;

    private Patterns(Pattern fitting, String what, boolean path, Folders folders) {
        this.fitting = fitting;
        this.what = what;
        this.path = path;
        this.folders = folders;
    }

    /** What a list takes. */
    static Patterns of(ListKey<Glob> key, Folders folders) {
        return Arrays.stream(Subject.values())
                .filter(
                        subject ->
                                key == ListKey.allowed(subject) || key == ListKey.denied(subject))
                .findFirst()
                .map(subject -> of(subject, folders))
                .orElseGet(
                        () ->
                                key == ListKey.APPROVAL_TOOLS
                                        ? of(Subject.TOOLS, folders)
                                        : new Patterns(
                                                TEXT, "a key's name: write names", false, folders));
    }

    private static Patterns of(Subject subject, Folders folders) {
        String one = subject.singular();
        return switch (subject) {
            case TOOLS, PROMPTS, PACKS, NETWORKS ->
                    new Patterns(NAME, "a %s's name: write names".formatted(one), false, folders);
            case RESOURCES -> new Patterns(URI, "a resource's URI: write URIs", false, folders);
            case IMAGES, REGISTRIES, CAPABILITIES ->
                    new Patterns(URI, "a %s's name: write names".formatted(one), false, folders);
            case MOUNTS ->
                    new Patterns(
                            TEXT,
                            "a mount's path: write absolute paths, or ~/ and one",
                            true,
                            folders);
            case DEVICES, OPERATIONS ->
                    new Patterns(TEXT, "a %s: write them".formatted(one), false, folders);
        };
    }

    /** Reads a pattern; empty if it can match nothing. */
    Optional<Glob> read(String text) {
        if (!fitting.matcher(text).matches()) {
            return Optional.empty();
        }
        String expanded = path ? normalized(text) : text;
        return path && !ABSOLUTE.matcher(expanded).matches()
                ? Optional.empty()
                : Optional.of(new Glob(expanded));
    }

    /** What is wrong with a pattern that can match nothing. */
    String misfit(String text) {
        return "'%s' cannot match %s, with * and ? if need be".formatted(text, what);
    }

    /**
     * The paths that it is held against have no dots and no doubled or closing slashes, so neither
     * may the pattern. By its text alone: it names what is on the engine's host.
     */
    private String normalized(String text) {
        String expanded =
                text.equals("~") || text.startsWith("~/")
                        ? folders.userHome() + text.substring(1)
                        : text;
        if (!expanded.startsWith("/")) {
            return expanded;
        }
        ArrayDeque<String> names = new ArrayDeque<>();
        for (String name : expanded.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
