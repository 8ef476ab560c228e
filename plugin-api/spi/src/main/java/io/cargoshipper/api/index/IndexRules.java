package io.cargoshipper.api.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static final int MAX_SHOWN = 80;

    private static final Pattern PACK_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern API_LEVEL = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");
    private static final Pattern VERSION = Pattern.compile("[!-~][ -~]{0,99}");

    /** What model providers accept, and the protocol with them. */
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{0,63}");

    private static final Pattern SETTING_PATH =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]*(\\.[a-zA-Z][a-zA-Z0-9_-]*)*");

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

    /** 1 to 100 printable characters of ASCII, the first no space. */
    public static boolean isVersion(String version) {
        return VERSION.matcher(version).matches();
    }

    /** 0 for the host's own limit, or 1 to {@value #MAX_TIMEOUT_SECONDS}. */
    public static boolean isTimeout(int seconds) {
        return seconds >= 0 && seconds <= MAX_TIMEOUT_SECONDS;
    }

    /** All that breaks the rules, each with its place; empty if nothing does. */
    static List<String> violations(PackIndex index) {
        List<String> found = new ArrayList<>();
        check(isPackName(index.name()), "index.name", index.name(), "is no name of a pack", found);
        check(
                API_LEVEL.matcher(index.api()).matches(),
                "index.api",
                index.api(),
                "is no API level like " + PackIndex.API_LEVEL,
                found);
        check(
                isVersion(index.version()),
                "index.version",
                index.version(),
                "is no version: 1 to 100 printable characters of ASCII",
                found);
        for (PackIndex.SettingIndex setting : index.settings()) {
            check(
                    isSettingPath(setting.path()),
                    "index.settings",
                    setting.path(),
                    "is no path of a configuration",
                    found);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < index.tools().size(); i++) {
            ToolIndex tool = index.tools().get(i);
            String place = "index.tools[%d]".formatted(i);
            checkTool(tool, place, found);
            // Letter case does not tell tools apart for a model.
            check(
                    names.add(tool.name().toLowerCase(Locale.ROOT)),
                    place + ".name",
                    tool.name(),
                    "is the name of another of its tools too",
                    found);
        }
        return found;
    }

    private static void checkTool(ToolIndex tool, String place, List<String> found) {
        check(
                isToolName(tool.name()),
                place + ".name",
                tool.name(),
                "is no name that model providers accept",
                found);
        checkText(tool.title(), place + ".title", found);
        checkText(tool.description(), place + ".description", found);
        check(
                isTimeout(tool.timeoutSeconds()),
                place + ".timeoutSeconds",
                String.valueOf(tool.timeoutSeconds()),
                "is not 0 to " + MAX_TIMEOUT_SECONDS,
                found);
        checkSchema(tool.inputSchema(), place + ".inputSchema", found);
        tool.outputSchema()
                .ifPresent(schema -> checkSchema(schema, place + ".outputSchema", found));
    }

    private static void checkText(String text, String place, List<String> found) {
        check(
                !text.isBlank() && text.length() <= MAX_DESCRIPTION,
                place,
                text,
                "has %,d characters, not 1 to %,d".formatted(text.length(), MAX_DESCRIPTION),
                found);
    }

    private static void checkSchema(Map<String, Object> schema, String place, List<String> found) {
        check(
                "object".equals(schema.get("type")),
                place + ".type",
                String.valueOf(schema.get("type")),
                "is not 'object'",
                found);
    }

    private static void check(
            boolean holds, String place, String value, String fault, List<String> found) {
        if (!holds) {
            String shown =
                    value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
            found.add("%s: '%s' %s".formatted(place, shown, fault));
        }
    }
}
