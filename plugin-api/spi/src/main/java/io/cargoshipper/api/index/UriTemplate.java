package io.cargoshipper.api.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of URIs: RFC 6570, level 1, such as {@code docker://container/{container}}.
 *
 * <p>A variable stands for one or more characters other than {@code /}, {@code ?} and {@code #}: a
 * segment of the path, or a part of one. Where a segment holds several variables, each but the last
 * takes as few characters as it can. Literals are compared character by character; nothing is
 * normalized. Two templates are equal when their texts are.
 */
public final class UriTemplate {

    private static final Pattern EXPRESSION = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

    /** What RFC 3986 allows in a URI before query and fragment. */
    private static final Pattern LITERAL =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]++|%[0-9A-Fa-f]{2})*+");

    private static final String NEVER_IN_VALUES = "/?#";

    private final String text;

    /** What stands around the variables: one more than there are variables. */
    private final List<String> literals;

    private final List<String> variables;

    private UriTemplate(String text, List<String> literals, List<String> variables) {
        this.text = text;
        this.literals = List.copyOf(literals);
        this.variables = List.copyOf(variables);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong with it, as
     *     the end of a sentence that begins with the template
     */
    public static UriTemplate parse(String text) {
        List<String> literals = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        Matcher expressions = EXPRESSION.matcher(text);
        int at = 0;
        while (expressions.find()) {
            literals.add(text.substring(at, expressions.start()));
            variables.add(expressions.group(1));
            at = expressions.end();
        }
        literals.add(text.substring(at));
        check(literals, variables);
        return new UriTemplate(text, literals, variables);
    }

    private static void check(List<String> literals, List<String> variables) {
        if (!SCHEME.matcher(literals.get(0)).matches()) {
            throw new IllegalArgumentException(
                    "does not begin with a scheme in lower case and a colon");
        }
        for (String literal : literals) {
            if (!LITERAL.matcher(literal).matches()) {
                throw new IllegalArgumentException(
                        "has '%s', which is no part of a URI without query and fragment"
                                .formatted(literal));
            }
        }
        if (variables.isEmpty()) {
            throw new IllegalArgumentException("has no variable");
        }
        for (int i = 0; i < variables.size(); i++) {
            String variable = variables.get(i);
            if (!VARIABLE.matcher(variable).matches()) {
                throw new IllegalArgumentException(
                        "has '{%s}', which is no expression of level 1: a name of letters, digits and '_'"
                                .formatted(variable));
            }
            if (variables.indexOf(variable) < i) {
                throw new IllegalArgumentException("has '{%s}' twice".formatted(variable));
            }
            if (i > 0 && literals.get(i).isEmpty()) {
                throw new IllegalArgumentException(
                        "has '{%s}' right before '{%s}', where nothing tells them apart"
                                .formatted(variables.get(i - 1), variable));
            }
        }
    }

    /** Whether a text is a URI without query and fragment, as a resource is named by. */
    static boolean isPlainUri(String text) {
        return SCHEME.matcher(text).matches()
                && LITERAL.matcher(text).matches()
                && !text.endsWith(":");
    }

    /** The names of the variables, in their order; at least one. */
    public List<String> variables() {
        return variables;
    }

    /**
     * The values of the variables in a URI, percent-decoded, in their order; empty if the URI is
     * not of this template, or a value is no UTF-8. Takes time in proportion to the URI's length.
     *
     * @param uri a URI without query and fragment
     */
    public Optional<Map<String, String>> match(String uri) {
        if (!uri.startsWith(literals.get(0))) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        int start = literals.get(0).length();
        for (int i = 0; i < variables.size(); i++) {
            String next = literals.get(i + 1);
            int end = end(uri, start, next, i == variables.size() - 1);
            Optional<String> value =
                    end > start && isValue(uri, start, end)
                            ? PercentEncoding.decode(uri.substring(start, end))
                            : Optional.empty();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(variables.get(i), value.get());
            start = end + next.length();
        }
        return Optional.of(Collections.unmodifiableMap(values));
    }

    /**
     * Where a value ends: before the first place of the literal that follows, and at the end of the
     * URI for the last. No later place need be tried: a literal without a slash leaves what was
     * passed over to the next variable, and one with a slash fits at one place alone, because no
     * value holds a slash.
     */
    private static int end(String uri, int start, String next, boolean last) {
        if (last) {
            return uri.endsWith(next) ? uri.length() - next.length() : -1;
        }
        return uri.indexOf(next, start + 1);
    }

    private static boolean isValue(String uri, int start, int end) {
        return uri.substring(start, end).chars().noneMatch(c -> NEVER_IN_VALUES.indexOf(c) >= 0);
    }

    /**
     * The URI for values of the variables: {@link #match} gives them back. All but the unreserved
     * characters of RFC 3986 are percent-encoded.
     *
     * @param values a value, not empty, for each variable; others are passed over
     * @throws IllegalArgumentException if a variable has no value
     */
    public String expand(Map<String, String> values) {
        StringBuilder uri = new StringBuilder(literals.get(0));
        for (int i = 0; i < variables.size(); i++) {
            String value = values.getOrDefault(variables.get(i), "");
            if (value.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s needs a value for '%s'".formatted(text, variables.get(i)));
            }
            uri.append(PercentEncoding.encode(value)).append(literals.get(i + 1));
        }
        return uri.toString();
    }

    /** Whether there is a URI that both templates match. */
    public boolean overlaps(UriTemplate other) {
        return UriTemplateOverlap.between(literals, other.literals);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UriTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The template as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
