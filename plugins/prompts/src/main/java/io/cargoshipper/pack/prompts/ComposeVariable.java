package io.cargoshipper.pack.prompts;

/**
 * A value that Compose takes from its own environment, or from a file {@code .env} beside its own.
 *
 * @param name a name that Compose takes
 */
record ComposeVariable(String name) {

    /** A variable for a container's; Compose's names have only letters, digits and underscores. */
    static ComposeVariable of(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return new ComposeVariable(plain.matches("[0-9].*|") ? "_" + plain : plain);
    }

    /** As a file refers to it. */
    String text() {
        return "${%s}".formatted(name);
    }
}
