package io.cargoshipper.pack.tasks;

import com.typesafe.config.Config;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the backend is reached.
 *
 * @param baseUrl what comes before {@code /tasks}, without a slash at its end
 * @param token what the backend knows this server by; never shown
 * @param timeout the most time for a request, with all its retries
 * @param maxRetries how often a request is sent again
 */
record BackendSettings(URI baseUrl, String token, Duration timeout, int maxRetries) {

    private static final String BASE_URL = "base-url";
    private static final String TOKEN = "token";
    private static final String TIMEOUT = "timeout-seconds";
    private static final String MAX_RETRIES = "max-retries";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern PASSWORD = Pattern.compile("//[^/@]*@");

    /** What a header can carry, and a bearer token be made of. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private static final double LONGEST_SECONDS = 3600;
    private static final int MOST_RETRIES = 10;
    private static final long NANOS = 1_000_000_000L;

    /**
     * Reads the pack's section.
     *
     * @throws IllegalArgumentException naming the setting, its value and the mend; never the token
     */
    static BackendSettings of(Config section) {
        return new BackendSettings(
                baseUrl(section), token(section), timeout(section), retries(section));
    }

    private static URI baseUrl(Config section) {
        String text = SettingText.of(section, BASE_URL);
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            URI url = new URI(bare);
            if (isUsable(url)) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, without the exception: its message has the text, and that a password.
        }
        throw SettingText.wrong(
                BASE_URL,
                "'%s'".formatted(PASSWORD.matcher(text).replaceAll("//…@")),
                "give an http or https URL without user, query and fragment, such as"
                        + " https://tasks.example/api (FASTAPI_BASE_URL)");
    }

    private static boolean isUsable(URI url) {
        return url.getScheme() != null
                && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    private static String token(Config section) {
        String token = SettingText.of(section, TOKEN);
        if (token.isEmpty()) {
            throw SettingText.wrong(
                    TOKEN, "empty", "give the token that the backend accepts (SERVICE_AUTH_TOKEN)");
        }
        if (!VISIBLE.matcher(token).matches()) {
            throw SettingText.wrong(
                    TOKEN,
                    "a text with a space, a line break or another character that no token has",
                    "give the token alone, without 'Bearer' before it (SERVICE_AUTH_TOKEN)");
        }
        return token;
    }

    private static Duration timeout(Config section) {
        String text = SettingText.of(section, TIMEOUT);
        double seconds = number(text);
        // Not a number is neither.
        if (seconds > 0 && seconds <= LONGEST_SECONDS) {
            return Duration.ofNanos(Math.max(1, (long) (seconds * NANOS)));
        }
        throw SettingText.wrong(
                TIMEOUT,
                "'%s'".formatted(text),
                "give seconds, more than 0 and at most 3600, such as 30.0 (BACKEND_TIMEOUT)");
    }

    private static int retries(Config section) {
        String text = SettingText.of(section, MAX_RETRIES);
        double retries = number(text);
        if (retries >= 0 && retries <= MOST_RETRIES && retries == Math.rint(retries)) {
            return (int) retries;
        }
        throw SettingText.wrong(
                MAX_RETRIES,
                "'%s'".formatted(text),
                "give a whole number from 0 to 10, such as 2 (BACKEND_MAX_RETRIES)");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "%s, %s, %d retries".formatted(baseUrl, timeout, maxRetries);
    }
}
