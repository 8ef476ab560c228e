package io.cargoshipper.host.config;

import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.FixedKey;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.PolicyKey;
import io.cargoshipper.host.policy.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The environment variables that the host knows, and the configuration key that each one sets.
 * Those of policy that are no key's counterpart are put together by {@link CombinedVariables}.
 */
enum EnvironmentVariable {
    DOCKER_HOST(Use.ENGINE),
    DOCKER_CONTEXT(Use.ENGINE),
    DOCKER_TLS_VERIFY(Use.ENGINE),
    DOCKER_CERT_PATH(Use.ENGINE),
    DOCKER_CONFIG(Use.ENGINE),

    SAFETY_ALLOW_MODERATE_OPERATIONS(Use.COMBINED),
    SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS(Use.COMBINED),
    SAFETY_ALLOWED_TOOLS(Use.LIST, ListKey.allowed(Subject.TOOLS)),
    SAFETY_DENIED_TOOLS(Use.LIST, ListKey.denied(Subject.TOOLS)),
    /** Unlike all others, it says something when it is blank: none. */
    SAFETY_ALLOWED_PROMPTS(Use.LIST_OR_NONE, ListKey.allowed(Subject.PROMPTS)),
    /** As for prompts: blank means none. */
    SAFETY_ALLOWED_RESOURCES(Use.LIST_OR_NONE, ListKey.allowed(Subject.RESOURCES)),
    SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE(Bound.APPROVAL),
    SAFETY_DEFAULT_TOOL_TIMEOUT(Bound.TIME),
    SAFETY_MAX_RESPONSE_BYTES(Bound.RESPONSE_BYTES),
    SAFETY_MAX_CONCURRENT_OPERATIONS(Bound.CONCURRENT),
    SAFETY_ALLOW_PRIVILEGED_CONTAINERS(Use.COMBINED),
    SAFETY_VOLUME_MOUNT_BLOCKLIST(Use.LIST, ListKey.denied(Subject.MOUNTS)),
    SAFETY_VOLUME_MOUNT_ALLOWLIST(Use.LIST, ListKey.allowed(Subject.MOUNTS)),
    SAFETY_MAX_LOG_LINES(Bound.LOG_LINES),

    MCP_SERVER_NAME(ServerKeys.NAME, ServerKeys::name),
    MCP_TRANSPORT(ServerKeys.TRANSPORT, ServerKeys::transport),
    MCP_LOG_LEVEL(ServerKeys.LOG_LEVEL, ServerKeys::logLevel),
    MCP_JSON_LOGGING(ServerKeys.LOG_JSON, ServerKeys::logJson),
    MCP_SERVER_HOST(Use.NOT_YET),
    MCP_SERVER_PORT(Use.NOT_YET),
    MCP_TLS_ENABLED(Use.NOT_YET),
    MCP_TLS_CERT_FILE(Use.NOT_YET),
    MCP_TLS_KEY_FILE(Use.NOT_YET),

    SECURITY_RATE_LIMIT_ENABLED(Bound.RATE_ENABLED),
    SECURITY_RATE_LIMIT_RPM(Bound.RATE_PER_MINUTE),
    SECURITY_RATE_LIMIT_CONCURRENT(Bound.RATE_CONCURRENT),
    SECURITY_PRE_AUTH_RATE_LIMIT_RPM(Bound.RATE_BEFORE_AUTHENTICATION),
    /** With the next: calls in so many seconds. */
    RATE_LIMIT_REQUESTS(Use.COMBINED),
    RATE_LIMIT_WINDOW(Use.COMBINED),
    SECURITY_AUDIT_LOG_ENABLED(Bound.AUDIT_ENABLED),
    SECURITY_AUDIT_LOG_FILE(FixedKey.AUDIT_FILE),
    SECURITY_ALLOWED_CLIENT_IPS(Use.NOT_YET),
    SECURITY_TRUSTED_PROXIES(Use.NOT_YET),
    SECURITY_OAUTH_ENABLED(Use.NOT_YET),
    SECURITY_OAUTH_ISSUER(Use.NOT_YET),
    SECURITY_OAUTH_JWKS_URL(Use.NOT_YET),
    SECURITY_OAUTH_AUDIENCE(Use.NOT_YET),
    SECURITY_OAUTH_REQUIRED_SCOPES(Use.NOT_YET),
    SECURITY_OAUTH_INTROSPECTION_URL(Use.NOT_YET),
    SECURITY_OAUTH_CLIENT_ID(Use.NOT_YET),
    SECURITY_OAUTH_CLIENT_SECRET(Use.NOT_YET),
    SECURITY_OAUTH_CLOCK_SKEW_SECONDS(Use.NOT_YET),

    /** A profile that counts besides those that files name. */
    CARGOSHIPPER_PROFILE(Use.PROFILE),

    /** Where the launcher looks for Java; nothing here reads it. */
    CARGOSHIPPER_JAVA_HOME(Use.LAUNCHER),
    /** Options that the launcher gives to Java. */
    CARGOSHIPPER_JAVA_OPTS(Use.LAUNCHER);

    /** Who reads a variable. */
    enum Use {
        /** It sets a configuration key; where that is one of policy, in its own layer. */
        KEY,
        /** It sets a list of policy, in its own layer; blank, it sets none. */
        LIST,
        /** It sets a list of policy, in its own layer; blank, one that is empty. */
        LIST_OR_NONE,
        /** It says something of policy that is no key's counterpart: {@link CombinedVariables}. */
        COMBINED,
        /** It names a profile. */
        PROFILE,
        /** The search for the engine. */
        ENGINE,
        /** The launcher. */
        LAUNCHER,
        /** Nobody yet: setting it is warned about. */
        NOT_YET
    }

    /** Prefixes that are the host's own: an unknown variable with one of them is a mistake. */
    static final List<String> OWN_PREFIXES =
            List.of("SAFETY_", "SECURITY_", "MCP_", "CARGOSHIPPER_");

    /** Variables of the project's own tests and tools, which are not the host's to judge. */
    private static final List<String> FOREIGN_PREFIXES =
            List.of("CARGOSHIPPER_TEST_", "CARGOSHIPPER_ENGINE_");

    private final Use use;
    private final Optional<String> path;

    // Only references to static methods, which hold nothing that could change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final PolicyKeys.Reading<?> reading;

    EnvironmentVariable(Use use) {
        this(use, Optional.empty(), (reader, folders) -> Optional.empty());
    }

    EnvironmentVariable(Use use, ListKey<Glob> list) {
        this(use, Optional.of(list.text()), (reader, folders) -> Optional.empty());
    }

    EnvironmentVariable(PolicyKey<?> key) {
        this(Use.KEY, Optional.of(key.text()), PolicyKeys.reading(key));
    }

    EnvironmentVariable(String path, Function<ConfigReader, Optional<?>> reading) {
        this(Use.KEY, Optional.of(path), (reader, folders) -> reading.apply(reader).map(x -> x));
    }

    EnvironmentVariable(Use use, Optional<String> path, PolicyKeys.Reading<?> reading) {
        this.use = use;
        this.path = path;
        this.reading = reading;
    }

    Use use() {
        return use;
    }

    /** The key that it sets, if it sets one. */
    Optional<String> path() {
        return path;
    }

    /** Whether a variable of that name says something when it is set to nothing. */
    static boolean blankCounts(String name) {
        return Arrays.stream(values())
                .anyMatch(
                        variable ->
                                variable.use == Use.LIST_OR_NONE && variable.name().equals(name));
    }

    /** Whether a value for the key fits it; the reader reports what does not. */
    boolean fits(ConfigReader reader, Folders folders) {
        return reading.read(reader, folders).isPresent();
    }

    /** The text as its key takes it. A bare time is in seconds, as it has always been here. */
    String value(String text) {
        String stripped = text.strip();
        return this == SAFETY_DEFAULT_TOOL_TIMEOUT && stripped.matches("[0-9.]+")
                ? stripped + "s"
                : stripped;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** Whether a name looks like one of the host's, so that it should be known. */
    static boolean isOwn(String name) {
        return OWN_PREFIXES.stream().anyMatch(name::startsWith)
                && FOREIGN_PREFIXES.stream().noneMatch(name::startsWith);
    }
}
