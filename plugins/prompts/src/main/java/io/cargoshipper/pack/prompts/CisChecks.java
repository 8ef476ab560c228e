package io.cargoshipper.pack.prompts;

import java.util.ArrayList;
import java.util.List;

/**
 * The checks of the CIS Docker Benchmark v1.6.0 that an engine's facts decide: all of section 5
 * (container runtime), and of section 4 (images and build files) what an image tells. The rest of
 * section 4 takes the Dockerfile or a scanner.
 */
final class CisChecks {

    static final String BENCHMARK = "CIS Docker Benchmark v1.6.0";

    /** Of section 4, what no engine knows. */
    static final String NOT_COVERED = "4.2 to 4.5, 4.8, 4.11 and 4.12";

    static final List<CisCheck> ALL = all();

    private CisChecks() {}

    private static List<CisCheck> all() {
        List<CisCheck> checks = new ArrayList<>(CisImageChecks.ALL);
        checks.addAll(CisRuntimeChecks.ALL);
        return List.copyOf(checks);
    }
}
