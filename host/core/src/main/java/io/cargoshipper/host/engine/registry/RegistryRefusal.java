package io.cargoshipper.host.engine.registry;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.registry.RegistryRequest.Use;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells when a registry wants other credentials, and says which registry and what to do. */
final class RegistryRefusal {

    /** What engines, old and new, and registries say. */
    private static final Pattern REFUSED =
            Pattern.compile(
                    "no basic auth credentials|\\bunauthorized\\b|authentication required"
                            + "|(^|: )denied\\b|access denied|insufficient_scope"
                            + "|requested resource is not authorized|failed to authorize"
                            + "|(invalid|incorrect) username(/| or )password|403 forbidden",
                    Pattern.CASE_INSENSITIVE);

    /** Registries do not tell strangers whether there is such an image. */
    private static final Pattern REFUSED_OR_MISSING =
            Pattern.compile("repository does not exist|name unknown", Pattern.CASE_INSENSITIVE);

    /**
     * What is left of a refusal where the engine takes a registry on this machine for one without
     * TLS: after it, it tries again in plain HTTP, and tells of that alone.
     */
    private static final Pattern TRIED_PLAIN =
            Pattern.compile("HTTP request to an HTTPS server", Pattern.CASE_INSENSITIVE);

    /** A step of a build that ran; its words are not the registry's. */
    private static final String STEP_FAILED = "The command '";

    private static final Pattern URL = Pattern.compile("https?://[^\\s\"]+");
    private static final Pattern DENIED_IMAGE = Pattern.compile("access denied for ([^\\s,]+)");

    private final RegistryRequest asks;
    private final Optional<RegistryName> registry;
    private final Lookup lookup;
    private final String said;

    private RegistryRefusal(RegistryRequest asks, Keyring keyring, String said) {
        this.asks = asks;
        this.said = said.strip();
        this.registry = asks.registry().or(() -> named(said));
        this.lookup = registry.map(keyring::lookup).orElseGet(keyring::otherwise);
    }

    /**
     * Reads what the engine says of a failure.
     *
     * @param said the engine's message, which holds no secret
     * @return empty when it has failed for another reason
     */
    static Optional<ToolException> of(RegistryRequest asks, Keyring keyring, String said) {
        if (asks.use() == Use.BUILD && said.startsWith(STEP_FAILED)) {
            return Optional.empty();
        }
        RegistryRefusal refusal = new RegistryRefusal(asks, keyring, said);
        return refusal.isOne() ? Optional.of(refusal.exception()) : Optional.empty();
    }

    private boolean isOne() {
        return REFUSED.matcher(said).find()
                || (lookup.credential().isEmpty() && TRIED_PLAIN.matcher(said).find());
    }

    private boolean maybeMissing() {
        return asks.use() != Use.PUSH && REFUSED_OR_MISSING.matcher(said).find();
    }

    private ToolException exception() {
        return new ToolException(
                maybeMissing() ? ErrorCode.NOT_FOUND : ErrorCode.ENGINE_ERROR,
                "%s: %s. %s. The engine says: %s".formatted(what(), why(), mend(), said));
    }

    private String what() {
        String name =
                registry.map(it -> "The registry '%s'".formatted(it.host()))
                        .orElse("The registry of a base image");
        String image = asks.image().replaceAll("\\p{Cntrl}", "?");
        String quoted = image.isEmpty() ? "an image" : "'%s'".formatted(image);
        return maybeMissing()
                ? "%s does not have %s, or hides it".formatted(name, quoted)
                : "%s refuses to let this server %s %s".formatted(name, asks.use().verb(), quoted);
    }

    private String why() {
        if (lookup.credential().isPresent()) {
            return "it was asked with the credentials of %s, which %s"
                    .formatted(
                            lookup.origin().orElseThrow().place(),
                            maybeMissing()
                                    ? "may not see it if it is there"
                                    : "are wrong, have expired or do not allow that");
        }
        return lookup.problem()
                .map("it was asked without credentials, because %s"::formatted)
                .orElse("it was asked without credentials, as there are none for it");
    }

    private String mend() {
        String first = maybeMissing() ? "Check the name; if it is right, " : "";
        if (lookup.origin().filter(Lookup.Origin::configured).isPresent()) {
            return sentence(
                    "%smend %s in conf/cargoshipper.conf"
                            .formatted(first, lookup.origin().get().place()));
        }
        String login =
                registry.filter(it -> !it.isDockerHub())
                        .map(it -> "docker login " + it.host())
                        .orElse("docker login");
        return sentence(
                "%slog in with `%s` on the machine that this server runs on, or set %s in conf/cargoshipper.conf"
                        .formatted(
                                first,
                                login,
                                registry.map(NamedRegistries::key).orElse("registries")));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The registry that a message names; a build may need several. */
    private static Optional<RegistryName> named(String said) {
        Matcher url = URL.matcher(said);
        if (url.find()) {
            return RegistryName.ofAddress(url.group());
        }
        Matcher image = DENIED_IMAGE.matcher(said);
        return image.find() ? RegistryName.ofImage(image.group(1)) : Optional.empty();
    }
}
