package io.cargoshipper.host.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the audit trail: a JSON object in ASCII whose last member {@code hash} is the SHA-256
 * of the line without it, byte for byte, and whose member before that, {@code prev}, is the hash of
 * the line before. So whoever has a line can check it without knowing how it was made.
 *
 * @param text the line, without its end
 * @param hash its hash
 */
record AuditLine(String text, String hash) {

    /** What the first line of a chain follows. */
    static final String NOTHING = "0".repeat(64);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final Pattern END =
            Pattern.compile(",\"prev\":\"([0-9a-f]{64})\",\"hash\":\"([0-9a-f]{64})\"}\\z");

    private static final String HASH = ",\"hash\":\"";

    /** In ASCII, so that no terminal is steered by what a client has said. */
    private static final ObjectWriter JSON =
            JsonMapper.shared().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /**
     * A line as it was read.
     *
     * @param prev the hash of the line before, as it says
     * @param hash its own hash, as it says
     * @param actual its own hash, as it is
     * @param fields what else it says
     */
    record Read(String prev, String hash, String actual, Map<?, ?> fields) {

        /** A member that is a number. */
        Optional<Long> number(String name) {
            return fields.get(name) instanceof Number number
                    ? Optional.of(number.longValue())
                    : Optional.empty();
        }

        /** A member that is a text. */
        Optional<String> text(String name) {
            return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
        }
    }

    /** Makes a line of a record, for its place in a chain. */
    static AuditLine of(AuditRecord record, Instant time, String chain, long seq, String prev) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("time", time(time));
        members.put("chain", chain);
        members.put("seq", seq);
        members.putAll(record.fields());
        members.put("prev", prev);
        String body = JSON.writeValueAsString(members);
        String hash = hash(body);
        return new AuditLine(body.substring(0, body.length() - 1) + HASH + hash + "\"}", hash);
    }

    /** A time as lines have it: ISO 8601, in UTC, with milliseconds. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** What goes to the file. */
    byte[] bytes() {
        return (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a line of a file.
     *
     * @param line without its end, each byte a character of its own, so that none is lost
     * @return empty if it has not the form of one
     */
    static Optional<Read> read(String line) {
        Matcher end = END.matcher(line);
        if (!end.find()) {
            return Optional.empty();
        }
        try {
            Map<?, ?> fields = JsonMapper.shared().readValue(line, Map.class);
            String body = line.substring(0, end.end(1) + 1) + "}";
            return Optional.of(new Read(end.group(1), end.group(2), hash(body), fields));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String hash(String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(body.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
