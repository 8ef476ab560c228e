package io.cargoshipper.api.builder;

import static io.cargoshipper.api.builder.Refusal.ofArguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the examples and former names of a tool's arguments. */
class HintRefusalTest {

    static Stream<Refusal> examples() {
        return Stream.of(
                ofExample("String", "web", "is not JSON", "a text with its quotes"),
                ofExample("String", "", "is not JSON", "a text with its quotes"),
                ofExample("List<String>", "[] []", "is not JSON", "as a caller would"),
                ofExample("String", "1", "it takes a text", "an example that the tool takes"),
                ofExample("int", "\\\"1\\\"", "it takes a whole number", "an example"),
                ofExample("Mode", "\\\"NOT_RUNNING\\\"", "it takes one of all, not-running", "an"),
                ofExample("List<Port>", "{}", "it takes an array", "an example"),
                ofExample("List<Port>", "[{}]", "'number' is missing", "an example"),
                ofExample("Map<String, Integer>", "{\\\"a\\\": true}", "a whole number", "an"),
                ofExample("Port", "{\\\"number\\\": 1, \\\"x\\\": 2}", "'x' is unknown", "an"),
                ofExample("@Range(max = 5) int", "9", "it is out of its @Range", "an example"));
    }

    private static Refusal ofExample(String type, String json, String fault, String mend) {
        return ofArguments("@Doc(\"X.\") @Example(\"%s\") %s x".formatted(json, type), fault, mend);
    }

    static Stream<Refusal> formerNames() {
        return Stream.of(
                ofArguments(
                        "@Doc(\"X.\") @FormerNames({}) String x",
                        "component 'x' of Args: @FormerNames names none",
                        "drop it"),
                ofArguments(
                        "@Doc(\"X.\") @FormerNames(\"a b\") String x",
                        "its former name 'a b' is no name of an argument",
                        "the name in JSON"),
                ofArguments(
                        "@Doc(\"X.\") @FormerNames(\"host_port\") int hostPort",
                        "its former name 'host_port' is its present one",
                        "drop it"),
                ofArguments(
                        "@Doc(\"X.\") @FormerNames(\"y\") String x, @Doc(\"Y.\") String y",
                        "component 'x' of Args: its former name 'y' is the present one of another",
                        "nothing tells the old use from the new"),
                ofArguments(
                        """
                        @Doc("X.") @FormerNames("z") String x,
                        @Doc("Y.") @FormerNames("z") String y
                        """,
                        "component 'y' of Args: its former name 'z' is that of 'x' too",
                        "leave it to the one"),
                Refusal.ofRun(
                        """
                        record None() {}
                        record Port(@Doc("N.") @FormerNames("no") int number) {}
                        record Args(@Doc("P.") List<Port> ports) {}
                        @Tool(name = "run", description = "Runs.", tier = Tier.SAFE)
                        None run(Args args) { return new None(); }
                        """,
                        "component 'number' of Port: @Example and @FormerNames work on an argument",
                        "of the whole argument"));
    }

    @ParameterizedTest
    @MethodSource({"examples", "formerNames"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }
}
