package io.cargoshipper.api.builder;

import static io.cargoshipper.api.builder.Refusal.ofMethod;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a resource, or a family of them. */
class ResourceRefusalTest {

    private static final String RESOURCE =
            "@Resource(uri = \"x://y\", name = \"Y\", description = \"Y.\"";
    private static final String PLAIN = RESOURCE + ")\n";
    private static final String TEXT = RESOURCE + ", mimeType = \"text/plain\")\n";

    static Stream<Refusal> facts() {
        return Stream.of(
                ofUri("docker://info?format=json"),
                ofUri("docker://info#top"),
                ofUri("info"),
                ofUri("Docker://info"),
                ofUri("docker:"),
                ofUri("docker://{container}"),
                ofUri("docker://" + "x".repeat(500)),
                ofMethod(
                        """
                        @Resource(uri = "x://y", name = "", description = "Y.")
                        None run() { return null; }
                        """,
                        "resource 'x://y' has no name",
                        "a short one"),
                ofMethod(
                        """
                        @Resource(uri = "x://y", name = "Y", description = "")
                        None run() { return null; }
                        """,
                        "resource 'x://y' has no description",
                        "say what it holds"),
                ofMethod(
                        RESOURCE + ", timeoutSeconds = -1) None run() { return null; }",
                        "timeoutSeconds = -1",
                        "1 to 3600"),
                ofMethod(
                        RESOURCE + ", refreshSeconds = 3601) None run() { return null; }",
                        "refreshSeconds = 3601 is out of bounds",
                        "1 to 3600, or 0 for never"),
                ofMethod(
                        RESOURCE + ", changesOn = \"Container\") None run() { return null; }",
                        "changesOn names 'Container', which is no event",
                        "container.die"),
                ofMethod(
                        RESOURCE
                                + ", changesOn = {\"image\", \"image\"}) None run() { return null; }",
                        "changesOn names 'image' twice",
                        "drop one"),
                ofMethod(
                        PLAIN
                                + "None again() { return null; }\n"
                                + PLAIN
                                + "None run() { return null; }",
                        "the URI 'x://y' is that of bad.Tools#again too",
                        "a URI of its own"));
    }

    private static Refusal ofUri(String uri) {
        return ofMethod(
                "@Resource(uri = \"%s\", name = \"Y\", description = \"Y.\")".formatted(uri)
                        + " None run() { return null; }",
                "'%s' is no URI of a resource".formatted(uri),
                "such as docker://info");
    }

    static Stream<Refusal> mediaTypes() {
        return Stream.of(
                ofMethod(
                        RESOURCE + ", mimeType = \"text\") None run() { return null; }",
                        "mimeType = \"text\" is no media type",
                        "text/plain"),
                ofMethod(
                        TEXT + "None run() { return null; }",
                        "but a record is read as application/json",
                        "return a ResourceResult"),
                ofMethod(
                        PLAIN + "ResourceResult<None> run() { return null; }",
                        "the text of its ResourceResult is said to be application/json",
                        "such as text/plain"));
    }

    static Stream<Refusal> methods() {
        return Stream.of(
                ofMethod(
                        PLAIN + "String run() { return null; }",
                        "it returns String, which no resource holds",
                        "a ResourceResult of a record"),
                ofMethod(
                        PLAIN + "ToolResult<None> run() { return null; }",
                        "it returns ToolResult<None>, which no resource holds",
                        "a ResourceResult of a record"),
                ofMethod(
                        TEXT + "ResourceResult<String> run() { return null; }",
                        "it returns ResourceResult<String>",
                        "a ResourceResult of a record"),
                ofMethod(
                        TEXT
                                + "@SuppressWarnings(\"rawtypes\") ResourceResult run()"
                                + " { return null; }",
                        "it returns ResourceResult, which no resource holds",
                        "a ResourceResult of a record"),
                ofMethod(
                        "record Odd(Thread thread) {}\n"
                                + TEXT
                                + "ResourceResult<Odd> run() { return null; }",
                        "component 'thread' of Odd: Thread has no JSON Schema",
                        "make it a record"),
                ofMethod(
                        "record Odd(List<Inner> rows) {} record Inner(@Secret String token) {}\n"
                                + PLAIN
                                + "Odd run() { return null; }",
                        "its result has a @Secret at /rows/*/token, and a resource is read whole",
                        "without it"),
                ofMethod(
                        PLAIN + "None run(None args) { return null; }",
                        "it takes a None, which a resource does not",
                        "@ResourceTemplate"),
                ofMethod(
                        PLAIN + "None run(String path) { return null; }",
                        "parameter String is no capability",
                        "what a resource can ask the host for is ToolCall (CALL)"),
                ofMethod(
                        PLAIN
                                + "None run(ToolCall call) { return null; }\n"
                                + PLAIN.replace("x://y", "x://z")
                                + "None run() { return null; }",
                        "its invoker would be called bad.Tools$run$ResourceInvoker, which is taken",
                        "rename the method"));
    }

    static Stream<Refusal> templates() {
        return Stream.of(
                ofTemplate("x://y", "", "URI template 'x://y' has no variable", "a @Resource"),
                ofTemplate(
                        "x://{+y}",
                        "",
                        "URI template 'x://{+y}' has '{+y}', which is no expression of level 1",
                        "docker://container/{container}"),
                ofTemplate(
                        "x://{y}/" + "y".repeat(500),
                        "",
                        "the URI template has 508 characters, more than 500",
                        "shorten it"),
                ofTemplate(
                        "x://{shipName}",
                        "@Doc(\"S.\") String shipName",
                        "the variables of 'x://{shipName}' are [shipName], the components of its"
                                + " arguments are [ship_name] in JSON",
                        "a String for each variable"),
                ofTemplate(
                        "x://{a}",
                        "@Doc(\"A.\") String a, @Doc(\"B.\") String b",
                        "are [a], the components of its arguments are [a, b]",
                        "and no others"),
                ofTemplate(
                        "x://{a}",
                        "@Doc(\"A.\") Optional<String> a",
                        "component 'a' of Args is Optional<String>, and a variable of a URI",
                        "make it a String"),
                ofTemplate(
                        "x://{a}",
                        "@Doc(\"A.\") @Default(\"a\") String a",
                        "component 'a' of Args has a @Default",
                        "drop it"),
                ofMethod(
                        """
                        @ResourceTemplate(uriTemplate = "x://{y}", name = "y", description = "Y.")
                        None run() { return null; }
                        """,
                        "are [y], the components of its arguments are []",
                        "take one record"),
                ofListed(
                        "x://{a}/{b}",
                        "@Doc(\"A.\") String a, @Doc(\"B.\") String b",
                        "'x://{a}/{b}' is listed, and has 2 variables",
                        "drop listed"),
                ofListed(
                        "x://{a}",
                        "@Doc(\"A.\") String a",
                        "'x://{a}' is listed, and nothing completes its variable",
                        "write a @Completes method"),
                ofMethod(
                        """
                        record A(@Doc("A.") String a) {}
                        record B(@Doc("B.") String b) {}
                        @ResourceTemplate(uriTemplate = "x://y{b}", name = "B", description = "B.")
                        None again(B b) { return null; }
                        @ResourceTemplate(uriTemplate = "x://{a}z", name = "A", description = "A.")
                        None run(A a) { return null; }
                        """,
                        "a URI can be of 'x://{a}z' and of 'x://y{b}' of bad.Tools#again",
                        "by a fixed part"));
    }

    private static Refusal ofTemplate(String template, String components, String fault, String m) {
        return template(template, "", components, fault, m);
    }

    private static Refusal ofListed(String template, String components, String fault, String mend) {
        return template(template, ", listed = true", components, fault, mend);
    }

    private static Refusal template(
            String template, String listed, String components, String fault, String mend) {
        return ofMethod(
                """
                record Args(%s) {}
                @ResourceTemplate(uriTemplate = "%s", name = "Y", description = "Y."%s)
                None run(Args args) { return null; }
                """
                        .formatted(components, template, listed),
                fault,
                mend);
    }

    @ParameterizedTest
    @MethodSource({"facts", "mediaTypes", "methods", "templates"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }
}
