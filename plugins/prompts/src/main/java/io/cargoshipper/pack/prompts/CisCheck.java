package io.cargoshipper.pack.prompts;

import java.util.function.Function;

/**
 * A recommendation of the CIS Docker Benchmark and how it is checked.
 *
 * @param id its number in the benchmark
 * @param title what it asks for, in our words
 * @param check looks at a container
 */
record CisCheck(String id, String title, Function<AuditSubject, CisResult> check) {

    CisResult of(AuditSubject subject) {
        return check.apply(subject);
    }
}
