package io.cargoshipper.host.config;

import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Subject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What patterns a list takes: what can match nothing is a mistake. Where names come in one form
 * only, such as paths without dots, a pattern is brought into it.
 */
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

    /**
     * What the guard calls devices that are no path: rules of the kernel, all of them, and those of
     * Windows by their class.
     */
    private static final Pattern DEVICE = Pattern.compile("rule [abc*?].*|all|class/.*");

    /** A method, which comes in capitals, and the path; {@code *} may stand for both. */
    private static final Pattern OPERATION = Pattern.compile("[A-Z?]+ [/*?].*|[A-Z?]*\\*.*");

    private static final String WITH_WILDCARDS = "'%s' cannot match %s, with * and ? if need be";

    private final Function<String, Optional<String>> reading;
    private final Function<String, String> misfit;

    private Patterns(Function<String, Optional<String>> reading, Function<String, String> misfit) {
        this.reading = reading;
        this.misfit = misfit;
    }

    private static Patterns of(Function<String, Optional<String>> reading, String what) {
        return new Patterns(reading, text -> WITH_WILDCARDS.formatted(text, what));
    }

    private static Patterns matching(Pattern fitting, String what) {
        return of(text -> taken(text, fitting.asMatchPredicate()), what);
    }

    /** What a list takes. */
    static Patterns of(ListKey<Glob> key, Folders folders) {
        return Arrays.stream(Subject.values())
                .filter(
                        subject ->
                                key == ListKey.allowed(subject) || key == ListKey.denied(subject))
                .findFirst()
                .map(subject -> of(subject, key == ListKey.denied(subject), folders))
                .orElseGet(
                        () ->
                                key == ListKey.APPROVAL_TOOLS
                                        ? of(Subject.TOOLS, false, folders)
                                        : matching(TEXT, "a key's name: write names"));
    }

    private static Patterns of(Subject subject, boolean denied, Folders folders) {
        return switch (subject) {
            case TOOLS, PROMPTS, PACKS, NETWORKS ->
                    matching(NAME, "a %s's name: write names".formatted(subject.singular()));
            case RESOURCES -> matching(URI, "a resource's URI: write URIs");
            case CAPABILITIES -> matching(URI, "a capability's name: write names");
            case IMAGES ->
                    of(
                            text ->
                                    taken(text, URI.asMatchPredicate())
                                            .flatMap(ImagePatterns::image),
                            "an image's name: write names in small letters, without https://");
            case REGISTRIES ->
                    of(
                            text ->
                                    taken(text, URI.asMatchPredicate())
                                            .flatMap(ImagePatterns::registry),
                            "a registry's name: write hosts, with the port where there is one, without https:// and without a path");
            case MOUNTS -> denied ? deniedMounts(folders) : mounts(folders);
            case DEVICES ->
                    of(
                            Patterns::device,
                            "a device: write absolute paths, or rules such as \"rule c 10:* rwm\"");
            case OPERATIONS ->
                    of(
                            text ->
                                    taken(
                                            text,
                                            TEXT.asMatchPredicate()
                                                    .and(OPERATION.asMatchPredicate())),
                            "an operation: write the method in capitals, and the path: \"DELETE /libpod/*\"");
        };
    }

    private static Patterns mounts(Folders folders) {
        return of(
                text -> absolute(text, folders),
                "a mount's path: write absolute paths, or ~/ and one");
    }

    /** A folder shows what is in it; but above one that may be anywhere is every folder. */
    private static Patterns deniedMounts(Folders folders) {
        Patterns mounts = mounts(folders);
        Predicate<String> isAnywhere = text -> text.matches("\\*.*[^*].*");
        return new Patterns(
                text -> isAnywhere.test(text) ? Optional.empty() : mounts.reading.apply(text),
                text ->
                        isAnywhere.test(text)
                                ? "'%s' does not say where, so the folders above could be mounted; begin with / or ~/ and name them, as in \"/home/*/.ssh\" and \"/root/.ssh\""
                                        .formatted(text)
                                : mounts.misfit(text));
    }

    /** Reads a pattern; empty if it can match nothing. */
    Optional<Glob> read(String text) {
        return reading.apply(text).map(Glob::new);
    }

    /** What is wrong with a pattern that can match nothing. */
    String misfit(String text) {
        return misfit.apply(text);
    }

    private static Optional<String> taken(String text, Predicate<String> fitting) {
        return Optional.of(text).filter(fitting);
    }

    private static Optional<String> absolute(String text, Folders folders) {
        String expanded =
                text.equals("~") || text.startsWith("~/")
                        ? folders.userHome() + text.substring(1)
                        : text;
        return taken(text, TEXT.asMatchPredicate())
                .map(ignored -> normalized(expanded))
                .filter(ABSOLUTE.asMatchPredicate());
    }

    private static Optional<String> device(String text) {
        return taken(text, TEXT.asMatchPredicate())
                .map(Patterns::normalized)
                .filter(ABSOLUTE.asMatchPredicate().or(DEVICE.asMatchPredicate()));
    }

    /**
     * The paths that a pattern is held against have no dots and no doubled or closing slashes, so
     * neither may the pattern. By its text alone: it names what is on the engine's host.
     */
    private static String normalized(String text) {
        if (!text.startsWith("/")) {
            return text;
        }
        ArrayDeque<String> names = new ArrayDeque<>();
        for (String name : text.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
