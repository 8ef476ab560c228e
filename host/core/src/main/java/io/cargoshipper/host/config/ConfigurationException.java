package io.cargoshipper.host.config;

import java.util.List;

/** A configuration that cannot be used; its message lists every problem, one to a line. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** Creates the failure. */
    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each with the place, the value and the mend. */
    public List<String> problems() {
        return problems;
    }
}
