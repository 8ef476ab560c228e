package io.cargoshipper.api.builder;

import static io.cargoshipper.api.builder.Refusal.ofMethod;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a prompt. */
class PromptRefusalTest {

    private static final String PROMPT = "@Prompt(name = \"ask\", description = \"Asks.\")\n";

    static Stream<Refusal> texts() {
        return Stream.of(
                ofMethod(
                        """
                        @Prompt(name = "ask me", description = "Asks.")
                        PromptResult run() { return null; }
                        """,
                        "the name 'ask me' is not one",
                        "starting with a letter or '_'"),
                ofMethod(
                        """
                        @Prompt(name = "ask", description = " ")
                        PromptResult run() { return null; }
                        """,
                        "prompt 'ask' has no description",
                        "say what it is for"),
                ofMethod(
                        "@Prompt(name = \"ask\", description = \"A.\", title = \"%s\")"
                                        .formatted("x".repeat(1024))
                                + " PromptResult run() { return null; }",
                        "the title of prompt 'ask' has 1,024 characters",
                        "shorten it"),
                ofMethod(
                        """
                        @Prompt(name = "ask", description = "Asks.", timeoutSeconds = 3601)
                        PromptResult run() { return null; }
                        """,
                        "timeoutSeconds = 3601",
                        "1 to 3600, or 0"),
                ofMethod(
                        PROMPT
                                + """
                                PromptResult again() { return null; }
                                @Prompt(name = "ASK", description = "Asks.")
                                PromptResult run() { return null; }
                                """,
                        "the name 'ASK' is that of bad.Tools#again too",
                        "give each prompt a name of its own"));
    }

    static Stream<Refusal> methods() {
        return Stream.of(
                ofMethod(
                        PROMPT + "None run() { return null; }",
                        "it returns None",
                        "return a PromptResult"),
                ofMethod(
                        PROMPT + "PromptResult run(Completion typed) { return null; }",
                        "it takes a Completion, which a prompt does not",
                        "ToolCall (CALL)"),
                ofMethod(
                        PROMPT + "PromptResult run(String label) { return null; }",
                        "parameter String is neither a record nor a capability",
                        "what a prompt can ask the host for is ToolCall (CALL)"),
                ofMethod(
                        PROMPT + "private PromptResult run() { return null; }",
                        "the method is private",
                        "package-private"),
                ofMethod(
                        PROMPT
                                + """
                                @Tool(name = "tool", description = "T.", tier = Tier.SAFE)
                                PromptResult run() { return null; }
                                """,
                        "it is a tool and a prompt at once",
                        "write a method for each"),
                ofMethod(
                        """
                        @Tool(name = "tool", description = "T.", tier = Tier.SAFE)
                        @Plans("tool")
                        None run() { return null; }
                        """,
                        "it is a tool and a plan at once",
                        "write a method for each"));
    }

    static Stream<Refusal> arguments() {
        return Stream.of(
                ofComponent(
                        "@Doc(\"X.\") int x",
                        "component 'x' of Args is int, and a prompt takes texts alone",
                        "Optional<String>"),
                ofComponent(
                        "@Doc(\"X.\") Optional<Integer> x",
                        "is Optional<Integer>, and a prompt takes texts alone",
                        "Optional<String>"),
                ofComponent("String x", "component 'x' of Args has no description", "@Doc"),
                ofComponent(
                        "@Doc(\"X.\") @Pattern(\"(\") String x",
                        "is no regular expression",
                        "correct its syntax"),
                ofComponent(
                        "@Doc(\"X.\") @Length(max = 2) @Default(\"abc\") String x",
                        "breaks the component's own rules: it is out of its @Length",
                        "a default that a caller could give"),
                ofComponent(
                        "@Doc(\"X.\") @Secret String x",
                        "has a @Secret, which works for tools alone",
                        "clients show these values"),
                ofComponent(
                        "@Doc(\"X.\") @RaisesTier(Tier.MODERATE) Optional<String> x",
                        "has a @RaisesTier, which works for tools alone",
                        "held to SAFE"),
                ofComponent(
                        "@Doc(\"X.\") @Example(\"1\") String x",
                        "has a @Example, which works for tools alone",
                        "@Completes"),
                ofComponent(
                        "@Doc(\"X.\") @FormerNames(\"y\") String x",
                        "has a @FormerNames, which works for tools alone",
                        "drop it"));
    }

    private static Refusal ofComponent(String component, String fault, String mend) {
        return ofMethod(
                "record Args(%s) {}\n".formatted(component)
                        + PROMPT
                        + "PromptResult run(Args args) { return null; }",
                fault,
                mend);
    }

    @ParameterizedTest
    @MethodSource({"texts", "methods", "arguments"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }
}
