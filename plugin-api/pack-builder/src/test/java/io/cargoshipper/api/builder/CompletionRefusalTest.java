package io.cargoshipper.api.builder;

import static io.cargoshipper.api.builder.Refusal.ofMethod;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a completion. */
class CompletionRefusalTest {

    private static final String OFFERS =
            """
            record Args(@Doc("A.") String label) {}
            @Prompt(name = "ask", description = "Asks.")
            PromptResult ask(Args args) { return null; }
            @ResourceTemplate(uriTemplate = "x://{label}", name = "X", description = "X.")
            None read(Args args) { return null; }
            """;

    private static final String COMPLETES = "@Completes(prompts = \"ask\", argument = \"label\")\n";

    static Stream<Refusal> methods() {
        return Stream.of(
                ofCompletion(
                        COMPLETES + "List<String> run() { return null; }",
                        "it takes no Completion",
                        "what has been typed"),
                ofCompletion(
                        COMPLETES + "List<Object> run(Completion typed) { return null; }",
                        "it returns List<Object>",
                        "return a List<String>"),
                ofCompletion(
                        COMPLETES + "String run(Completion typed) { return null; }",
                        "it returns String",
                        "return a List<String>"),
                ofCompletion(
                        COMPLETES
                                + "List<String> run(Completion typed, Args args) { return null; }",
                        "it takes a Args, which a completion does not",
                        "is Completion (COMPLETION), ToolCall (CALL)"),
                ofCompletion(
                        COMPLETES + "List<String> run(Completion a, Completion b) { return null; }",
                        "it takes both a Completion and a Completion",
                        "take it once"),
                ofCompletion(
                        COMPLETES + "List<String> run(String typed) { return null; }",
                        "parameter String is no capability",
                        "what a completion can ask the host for"));
    }

    static Stream<Refusal> targets() {
        String run = "\nList<String> run(Completion typed) { return null; }";
        return Stream.of(
                ofCompletion(
                        "@Completes(argument = \"label\")" + run,
                        "it completes 'label' of nothing",
                        "name the prompts or uriTemplates"),
                ofCompletion(
                        "@Completes(prompts = \"beg\", argument = \"label\")" + run,
                        "it completes prompt 'beg', which is not in this pack",
                        "name one of [prompt 'ask', template 'x://{label}']"),
                ofCompletion(
                        "@Completes(uriTemplates = \"x://{tag}\", argument = \"tag\")" + run,
                        "it completes template 'x://{tag}', which is not in this pack",
                        "name one of"),
                ofCompletion(
                        "@Completes(prompts = \"ask\", argument = \"tag\")" + run,
                        "it completes 'tag' of prompt 'ask', which has no such argument",
                        "name one of [label]"),
                ofCompletion(
                        COMPLETES
                                + "List<String> again(Completion typed) { return null; }\n"
                                + COMPLETES
                                + run,
                        "'label' of prompt 'ask' is completed by bad.Tools#again already",
                        "drop one"),
                ofMethod(
                        COMPLETES + run,
                        "it completes prompt 'ask', which is not in this pack",
                        "write it first"));
    }

    private static Refusal ofCompletion(String declaration, String fault, String mend) {
        return ofMethod(OFFERS + declaration, fault, mend);
    }

    @ParameterizedTest
    @MethodSource({"methods", "targets"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }
}
