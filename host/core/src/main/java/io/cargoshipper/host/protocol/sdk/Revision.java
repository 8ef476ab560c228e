package io.cargoshipper.host.protocol.sdk;

import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.Arrays;
import java.util.Optional;

/** The revisions of MCP that are served, oldest first, and what came with each. */
enum Revision {
    NOVEMBER_2024(ProtocolVersions.MCP_2024_11_05),
    /** Brought annotations of tools, audio, and the capability of completions. */
    MARCH_2025(ProtocolVersions.MCP_2025_03_26),
    /** Brought titles, structured results and links to resources. */
    JUNE_2025(ProtocolVersions.MCP_2025_06_18),
    NOVEMBER_2025(ProtocolVersions.MCP_2025_11_25);

    private final String version;

    Revision(String version) {
        this.version = version;
    }

    /** The newest. */
    static Revision newest() {
        return values()[values().length - 1];
    }

    /** The revision of a version, if it is served. */
    static Optional<Revision> of(String version) {
        return Arrays.stream(values()).filter(one -> one.version.equals(version)).findFirst();
    }

    /** What it is called in messages. */
    String version() {
        return version;
    }

    /** Whether it is this one or came after it. */
    boolean isFrom(Revision other) {
        return compareTo(other) >= 0;
    }
}
