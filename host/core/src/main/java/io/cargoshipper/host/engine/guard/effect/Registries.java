package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import io.cargoshipper.host.policy.Subject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Registries that the engine speaks to without fetching an image or sending one. */
final class Registries {

    private static final String DOCKER_HUB = "docker.io";

    private static final String HOST =
            "([A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";

    /**
     * Host and port, or a URL that has no more than these and a path: a user before the host, or
     * whatever else engines and this would not read alike, is nobody's address.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://)?(?<host>" + HOST + ")(/[A-Za-z0-9._~/-]*)?");

    /** What may stand before the first slash of an image's name. */
    private static final Pattern FIRST_PART = Pattern.compile("[A-Za-z0-9._:\\[\\]-]*");

    private Registries() {}

    static void login(Inquiry inquiry) {
        String address = inquiry.body().text("serveraddress");
        inquiry.findings().name(Subject.REGISTRIES, address.isEmpty() ? DOCKER_HUB : host(address));
    }

    /** What a registry has of an image. */
    static void distribution(Inquiry inquiry) {
        registryOf(inquiry.name(), inquiry.findings());
    }

    static void search(Inquiry inquiry) {
        registryOf(inquiry.query().text("term"), inquiry.findings());
    }

    /** What rights a plugin asks for, as its registry has it. */
    static void privileges(Inquiry inquiry) {
        registryOf(inquiry.query().text("remote"), inquiry.findings());
    }

    private static void registryOf(String reference, Findings findings) {
        int slash = reference.indexOf('/');
        if (slash >= 0 && !FIRST_PART.matcher(reference.substring(0, slash)).matches()) {
            throw new UnreadableRequestException(
                    "'%s' is no name on a registry".formatted(printable(reference)));
        }
        String registry = ImageName.of(reference).registry();
        findings.name(Subject.REGISTRIES, registry.isEmpty() ? DOCKER_HUB : registry);
    }

    private static String host(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            throw new UnreadableRequestException(
                    "its registry '%s' is neither host and port nor a plain URL"
                            .formatted(printable(RemoteSource.shown(address))));
        }
        return ImageName.registry(matcher.group("host"));
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
