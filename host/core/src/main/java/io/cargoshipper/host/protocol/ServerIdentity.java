package io.cargoshipper.host.protocol;

import java.util.Objects;

/**
 * What the server says of itself.
 *
 * @param name its name ({@code server.name})
 * @param title its name for people
 * @param version the release
 * @param instructions what a model should know before it uses the tools: the engine, the tier
 *     limit, how lists are paged
 */
public record ServerIdentity(String name, String title, String version, String instructions) {

    public ServerIdentity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(instructions, "instructions");
    }
}
