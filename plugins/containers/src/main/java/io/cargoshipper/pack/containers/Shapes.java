package io.cargoshipper.pack.containers;

/** Regular expressions (ECMA-262) of what the tools accept, for their schemas. */
final class Shapes {

    /**
     * A container's id, the start of one, or its name, also with the engine's own leading slash.
     */
    static final String CONTAINER = "^/?[a-zA-Z0-9][a-zA-Z0-9_.-]*$";

    /** What the engine takes as the name of a new container: two characters at least. */
    static final String NEW_NAME = "^[a-zA-Z0-9][a-zA-Z0-9_.-]+$";

    /** An image: {@code host:port/path:tag@digest}, or an id. The engine judges the details. */
    static final String IMAGE = "^[a-zA-Z0-9][a-zA-Z0-9._:/@-]*$";

    /** A network's name or id, or a mode such as {@code container:web}. */
    static final String NETWORK = "^[a-zA-Z0-9][a-zA-Z0-9_.:-]*$";

    /** An absolute path in a Linux or a Windows container. */
    static final String ABSOLUTE_PATH = "^(/|[a-zA-Z]:[/\\\\])";

    /** A user, by name or number, and perhaps a group. */
    static final String USER = "^[^\\s:]+(:[^\\s:]+)?$";

    static final String IP_ADDRESS = "^[0-9a-fA-F.:]+$";

    static final String RESTART_POLICY = "^(no|always|unless-stopped|on-failure(:[0-9]{1,4})?)$";

    static final String TAIL = "^(all|[0-9]{1,9})$";

    private Shapes() {}
}
