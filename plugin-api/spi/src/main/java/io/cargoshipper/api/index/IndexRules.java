package io.cargoshipper.api.index;

import java.util.regex.Pattern;

/**
 * What an index must hold to beyond its form. The pack-builder checks the author's code by these
 * rules; the host checks every index that it reads by them, since an index is a claim.
 */
public final class IndexRules {

    /** Model providers take descriptions under 1,024 characters. */
    public static final int MAX_DESCRIPTION = 1023;

    /** The longest time limit that a tool may ask for, in seconds. */
    public static final int MAX_TIMEOUT_SECONDS = 3600;

    /** The longest URI, or template of URIs, in characters. */
    public static final int MAX_URI = 500;

    /** The longest time between two readings of a resource that is watched, in seconds. */
    public static final int MAX_REFRESH_SECONDS = 3600;

    private static final Pattern PACK_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern API_LEVEL = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");
    private static final Pattern VERSION = Pattern.compile("[!-~][ -~]{0,99}");

    /** What model providers accept, and the protocol with them. */
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{0,63}");

    private static final Pattern SETTING_PATH =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]*(\\.[a-zA-Z][a-zA-Z0-9_-]*)*");

    private static final Pattern ARGUMENT_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{0,63}");

    /** RFC 6838, section 4.2, with parameters. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile(
                    "[a-zA-Z0-9][a-zA-Z0-9!#$&^_.+-]{0,126}/[a-zA-Z0-9][a-zA-Z0-9!#$&^_.+-]{0,126}"
                            + "(?:; ?[a-zA-Z0-9_-]+=[a-zA-Z0-9_.-]+)*");

    private static final Pattern ENGINE_EVENT = Pattern.compile("[a-z]+(?:\\.[a-z_]+)?");

    private IndexRules() {}

    /** 1 to 40 lower-case letters, digits and hyphens, starting with a letter. */
    public static boolean isPackName(String name) {
        return PACK_NAME.matcher(name).matches();
    }

    /** 1 to 64 letters, digits, underscores and hyphens, starting with a letter or underscore. */
    public static boolean isToolName(String name) {
        return TOOL_NAME.matcher(name).matches();
    }

    /** Words of letters, digits, hyphens and underscores, joined by dots. */
    public static boolean isSettingPath(String path) {
        return SETTING_PATH.matcher(path).matches();
    }

    /** Two numbers with a dot between them. */
    public static boolean isApiLevel(String level) {
        return API_LEVEL.matcher(level).matches();
    }

    /** 1 to 100 printable characters of ASCII, the first no space. */
    public static boolean isVersion(String version) {
        return VERSION.matcher(version).matches();
    }

    /** 0 for the host's own limit, or 1 to {@value #MAX_TIMEOUT_SECONDS}. */
    public static boolean isTimeout(int seconds) {
        return seconds >= 0 && seconds <= MAX_TIMEOUT_SECONDS;
    }

    /** 1 to 64 letters, digits, underscores and hyphens, starting with a letter or underscore. */
    public static boolean isArgumentName(String name) {
        return ARGUMENT_NAME.matcher(name).matches();
    }

    /**
     * A URI (RFC 3986) of at most {@value #MAX_URI} characters, with its scheme in lower case,
     * without query and fragment.
     */
    public static boolean isResourceUri(String uri) {
        return uri.length() <= MAX_URI && UriTemplate.isPlainUri(uri);
    }

    /** A media type, such as {@code text/plain} or {@code text/plain; charset=utf-8}. */
    public static boolean isMediaType(String type) {
        return MEDIA_TYPE.matcher(type).matches();
    }

    /** A type of the engine's events, alone or with an action: {@code container.die}. */
    public static boolean isEngineEvent(String event) {
        return ENGINE_EVENT.matcher(event).matches();
    }

    /** 0 for never, or 1 to {@value #MAX_REFRESH_SECONDS}. */
    public static boolean isRefresh(int seconds) {
        return seconds >= 0 && seconds <= MAX_REFRESH_SECONDS;
    }
}
