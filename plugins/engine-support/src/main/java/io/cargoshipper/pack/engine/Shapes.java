package io.cargoshipper.pack.engine;

/** Regular expressions (ECMA-262) of what the tools accept, for their schemas. */
public final class Shapes {

    /**
     * A container's id, the start of one, or its name, also with the engine's own leading slash.
     */
    public static final String CONTAINER = "^/?\\w[\\w.-]{0,254}$";

    /** What the engine takes as the name of a new container: two characters at least. */
    public static final String NEW_NAME = "^[a-zA-Z0-9][\\w.-]+$";

    /**
     * An image: {@code host:port/path:tag@digest}, or an id. The engine judges the details, and
     * {@link ImageReference} those that must not be repeated in an error: a password before an '@'.
     */
    public static final String IMAGE = "^[a-zA-Z0-9]\\S*$";

    /** An image's name without tag and digest, perhaps with a registry before it. */
    public static final String REPOSITORY = "^\\w[\\w.:/-]*$";

    /** A tag. */
    public static final String TAG = "^\\w[\\w.-]{0,127}$";

    /** A platform: {@code os[/architecture[/variant]]}. */
    public static final String PLATFORM = "^[\\w.-]+(/[\\w.-]+){0,2}$";

    /** A network's name or id, or a mode such as {@code container:web}. */
    public static final String NETWORK = "^\\w[\\w.:-]*$";

    /** An absolute path in a Linux or a Windows container. */
    public static final String ABSOLUTE_PATH = "^(/|[a-zA-Z]:)";

    /** A user, by name or number, and perhaps a group. */
    public static final String USER = "^[^\\s:]+(:[^\\s:]+)?$";

    public static final String IP_ADDRESS = "^[0-9a-fA-F.:]+$";

    public static final String RESTART_POLICY =
            "^(no|always|unless-stopped|on-failure(:[0-9]{1,4})?)$";

    /**
     * A signal's name, with or without SIG and perhaps counted from RTMIN or RTMAX, or its number.
     */
    public static final String SIGNAL = "^([a-zA-Z]+[0-9]?([+-][0-9]{1,2})?|[1-9][0-9]?)$";

    public static final String TAIL = "^(all|[0-9]{1,9})$";

    private Shapes() {}
}
