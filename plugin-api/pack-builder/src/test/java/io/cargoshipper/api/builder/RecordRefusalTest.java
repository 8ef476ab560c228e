package io.cargoshipper.api.builder;

import static io.cargoshipper.api.builder.Refusal.ofArguments;
import static io.cargoshipper.api.builder.Refusal.ofRun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a record of arguments or a result. */
class RecordRefusalTest {

    static Stream<Refusal> types() {
        return Stream.of(
                ofType("Object", "Object", "Map<String, Object>"),
                ofType("List<Object>", "Object", "use a record"),
                ofType("List", "List", "say what it holds, such as List<String>"),
                ofType("Map", "Map", "say what it holds, such as Map<String, String>"),
                ofType("Optional", "Optional", "Optional with a named type"),
                ofType("List<?>", "?", "name the type in its place"),
                ofType("List<? extends Number>", "? extends Number", "name the type"),
                ofType("Optional<?>", "?", "name the type"),
                ofType("String[]", "String[]", "use List<String>"),
                ofType("int[]", "int[]", "use List<Integer>"),
                ofType("byte[]", "byte[]", "a String in base 64"),
                ofType("List<String>[]", "List<String>[]", "use List<List<String>>"),
                ofType("List<Optional<String>>", "Optional<String>", "of a component itself"),
                ofType("Optional<OptionalInt>", "OptionalInt", "of a component itself"),
                ofType("Runnable", "Runnable", "use one record"),
                ofType("Content", "Content", "use one record"),
                ofType("Collection<String>", "Collection<String>", "use List or Set"),
                ofType("ArrayList<String>", "ArrayList<String>", "use List or Set"),
                ofType("HashMap<String, String>", "HashMap<String, String>", "use Map"),
                ofType("Map<Integer, String>", "Map<Integer, String>", "use String for the keys"),
                ofType("java.util.Date", "Date", "use java.time.Instant"),
                ofType("LocalDateTime", "LocalDateTime", "use java.time.Instant"),
                ofType("java.nio.file.Path", "Path", "use String"),
                ofType("java.net.URL", "URL", "use java.net.URI"),
                ofType("char", "char", "use String"),
                ofType("Byte", "Byte", "use int"),
                ofType("Number", "Number", "use long, double"),
                ofType("Thread", "Thread", "make it a record"));
    }

    private static Refusal ofType(String type, String named, String mend) {
        return ofArguments(
                "@Doc(\"X.\") %s value".formatted(type),
                "component 'value' of Args: %s has no JSON Schema".formatted(named),
                mend);
    }

    static Stream<Refusal> structures() {
        return Stream.of(
                ofArguments(
                        "@Doc(\"X.\") String memoryBytes, @Doc(\"Y.\") String memory_bytes",
                        "components 'memoryBytes' and 'memory_bytes' of Args are both"
                                + " 'memory_bytes' in JSON",
                        "rename one"),
                ofRun(
                        """
                        record Node(@Doc("N.") List<Node> children) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        Node run() { return null; }
                        """,
                        "Node contains itself",
                        "side by side"),
                ofRun(
                        """
                        record One(List<Two> two) {} record Two(List<Three> three) {}
                        record Three(List<String> deep) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        One run() { return null; }
                        """,
                        "One nests 6 objects and arrays, more than 5",
                        "flatten it"),
                ofRun(
                        """
                        record Box<T>(T value) {} record Out(Box<String> box) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        Out run() { return null; }
                        """,
                        "component 'box' of Out: Box<String> has no JSON Schema",
                        "with the types filled in"),
                ofRun(
                        """
                        private record In() {} record Out(In in) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        Out run() { return null; }
                        """,
                        "record In is private",
                        "package-private"),
                ofRun(
                        """
                        enum Nothing {} record Out(Nothing nothing) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        Out run() { return null; }
                        """,
                        "enum Nothing has no constants",
                        "give it some"),
                ofRun(
                        """
                        enum Mode { BIG, big } record Out(Mode mode) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        Out run() { return null; }
                        """,
                        "constants BIG and big of Mode are both 'big' in JSON",
                        "rename one"));
    }

    static Stream<Refusal> docs() {
        return Stream.of(
                ofArguments("String x", "component 'x' of Args has no description", "add @Doc"),
                ofArguments(
                        "@Doc(\" \") String x",
                        "component 'x' of Args has no description",
                        "add @Doc"),
                ofArguments(
                        "@Doc(\"%s\") String x".formatted("y".repeat(1024)),
                        "component 'x' of Args: its @Doc has 1,024 characters",
                        "shorten it"),
                ofRun(
                        """
                        record Inner(@Doc(" ") String x) {}
                        record Args(@Doc("L.") Map<String, List<Inner>> inner) {}
                        record Out(String undocumented) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        Out run(Args args) { return null; }
                        """,
                        "component 'x' of Inner has no description",
                        "add @Doc"));
    }

    static Stream<Refusal> bounds() {
        return Stream.of(
                documented("@Range(min = 1) String x", "no number", "@Length"),
                documented("@Range(min = 2, max = 1) int x", "above its greatest", "swap"),
                documented("@Range int x", "bounds nothing", "give min or max"),
                documented("@Range(min = 0.5) int x", "has a fraction", "whole numbers"),
                documented("@Range(max = 0.0 / 0.0) double x", "no number", "give a number"),
                documented("@Length(max = 3) int x", "no text, list or map", "@Range"),
                documented("@Length(max = 3) Port x", "no text, list or map", "drop it"),
                documented("@Length(min = -1) String x", "below zero", "0 <= min <= max"),
                documented("@Length(min = 2, max = 1) String x", "greatest", "0 <= min <= max"),
                documented("@Length List<String> x", "bounds nothing", "give min or max"),
                documented("@Pattern(\"a\") int x", "no text", "make the component a String"),
                documented("@Pattern(\"a\") List<String> x", "no text", "a String"),
                documented("@Pattern(\"(\") String x", "no regular expression", "ECMA-262"),
                documented("@Pattern(\"(?i)a\") String x", "Java alone", "no inline flags"),
                documented("@Pattern(\"\\\\Aa\\\\z\") String x", "Java alone", "^ and $"),
                documented("@Pattern(\"^a++$\") String x", "Java alone", "use ECMA-262"));
    }

    static Stream<Refusal> defaults() {
        return Stream.of(
                documented("@Default(\"x\") Optional<String> x", "never be empty", "drop"),
                documented("@Default(\"ten\") int x", "is not JSON", "such as 100"),
                documented("@Default(\"1 2\") int x", "is not JSON", "such as 100"),
                documented("@Default(\"\") int x", "is not JSON", "such as 100"),
                documented("@Default(\"\\\"1\\\"\") int x", "a whole number", "could give"),
                documented("@Default(\"1.5\") int x", "a whole number", "could give"),
                documented("@Default(\"99999999999\") int x", "it is no int", "could give"),
                documented("@Default(\"null\") int x", "a whole number", "could give"),
                documented("@Default(\"true\") double x", "takes a number", "could give"),
                documented("@Default(\"1\") boolean x", "true or false", "could give"),
                documented("@Default(\"NOT_RUNNING\") Mode x", "all, not-running", "could give"),
                documented("@Default(\"\\\"soon\\\"\") Duration x", "no Duration", "could give"),
                documented("@Default(\"5\") Duration x", "a text in quotes", "could give"),
                documented("@Default(\"{}\") List<String> x", "takes an array", "could give"),
                documented("@Default(\"[1]\") List<String> x", "takes a text", "could give"),
                documented("@Default(\"[]\") Map<String, String> x", "an object", "could give"),
                documented("@Default(\"{}\") Port x", "'number' is missing", "could give"),
                documented("@Default(\"{\\\"x\\\":1}\") Port x", "'x' is unknown", "could give"),
                documented("@Default(\"9\") @Range(max = 8) int x", "its @Range", "could give"),
                documented("@Default(\"abc\") @Length(max = 2) String x", "@Length", "could give"),
                documented("@Default(\"b\") @Pattern(\"^a\") String x", "@Pattern", "could give"));
    }

    private static Refusal documented(String component, String fault, String mend) {
        return ofArguments("@Doc(\"X.\") " + component, fault, mend);
    }

    @ParameterizedTest
    @MethodSource({"types", "structures", "docs", "bounds", "defaults"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }
}
