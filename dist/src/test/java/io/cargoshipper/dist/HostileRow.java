package io.cargoshipper.dist;

import io.cargoshipper.host.policy.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that would have its way with the host, if it were let.
 *
 * @param name what is tried, in words
 * @param effects all that it would bring about, of what policy has rules for; first the one that it
 *     is made for. Empty: no policy lets it pass
 * @param owned what the container has that it is about: of the effect {@code privileged-container},
 *     which is there only where policy denies one of these
 * @param reason of a request without effects, a word that its refusal must have
 * @param door the way that it takes: {@code tool}, or one of the ways of the pack {@code raw}
 * @param request the name of the tool; else method and target of the request
 * @param body the arguments of the tool; else the body of the request
 * @param header a header of the request, beside the one that says JSON where there is a body
 */
record HostileRow(
        String name,
        List<Effect> effects,
        List<Effect> owned,
        Optional<String> reason,
        String door,
        String request,
        Optional<String> body,
        Optional<String> header) {

    /** The way that a call of a shipped tool takes. */
    static final String BY_TOOL = "tool";

    /** What a container has: {@code privileged-container(host-pid)}. */
    private static final Pattern OWNED = Pattern.compile("\\(([a-z -]+)\\)");

    private static final List<String> TABLES =
            List.of(
                    "create.tsv",
                    "mounts.tsv",
                    "json.tsv",
                    "paths.tsv",
                    "operations.tsv",
                    "existing.tsv",
                    "tools.tsv");

    HostileRow {
        effects = List.copyOf(effects);
        owned = List.copyOf(owned);
    }

    /** Reads all tables. */
    static List<HostileRow> all() {
        List<HostileRow> rows = new ArrayList<>();
        TABLES.forEach(table -> rows.addAll(read(table)));
        return rows;
    }

    private static List<HostileRow> read(String table) {
        try (InputStream stream = HostileRow.class.getResourceAsStream("/hostile/" + table)) {
            byte[] bytes = Objects.requireNonNull(stream, table).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> rows(line).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of a table: where it names several doors, a row for each. */
    private static List<HostileRow> rows(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length < 4) {
            throw new IllegalArgumentException("too few cells: " + line);
        }
        boolean refusedAlways = cells[1].startsWith("-");
        Matcher owned = OWNED.matcher(cells[1]);
        List<Effect> ownedEffects = owned.find() ? effects(owned.group(1)) : List.of();
        return Arrays.stream(cells[2].split(","))
                .map(
                        door ->
                                new HostileRow(
                                        cells[0],
                                        refusedAlways ? List.of() : effects(owned.replaceAll("")),
                                        ownedEffects,
                                        Optional.of(cells[1].substring(1))
                                                .filter(reason -> refusedAlways),
                                        door,
                                        cells[3],
                                        cell(cells, 4),
                                        cell(cells, 5)))
                .toList();
    }

    private static List<Effect> effects(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> Effect.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }

    private static Optional<String> cell(String[] cells, int column) {
        return Optional.of(column)
                .filter(index -> index < cells.length)
                .map(index -> cells[index])
                .filter(text -> !text.isEmpty());
    }

    /** What it is made for; empty where no policy lets it pass. */
    Optional<Effect> principal() {
        return effects.stream().findFirst();
    }

    /** The effects that it has where these are denied: all of them, or all that depend on none. */
    List<Effect> effectsWhere(Predicate<Effect> denied) {
        return owned.isEmpty() || owned.stream().anyMatch(denied)
                ? effects
                : effects.stream().filter(it -> it != Effect.PRIVILEGED_CONTAINER).toList();
    }

    /** Whether it passes where these effects are allowed and all others are denied. */
    boolean passesWith(Set<Effect> allowed) {
        return principal().isPresent()
                && allowed.containsAll(effectsWhere(effect -> !allowed.contains(effect)));
    }

    /** What has to be allowed for the rows that are made for an effect. */
    static Set<Effect> neededFor(Effect effect, List<HostileRow> rows) {
        Set<Effect> needed = EnumSet.of(effect);
        rows.stream()
                .filter(row -> row.principal().equals(Optional.of(effect)))
                .forEach(row -> needed.addAll(row.effects()));
        return needed;
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(name, door);
    }
}
