package io.cargoshipper.pack.prompts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Section 4 of the benchmark, as far as an image tells. */
final class CisImageChecks {

    static final List<CisCheck> ALL =
            List.of(
                    new CisCheck("4.1", "A user other than root", CisImageChecks::user),
                    new CisCheck("4.6", "HEALTHCHECK in the image", CisImageChecks::healthCheck),
                    new CisCheck(
                            "4.7", "No package update alone in a layer", CisImageChecks::update),
                    new CisCheck("4.9", "COPY rather than ADD", CisImageChecks::add),
                    new CisCheck(
                            "4.10", "No secrets in the image's build", CisImageChecks::secrets));

    private static final Set<String> ROOT = Set.of("", "0", "root");

    private static final Pattern UPDATE =
            Pattern.compile(
                    "\\b(apt-get|apt|apk|yum|dnf|microdnf|zypper)\\s+(-\\S+\\s+)*(update|refresh)\\b");
    private static final Pattern INSTALL =
            Pattern.compile("\\b(install|add|upgrade|dist-upgrade)\\b");

    /** What {@code ADD} leaves in the history, with the classic builder and with BuildKit. */
    private static final Pattern ADD = Pattern.compile("(^|#\\(nop\\)\\s+)ADD\\s");

    /** Names that tell of secrets, whole words of a name in capitals. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "\\b([A-Z0-9_]*(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)[A-Z0-9_]*)=(\\S)");

    private CisImageChecks() {}

    private static CisResult user(AuditSubject subject) {
        String user = subject.config().text("User").orElse("");
        return ROOT.contains(user.split(":", 2)[0])
                ? CisResult.warn(
                        "Config.User=%s: root".formatted(user.isEmpty() ? "(unset)" : user))
                : CisResult.pass("Config.User=%s".formatted(user));
    }

    private static CisResult healthCheck(AuditSubject subject) {
        if (subject.image().isEmpty()) {
            return CisResult.notApplicable("the image is gone");
        }
        List<String> test = subject.image().texts("Config.Healthcheck.Test");
        return test.isEmpty() || test.get(0).equals("NONE")
                ? CisResult.warn("the image has no HEALTHCHECK")
                : CisResult.pass("the image has one");
    }

    private static CisResult update(AuditSubject subject) {
        if (subject.history().isEmpty()) {
            return CisResult.notApplicable("no history of the image");
        }
        long alone =
                commands(subject).stream()
                        .map(it -> it.toLowerCase(Locale.ROOT))
                        .filter(it -> UPDATE.matcher(it).find() && !INSTALL.matcher(it).find())
                        .count();
        return alone > 0
                ? CisResult.warn(
                        "%d layer(s) update the package lists and install nothing".formatted(alone))
                : CisResult.pass("none in the history");
    }

    /** The first layer is left out: base images are made by ADD from an archive. */
    private static CisResult add(AuditSubject subject) {
        if (subject.history().isEmpty()) {
            return CisResult.notApplicable("no history of the image");
        }
        List<String> commands = commands(subject);
        long added =
                commands.subList(0, commands.size() - 1).stream()
                        .filter(it -> ADD.matcher(it).find())
                        .count();
        return added > 0
                ? CisResult.warn("%d layer(s) by ADD".formatted(added))
                : CisResult.pass("none in the history");
    }

    private static CisResult secrets(AuditSubject subject) {
        Set<String> names = new TreeSet<>();
        subject.image().texts("Config.Env").forEach(it -> collect(it, names));
        commands(subject).forEach(it -> collect(it, names));
        if (subject.image().isEmpty() && subject.history().isEmpty()) {
            return CisResult.notApplicable("the image is gone");
        }
        return names.isEmpty()
                ? CisResult.pass("no ENV or ARG with a telling name; values were not searched")
                : CisResult.warn("set in the image: %s".formatted(String.join(", ", names)));
    }

    /** Keeps the names only: values must not get into a report. */
    private static void collect(String text, Set<String> names) {
        Matcher matcher = SECRET.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    private static List<String> commands(AuditSubject subject) {
        return subject.history().stream().map(it -> it.text("CreatedBy").orElse("")).toList();
    }
}
