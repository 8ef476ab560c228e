package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.DockerClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an engine's API: what it can do, and how it does it, hangs on that. */
public record ApiVersion(int major, int minor) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,6}).*");

    /** Asks an engine; one that does not say is taken for the oldest. */
    public static ApiVersion of(DockerClient docker) {
        return parse(docker.versionCmd().exec().getApiVersion());
    }

    static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(String.valueOf(text));
        return matcher.matches()
                ? new ApiVersion(
                        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : new ApiVersion(0, 0);
    }

    /** Whether it is this version of the Docker Engine API or a later one, such as 1, 42. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }
}
