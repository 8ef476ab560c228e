package io.cargoshipper.api.builder;

import static io.cargoshipper.api.builder.Refusal.ofMethod;
import static io.cargoshipper.api.builder.Refusal.ofRun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a method, or with the class around it. */
class ToolRefusalTest {

    private static final String TOOL =
            "@Tool(name = \"run\", description = \"Runs.\", tier = Tier.SAFE)\n";

    static Stream<Refusal> texts() {
        return Stream.of(
                ofMethod(
                        """
                        @Tool(name = "9 lives", description = "Runs.", tier = Tier.SAFE)
                        None run() { return null; }
                        """,
                        "the name '9 lives' is not one",
                        "starting with a letter or '_'"),
                ofMethod(
                        "@Tool(name = \"%s\", description = \"Runs.\", tier = Tier.SAFE)"
                                        .formatted("x".repeat(65))
                                + " None run() { return null; }",
                        "is not one that model providers accept",
                        "1 to 64 letters"),
                ofMethod(
                        """
                        @Tool(name = "run", description = "  ", tier = Tier.SAFE)
                        None run() { return null; }
                        """,
                        "tool 'run' has no description",
                        "say what it does"),
                ofMethod(
                        "@Tool(name = \"run\", description = \"%s\", tier = Tier.SAFE)"
                                        .formatted("x".repeat(1024))
                                + " None run() { return null; }",
                        "the description of tool 'run' has 1,024 characters, more than 1,023",
                        "shorten it"),
                ofMethod(
                        """
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE, timeoutSeconds = 3601)
                        None run() { return null; }
                        """,
                        "timeoutSeconds = 3601",
                        "1 to 3600, or 0"),
                ofMethod(
                        """
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE, timeoutSeconds = -1)
                        None run() { return null; }
                        """,
                        "timeoutSeconds = -1",
                        "1 to 3600, or 0"),
                ofMethod(
                        TOOL
                                + """
                                None run() { return null; }
                                @Tool(name = "Run", description = "Walks.", tier = Tier.SAFE)
                                None again() { return null; }
                                """,
                        "the name 'run' is that of bad.Tools#again too",
                        "different in more than letter case"));
    }

    static Stream<Refusal> results() {
        return Stream.of(
                ofMethod(TOOL + "void run() {}", "it returns void", "ToolResult<Void>"),
                ofMethod(TOOL + "String run() { return null; }", "it returns String", "a record"),
                ofMethod(
                        TOOL + "@SuppressWarnings(\"rawtypes\") ToolResult run() { return null; }",
                        "it returns ToolResult",
                        "a ToolResult of a record"),
                ofMethod(
                        TOOL + "ToolResult<String> run() { return null; }",
                        "it returns ToolResult<String>",
                        "a ToolResult of a record"),
                ofMethod(
                        TOOL + "List<None> run() { return null; }",
                        "it returns List<None>",
                        "a record"));
    }

    static Stream<Refusal> parameters() {
        return Stream.of(
                ofMethod(
                        TOOL + "None run(String label) { return null; }",
                        "parameter String is neither a record nor a capability",
                        "ToolCall (CALL), DockerClient (ENGINE), EngineApi (ENGINE_API), HostFiles"
                                + " (FILES)"),
                ofMethod(
                        TOOL + "None run(ToolCall one, ToolCall two) { return null; }",
                        "it takes both a ToolCall and a ToolCall",
                        "once"),
                ofMethod(
                        TOOL + "None run(DockerClient one, DockerClient two) { return null; }",
                        "it takes both a DockerClient and a DockerClient",
                        "once"),
                ofMethod(
                        "record One() {} record Two() {}\n"
                                + TOOL
                                + "None run(One one, Two two) { return null; }",
                        "it takes both a One and a Two",
                        "into one record"),
                new Refusal(
                        Sources.good()
                                .with(
                                        "other/Outer.java",
                                        """
                                        package other;
                                        public class Outer { protected record Near() {} }
                                        """)
                                .with(
                                        "bad/Tools.java",
                                        """
                                        package bad;
                                        import io.cargoshipper.api.*;
                                        class Tools extends other.Outer {
                                            record None() {}
                                            %s None run(Near args) { return null; }
                                        }
                                        """
                                                .formatted(TOOL)),
                        "bad.Tools#run",
                        "record other.Outer$Near is out of reach from package bad",
                        "make it public"));
    }

    static Stream<Refusal> methods() {
        return Stream.of(
                ofMethod(
                        TOOL + "private None run() { return null; }",
                        "the method is private",
                        "package-private"),
                ofMethod(
                        TOOL + "static None run() { return null; }",
                        "the method is static",
                        "instance method"),
                ofMethod(
                        TOOL + "<T> None run() { return null; }",
                        "the method has type parameters",
                        "name the types"),
                ofRun(
                        "private record None() {}\n" + TOOL + "None run() { return null; }",
                        "record None is private",
                        "package-private"),
                ofRun(
                        "record Box<T>(T value) {} record None() {}\n"
                                + TOOL
                                + "Box<None> run() { return null; }",
                        "it returns Box<None>",
                        "return a record"));
    }

    static Stream<Refusal> classes() {
        return Stream.of(
                inner("private static class Inner", "the class is private", "package-private"),
                inner("static abstract class Inner", "the class is abstract", "can be bound"),
                inner("class Inner", "the class is an inner one", "make it static"),
                new Refusal(
                        Sources.withTools(
                                """
                                record None() {}
                                static abstract class Inner {
                                    @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                                    abstract None run();
                                }
                                """),
                        "bad.Tools$Inner",
                        "the class is abstract",
                        "can be bound"),
                new Refusal(
                        Sources.withTools(
                                """
                                record None() {}
                                static class a {
                                    @Tool(name = "b", description = "B.", tier = Tier.SAFE)
                                    None run() { return null; }
                                }
                                @Tool(name = "a-b", description = "A.", tier = Tier.SAFE)
                                None run() { return null; }
                                """),
                        "bad.Tools$a#run",
                        "its invoker would be called bad.Tools$a$b$Invoker, which is taken",
                        "rename the tool"),
                new Refusal(
                        Sources.withTools(
                                """
                                record None() {}
                                interface Inner {
                                    @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                                    default None run() { return null; }
                                }
                                """),
                        "bad.Tools$Inner",
                        "the class is abstract",
                        "can be bound"));
    }

    private static Refusal inner(String declaration, String fault, String mend) {
        return new Refusal(
                Sources.withTools(
                        "record None() {}\n%s {\n%s None run() { return null; } }"
                                .formatted(declaration, TOOL)),
                "bad.Tools$Inner",
                fault,
                mend);
    }

    static Stream<Refusal> plans() {
        String tool =
                """
                record Args(@Doc("X.") String x) {}
                @Tool(name = "tool", description = "R.", tier = Tier.SAFE)
                None tool(Args args) { return null; }
                """;
        return Stream.of(
                ofMethod(
                        tool + "@Plans(\"loot\") Plan run(Args args) { return null; }",
                        "@Plans(\"loot\") names no tool of this class",
                        "name one of [tool]"),
                ofMethod(
                        tool + "@Plans(\"tool\") Plan run() { return null; }",
                        "it takes other arguments than tool 'tool'",
                        "the same record"),
                ofMethod(
                        tool + "@Plans(\"tool\") None run(Args args) { return null; }",
                        "it returns None",
                        "return a Plan"),
                ofMethod(
                        tool + "@Plans(\"tool\") private Plan run(Args args) { return null; }",
                        "the method is private",
                        "package-private"),
                ofMethod(
                        tool
                                + """
                                @Plans("tool") Plan early(Args args) { return null; }
                                @Plans("tool") Plan run(Args args) { return null; }
                                """,
                        "another method plans 'tool' too",
                        "drop one"));
    }

    @ParameterizedTest
    @MethodSource({"texts", "results", "parameters", "methods", "classes", "plans"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }
}
