package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A pack with exactly one fault, and what the author is told about it.
 *
 * @param sources the pack
 * @param place where the fault is reported
 * @param fault part of what is said to be wrong
 * @param mend part of what is said to do about it
 */
record Refusal(Sources sources, String place, String fault, String mend) {

    /** The fault lies in the method {@code run} of a tool class with this body. */
    static Refusal ofRun(String body, String fault, String mend) {
        return new Refusal(Sources.withTools(body), "bad.Tools#run", fault, mend);
    }

    /** The fault lies in the arguments of a safe tool: a record with these components. */
    static Refusal ofArguments(String components, String fault, String mend) {
        return ofArguments("Tier.SAFE", components, fault, mend);
    }

    /** The fault lies in the arguments of a tool of the given tier. */
    static Refusal ofArguments(String tier, String components, String fault, String mend) {
        return ofRun(
                """
                record None() {}
                enum Mode { ALL, NOT_RUNNING }
                record Port(@Doc("Number.") int number, @Doc("Host.") Optional<String> host) {}
                record Args(%s) {}
                @Tool(name = "run", description = "Runs.", tier = %s)
                None run(Args args) { return new None(); }
                """
                        .formatted(components, tier),
                fault,
                mend);
    }

    /** The fault lies in a tool of this declaration, with a record {@code None} at hand. */
    static Refusal ofMethod(String declaration, String fault, String mend) {
        return ofRun("record None() {}\n" + declaration, fault, mend);
    }

    void verify(Path folder) throws IOException {
        sources.writeTo(folder);
        PackBuild build = PackBuilder.build(folder, List.of(), "1");
        assertThat(build)
                .asInstanceOf(type(PackBuild.Refused.class))
                .satisfies(
                        refused -> {
                            assertThat(refused.problems()).hasSize(1);
                            Problem problem = refused.problems().get(0);
                            assertThat(problem.place()).isEqualTo(place);
                            assertThat(problem.fault()).contains(fault);
                            assertThat(problem.mend()).contains(mend);
                        });
    }

    @Override
    public String toString() {
        return fault;
    }
}
