package io.cargoshipper.pack.images;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What made a layer, as its history tells: a step of a Dockerfile, in which builds leave the values
 * of their arguments and of environment variables. Both are often secrets, so only names are shown.
 */
final class BuildStep {

    private static final String HIDDEN = "…";

    /** How builders mark the arguments that a command ran with: their number, then each of them. */
    private static final Pattern ARGUMENTS =
            Pattern.compile("(?s)^(RUN )?\\|(\\d+) (.*?)(/bin/sh -c |cmd /S /C |powershell |$)");

    /** Steps that set a variable: {@code ENV A=1 B=2}, {@code ARG A=1}. */
    private static final Pattern SETTING =
            Pattern.compile("(?s)^((?:/bin/sh -c )?(?:#\\(nop\\) +)?(?:ENV|ARG) +)(.*)$");

    private static final Pattern NAME = Pattern.compile("(?:^|(?<= ))([A-Za-z_][A-Za-z0-9_]*)=");

    private BuildStep() {}

    /** Returns the step without the values of variables. */
    static String withoutValues(String createdBy) {
        Matcher setting = SETTING.matcher(createdBy);
        if (setting.matches()) {
            return setting.group(1) + names(setting.group(2));
        }
        Matcher arguments = ARGUMENTS.matcher(createdBy);
        if (arguments.find()) {
            return "%s|%s %s%s"
                    .formatted(
                            createdBy.startsWith("RUN ") ? "RUN " : "",
                            arguments.group(2),
                            names(arguments.group(3)) + " ",
                            createdBy.substring(arguments.start(4)));
        }
        return createdBy;
    }

    private static String names(String assignments) {
        StringBuilder names = new StringBuilder();
        Matcher matcher = NAME.matcher(assignments);
        while (matcher.find()) {
            names.append(names.isEmpty() ? "" : " ").append(matcher.group(1)).append('=');
            names.append(HIDDEN);
        }
        return names.isEmpty() && assignments.indexOf('=') < 0
                ? firstWord(assignments)
                : names.toString();
    }

    /** The old form {@code ENV NAME value}, and an argument without a default. */
    private static String firstWord(String assignment) {
        int space = assignment.indexOf(' ');
        return space < 0 ? assignment : assignment.substring(0, space + 1) + HIDDEN;
    }
}
