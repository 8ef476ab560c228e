package io.cargoshipper.host.catalog;

/** What kinds of things a pack offers. */
public enum Kind {
    TOOL("tool"),
    PROMPT("prompt"),
    RESOURCE("resource"),
    TEMPLATE("resource template"),
    COMPLETION("completion");

    private final String noun;

    Kind(String noun) {
        this.noun = noun;
    }

    /** What people and models call it. */
    public String noun() {
        return noun;
    }
}
