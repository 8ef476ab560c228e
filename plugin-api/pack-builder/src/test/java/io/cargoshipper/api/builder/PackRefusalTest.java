package io.cargoshipper.api.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a pack as a whole. */
class PackRefusalTest {

    private static final String SERVICE_FILE = "META-INF/services/io.cargoshipper.api.ToolPack";

    static Stream<Refusal> serviceFiles() {
        return Stream.of(
                new Refusal(
                        Sources.good().without(SERVICE_FILE),
                        SERVICE_FILE,
                        "the classes offer something, but there is no such file",
                        "the class that implements ToolPack"),
                serviceFile("# nothing\n", "it names no class", "name the one class"),
                serviceFile("bad.BadPack\nbad.Tools\n", "it names 2 classes", "the one class"),
                serviceFile("bad.Gone\n", "bad.Gone, which is no class of this pack", "correct"),
                serviceFile("java.lang.String\n", "which is no class of this pack", "correct"),
                new Refusal(
                        Sources.good().with(SERVICE_FILE, "bad.Tools\n"),
                        "bad.Tools",
                        "it is no ToolPack",
                        "implement io.cargoshipper.api.ToolPack"));
    }

    private static Refusal serviceFile(String content, String fault, String mend) {
        return new Refusal(Sources.good().with(SERVICE_FILE, content), SERVICE_FILE, fault, mend);
    }

    static Stream<Refusal> entryPoints() {
        return Stream.of(
                pack(
                        "class BadPack implements ToolPack {"
                                + " public String name() { return \"bad\"; } }",
                        "it is not public, or abstract",
                        "public class"),
                pack(
                        "public abstract class BadPack implements ToolPack {"
                                + " public String name() { return \"bad\"; } }",
                        "it is not public, or abstract",
                        "public class"),
                pack(
                        "public class BadPack implements ToolPack { BadPack() {}"
                                + " public String name() { return \"bad\"; } }",
                        "no public constructor without parameters",
                        "add one"),
                pack(
                        "public class BadPack implements ToolPack {"
                                + " public BadPack() { throw new IllegalStateException(\"no\"); }"
                                + " public String name() { return \"bad\"; } }",
                        "its constructor failed: java.lang.IllegalStateException: no",
                        "start()"),
                pack(
                        "public class BadPack implements ToolPack {"
                                + " public String name() { throw new IllegalStateException(); } }",
                        "its name() failed",
                        "return a constant"),
                pack(
                        "public class BadPack implements ToolPack {"
                                + " public String name() { return null; } }",
                        "name() returns 'null'",
                        "1 to 40"),
                setting("path = \"a..b\", doc = \"D.\"", "is no path", "joined by dots"),
                setting("path = \"a\", doc = \" \"", "has no doc", "with an example"),
                pack(
                        "@Setting(path = \"a\", doc = \"A.\") @Setting(path = \"a\", doc = \"B.\")"
                                + " public class BadPack implements ToolPack {"
                                + " public String name() { return \"bad\"; } }",
                        "@Setting(path = \"a\") stands there twice",
                        "drop one"),
                new Refusal(
                        Sources.good()
                                .with(
                                        "javax/inject/Inject.java",
                                        """
                                        package javax.inject;
                                        public @interface Inject {}
                                        """)
                                .with(
                                        "bad/Service.java",
                                        """
                                        package bad;
                                        class Service { @javax.inject.Inject Runnable work; }
                                        """),
                        "bad.Service#work",
                        "annotated with javax.inject, which Guice 7 ignores",
                        "use jakarta.inject"),
                new Refusal(
                        Sources.good().with("bad/Broken.class", "coffee"),
                        "bad.Broken",
                        "it is no class file that can be read",
                        "compile it again"),
                new Refusal(
                        Sources.good()
                                .with(
                                        "org/slf4j/Mine.java",
                                        """
                                        package org.slf4j;
                                        class Mine {}
                                        """),
                        "org.slf4j.Mine",
                        "its package is shared with the host",
                        "leave it out"),
                new Refusal(
                        Sources.good()
                                .with(
                                        "io/cargoshipper/api/builder/Mine.java",
                                        """
                                        package io.cargoshipper.api.builder;
                                        class Mine {}
                                        """),
                        "io.cargoshipper.api.builder.Mine",
                        "its package is shared with the host",
                        "leave it out"));
    }

    private static Refusal pack(String source, String fault, String mend) {
        return new Refusal(Sources.good().withPack(source), "bad.BadPack", fault, mend);
    }

    private static Refusal setting(String members, String fault, String mend) {
        return pack(
                "@Setting(%s) public class BadPack implements ToolPack {".formatted(members)
                        + " public String name() { return \"bad\"; } }",
                fault,
                mend);
    }

    @ParameterizedTest
    @MethodSource({"serviceFiles", "entryPoints"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Harbour",
                "9lives",
                "a b",
                "a_b",
                "x2345678901234567890123456789012345678901"
            })
    void refusesNames(String name, @TempDir Path folder) throws IOException {
        pack(
                        "public class BadPack implements ToolPack {"
                                + " public String name() { return \"%s\"; } }".formatted(name),
                        "name() returns '" + name + "'",
                        "lower-case letters, digits and hyphens")
                .verify(folder);
    }

    @Test
    void namesWhatAToolClassLacks(@TempDir Path folder) throws IOException {
        Sources.withTools(
                        """
                        record None() {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        None run() { return null; }
                        Gone gone() { return null; }
                        """)
                .with("bad/Gone.java", "package bad; class Gone {}")
                .writeTo(folder);
        Files.delete(folder.resolve("bad/Gone.class"));

        assertThat(PackBuilder.build(folder, List.of(), "1"))
                .asInstanceOf(type(PackBuild.Refused.class))
                .satisfies(
                        refused -> {
                            assertThat(refused.problems()).hasSize(1);
                            assertThat(refused.problems().get(0).place()).isEqualTo("bad.Tools");
                            assertThat(refused.problems().get(0).fault()).contains("bad/Gone");
                        });
    }

    @Test
    void passesOverClassesThatCannotBeLoadedAndCarryNoTool(@TempDir Path folder)
            throws IOException {
        Sources.good()
                .with("bad/Gone.java", "package bad; class Gone {}")
                .with("bad/Orphan.java", "package bad; class Orphan extends Gone {}")
                .writeTo(folder);
        Files.delete(folder.resolve("bad/Gone.class"));

        assertThat(PackBuilder.build(folder, List.of(), "1")).isInstanceOf(PackBuild.Built.class);
    }

    @Test
    void reportsAllProblemsAtOnce(@TempDir Path folder) throws IOException {
        Sources.withTools(
                        """
                        record Args(String x, @Doc("Y.") Object y) {}
                        @Tool(name = "one", description = "", tier = Tier.SAFE)
                        void one() {}
                        @Tool(name = "two", description = "T.", tier = Tier.SAFE)
                        ToolResult<Void> two(Args args, String more) { return null; }
                        """)
                .without(SERVICE_FILE)
                .writeTo(folder);

        assertThat(PackBuilder.build(folder, List.of(), "1"))
                .asInstanceOf(type(PackBuild.Refused.class))
                .extracting(PackBuild.Refused::problems)
                .asString()
                .contains(
                        "tool 'one' has no description",
                        "it returns void",
                        "parameter String is neither",
                        "component 'y' of Args: Object has no JSON Schema",
                        "the classes offer something, but there is no such file");
    }

    @Test
    void leavesClassesThatAreNoPackAlone(@TempDir Path folder) throws IOException {
        Sources.withTools("").without(SERVICE_FILE).writeTo(folder);

        assertThat(PackBuilder.build(folder, List.of(), "1")).isInstanceOf(PackBuild.Absent.class);
    }
}
