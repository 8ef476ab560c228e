package io.cargoshipper.host.engine.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The path of a request, read in both ways that engines read it: Docker decodes it and then splits
 * it at the slashes, Podman splits it and then decodes. Only where both say the same does the guard
 * know what a request will do; they differ when a name has an encoded slash.
 *
 * @param split its segments, decoded after splitting
 * @param decoded its segments, split after decoding
 */
record EnginePath(List<String> split, List<String> decoded) {

    /**
     * What a path may hold as it is: the unreserved characters, and those that RFC 3986 allows in a
     * segment, less the semicolon, which some servers cut a segment at.
     */
    private static final Pattern SENT = Pattern.compile("[A-Za-z0-9._~:@!$&'()*+,=%/-]+");

    /**
     * No fragment, nothing that ends the request line, no semicolon (a separator to old servers).
     */
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~:@!$'()*+,=%/?&-]*");

    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    /**
     * API versions that the table was reviewed for, and later ones. Older ones take other bodies: a
     * start could bring a whole host configuration.
     */
    private static final Pattern VERSION = Pattern.compile("v1\\.(2[4-9]|[3-9][0-9])");

    /** A version of any engine's API. */
    private static final Pattern ANY_VERSION = Pattern.compile("[vV][0-9]+(\\.[0-9]+)*");

    /** What a name may not hold once it is decoded: it would mean something to a second decoder. */
    private static final String UNSAFE_DECODED = "%\\;?#";

    EnginePath {
        split = List.copyOf(split);
        decoded = List.copyOf(decoded);
    }

    /** A path that is not written in the one way that the guard takes. */
    static final class NotCanonicalException extends Exception {

        private static final long serialVersionUID = 1L;

        NotCanonicalException(String reason) {
            super(reason);
        }
    }

    /** The part before the query. */
    static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /**
     * Reads what stands in a request line, and takes the API version off.
     *
     * @throws NotCanonicalException when an engine, or something before it, could read it otherwise
     */
    static EnginePath parse(String target) throws NotCanonicalException {
        String path = withoutQuery(target);
        if (!path.startsWith("/")) {
            throw new NotCanonicalException("it does not start with a slash");
        }
        if (!SENT.matcher(path).matches()) {
            throw new NotCanonicalException(
                    "it has characters that must be encoded; use an id instead of a name");
        }
        if (path.length() < target.length()
                && !QUERY.matcher(target.substring(path.length() + 1)).matches()) {
            throw new NotCanonicalException("its query has characters that must be encoded");
        }
        List<String> split = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            split.add(decode(segment));
        }
        List<String> decoded = List.of(String.join("/", split).split("/", -1));
        for (String segment : decoded) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new NotCanonicalException("it has an empty segment, '.' or '..'");
            }
        }
        int version = VERSION.matcher(split.get(0)).matches() ? 1 : 0;
        return new EnginePath(
                split.subList(version, split.size()), decoded.subList(version, decoded.size()));
    }

    /** Without a version at the start that the table was not reviewed for, if there is one. */
    EnginePath withoutVersion() {
        boolean versioned = ANY_VERSION.matcher(decoded.get(0)).matches() && decoded.size() > 1;
        return versioned && !split.isEmpty()
                ? new EnginePath(split.subList(1, split.size()), decoded.subList(1, decoded.size()))
                : this;
    }

    /** Whether engines agree on where its segments end. */
    boolean isUnambiguous() {
        return split.equals(decoded);
    }

    /** Its segments, decoded. */
    String text() {
        return "/" + String.join("/", decoded);
    }

    private static String decode(String segment) throws NotCanonicalException {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes.put(escaped(segment, i));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            if (decoded.chars().anyMatch(EnginePath::isUnsafe)) {
                throw new NotCanonicalException("it has an encoded character that no name has");
            }
            return decoded;
        } catch (CharacterCodingException e) {
            throw new NotCanonicalException("it is not UTF-8");
        }
    }

    private static byte escaped(String segment, int at) throws NotCanonicalException {
        int high = at + 2 < segment.length() ? hexDigit(segment.charAt(at + 1)) : -1;
        int low = at + 2 < segment.length() ? hexDigit(segment.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw new NotCanonicalException("it has a '%' without two upper-case digits");
        }
        int value = high * 16 + low;
        // An encoded letter or dot is a fixed segment in disguise; nobody needs to encode one.
        if (UNRESERVED.matcher(String.valueOf((char) value)).matches()) {
            throw new NotCanonicalException("it encodes a character that needs no encoding");
        }
        return (byte) value;
    }

    private static int hexDigit(char c) {
        return "0123456789ABCDEF".indexOf(c);
    }

    private static boolean isUnsafe(int c) {
        return Character.isISOControl(c) || UNSAFE_DECODED.indexOf(c) >= 0;
    }
}
