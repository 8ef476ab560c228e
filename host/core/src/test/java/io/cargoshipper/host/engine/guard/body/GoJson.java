package io.cargoshipper.host.engine.guard.body;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Go's {@code encoding/json}, as engines use it to read a body: written from its documentation and
 * from what engines do, and not from the guard's code. The first value counts and what follows is
 * left; the case of fields does not matter; what comes twice is read into what is there already, so
 * structures and maps add up, elements of a second list keep what they do not say, and null leaves
 * a plain value as it is.
 */
final class GoJson {

    private static final int DEEPEST = 10_000;

    private final GoTokens tokens;

    private GoJson(GoTokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a body; empty where an engine answers that it cannot. */
    static Optional<Map<String, Object>> read(byte[] bytes, GoType.Struct type) {
        try {
            new GoJson(new GoTokens(bytes)).skip(0);
            Object root = new GoJson(new GoTokens(bytes)).value(type, null);
            return Optional.of(root == null ? Map.of() : GoJson.<Object>object(root));
        } catch (GoTokens.SyntaxException e) {
            return Optional.empty();
        }
    }

    /** Goes over a value, of which nothing but its form matters. */
    private void skip(int depth) {
        if (depth > DEEPEST) {
            throw new GoTokens.SyntaxException("exceeded max depth");
        }
        switch (tokens.next()) {
            case '{' -> {
                for (char c = tokens.open('}'); c != '}'; c = tokens.after('}')) {
                    tokens.key();
                    skip(depth + 1);
                }
            }
            case '[' -> {
                for (char c = tokens.open(']'); c != ']'; c = tokens.after(']')) {
                    skip(depth + 1);
                }
            }
            case '"' -> tokens.string();
            default -> tokens.literal();
        }
    }

    /** Reads a value into what is there; null stands for the zero value. */
    private Object value(GoType type, Object before) {
        char next = tokens.peek();
        if (next == 'n') {
            tokens.next();
            tokens.literal();
            boolean kept =
                    type instanceof GoType.Plain
                            || (type instanceof GoType.Struct struct && !struct.pointer());
            return kept ? before : null;
        }
        if (type instanceof GoType.Plain plain) {
            return plain(plain);
        } else if (type instanceof GoType.Words) {
            return next == '['
                    ? slice(GoType.Plain.STRING, null)
                    : List.of(plain(GoType.Plain.STRING));
        } else if (type instanceof GoType.Slice slice) {
            require('[');
            return slice(slice.element(), before);
        } else if (type instanceof GoType.Dictionary dictionary) {
            require('{');
            return dictionary(dictionary.value(), before);
        }
        require('{');
        return struct((GoType.Struct) type, before);
    }

    private void require(char kind) {
        if (tokens.peek() != kind) {
            throw new GoTokens.SyntaxException("cannot unmarshal");
        }
    }

    private Object plain(GoType.Plain type) {
        char first = tokens.next();
        if (type == GoType.Plain.STRING && first == '"') {
            return tokens.string();
        }
        if (first == '"' || first == '{' || first == '[') {
            throw new GoTokens.SyntaxException("cannot unmarshal");
        }
        String literal = tokens.literal();
        if (type == GoType.Plain.BOOL && (literal.equals("true") || literal.equals("false"))) {
            return literal.equals("true");
        }
        if (type == GoType.Plain.INT && literal.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(literal);
        }
        throw new GoTokens.SyntaxException("cannot unmarshal");
    }

    /**
     * The elements of the list before stay where they are, for those of this one to be read into.
     */
    private List<Object> slice(GoType element, Object before) {
        tokens.next();
        List<Object> old = before == null ? List.of() : ((GoSlice) before).backing();
        List<Object> elements = new ArrayList<>();
        for (char c = tokens.open(']'); c != ']'; c = tokens.after(']')) {
            Object there = elements.size() < old.size() ? old.get(elements.size()) : null;
            elements.add(value(element, there));
        }
        List<Object> backing = new ArrayList<>(elements);
        if (!elements.isEmpty() || before != null) {
            backing.addAll(old.subList(Math.min(elements.size(), old.size()), old.size()));
        }
        return new GoSlice(elements, backing);
    }

    private Map<String, Object> dictionary(GoType type, Object before) {
        tokens.next();
        Map<String, Object> entries =
                before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(object(before));
        for (char c = tokens.open('}'); c != '}'; c = tokens.after('}')) {
            String key = tokens.key();
            entries.put(key, value(type, null)); // into a new one each time, unlike fields
        }
        return entries;
    }

    private Map<String, Object> struct(GoType.Struct type, Object before) {
        tokens.next();
        Map<String, Object> fields =
                before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(object(before));
        for (char c = tokens.open('}'); c != '}'; c = tokens.after('}')) {
            Optional<String> field = field(type, tokens.key());
            if (field.isEmpty()) {
                skip(0);
                continue;
            }
            String name = field.get();
            Object value = value(type.fields().get(name), fields.get(name));
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static Optional<String> field(GoType.Struct type, String key) {
        return type.fields().containsKey(key)
                ? Optional.of(key)
                : type.fields().keySet().stream().filter(name -> folds(name, key)).findFirst();
    }

    /** As {@code bytes.EqualFold} has it, where one of the two is plain letters. */
    private static boolean folds(String name, String key) {
        if (name.length() != key.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char a = name.charAt(i);
            char b = key.charAt(i);
            boolean same =
                    a == b
                            || (b < 128 && Character.toLowerCase(a) == Character.toLowerCase(b))
                            || (b == '\u017f' && Character.toLowerCase(a) == 's')
                            || (b == '\u212a' && Character.toLowerCase(a) == 'k');
            if (!same) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> object(Object value) {
        return (Map<String, T>) value;
    }
}
