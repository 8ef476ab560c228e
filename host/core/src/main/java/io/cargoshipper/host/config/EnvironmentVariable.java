package io.cargoshipper.host.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The environment variables that the host knows, and the configuration key that each one sets.
 * Those of policy are typed inputs of a layer of their own, not of a key.
 */
enum EnvironmentVariable {
    DOCKER_HOST(Use.ENGINE),
    DOCKER_CONTEXT(Use.ENGINE),
    DOCKER_TLS_VERIFY(Use.ENGINE),
    DOCKER_CERT_PATH(Use.ENGINE),
    DOCKER_CONFIG(Use.ENGINE),

    SAFETY_ALLOW_MODERATE_OPERATIONS(Use.POLICY),
    SAFETY_ALLOW_DESTRUCTIVE_OPERATIONS(Use.POLICY),
    SAFETY_ALLOWED_TOOLS(Use.POLICY),
    SAFETY_DENIED_TOOLS(Use.POLICY),
    SAFETY_REQUIRE_CONFIRMATION_FOR_DESTRUCTIVE("approval.destructive", Kind.TEXT),
    SAFETY_DEFAULT_TOOL_TIMEOUT("limits.time", Kind.SECONDS),
    SAFETY_MAX_RESPONSE_BYTES("limits.response-bytes", Kind.TEXT),
    SAFETY_MAX_CONCURRENT_OPERATIONS("limits.concurrent", Kind.TEXT),
    SAFETY_ALLOW_PRIVILEGED_CONTAINERS(Use.NOT_YET),
    SAFETY_ALLOWED_PROMPTS(Use.NOT_YET),
    SAFETY_ALLOWED_RESOURCES(Use.NOT_YET),
    SAFETY_VOLUME_MOUNT_BLOCKLIST(Use.NOT_YET),
    SAFETY_VOLUME_MOUNT_ALLOWLIST(Use.NOT_YET),
    SAFETY_MAX_LOG_LINES(Use.NOT_YET),

    MCP_SERVER_NAME("server.name", Kind.TEXT),
    MCP_TRANSPORT("transport", Kind.TEXT),
    MCP_LOG_LEVEL("log.level", Kind.TEXT),
    MCP_JSON_LOGGING("log.json", Kind.TEXT),
    MCP_SERVER_HOST(Use.NOT_YET),
    MCP_SERVER_PORT(Use.NOT_YET),
    MCP_TLS_ENABLED(Use.NOT_YET),
    MCP_TLS_CERT_FILE(Use.NOT_YET),
    MCP_TLS_KEY_FILE(Use.NOT_YET),

    SECURITY_RATE_LIMIT_ENABLED(Use.NOT_YET),
    SECURITY_RATE_LIMIT_RPM(Use.NOT_YET),
    SECURITY_RATE_LIMIT_CONCURRENT(Use.NOT_YET),
    SECURITY_PRE_AUTH_RATE_LIMIT_RPM(Use.NOT_YET),
    SECURITY_AUDIT_LOG_ENABLED(Use.NOT_YET),
    SECURITY_AUDIT_LOG_FILE(Use.NOT_YET),
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

    /** Where the launcher looks for Java; nothing here reads it. */
    CARGOSHIPPER_JAVA_HOME(Use.LAUNCHER),
    /** Options that the launcher gives to Java. */
    CARGOSHIPPER_JAVA_OPTS(Use.LAUNCHER);

    /** Who reads a variable. */
    enum Use {
        /** It sets a configuration key. */
        KEY,
        /** The policy layer of the environment. */
        POLICY,
        /** The search for the engine. */
        ENGINE,
        /** The launcher. */
        LAUNCHER,
        /** Nobody yet: setting it is warned about. */
        NOT_YET
    }

    /** How a variable's text becomes a value of its key. */
    enum Kind {
        TEXT,
        SECONDS
    }

    /** Prefixes that are the host's own: an unknown variable with one of them is a mistake. */
    static final List<String> OWN_PREFIXES =
            List.of("SAFETY_", "SECURITY_", "MCP_", "CARGOSHIPPER_");

    /** Variables of the project's own tests and tools, which are not the host's to judge. */
    private static final List<String> FOREIGN_PREFIXES =
            List.of("CARGOSHIPPER_TEST_", "CARGOSHIPPER_ENGINE_");

    private final Use use;
    private final Optional<String> path;
    private final Kind kind;

    EnvironmentVariable(Use use) {
        this.use = use;
        this.path = Optional.empty();
        this.kind = Kind.TEXT;
    }

    EnvironmentVariable(String path, Kind kind) {
        this.use = Use.KEY;
        this.path = Optional.of(path);
        this.kind = kind;
    }

    Use use() {
        return use;
    }

    Optional<String> path() {
        return path;
    }

    String value(String text) {
        return switch (kind) {
            case TEXT -> text.strip();
            case SECONDS -> text.strip().matches("[0-9.]+") ? text.strip() + "s" : text.strip();
        };
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
