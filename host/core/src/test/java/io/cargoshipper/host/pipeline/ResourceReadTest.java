package io.cargoshipper.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.ResourceContents;
import io.cargoshipper.host.catalog.ResourceMatch;
import io.cargoshipper.host.fixture.TestHost;
import io.cargoshipper.host.fixture.TestJars;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources take the way of all calls. */
final class ResourceReadTest {

    @TempDir Path home;

    private TestHost host;

    @BeforeEach
    void startHost() throws Exception {
        TestHost.prepare(home);
        TestJars.probe(home.resolve("plugins"));
        host = TestHost.start(home, "", Map.of());
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "probe://weather|application/json|{\"sky\":\"blue\",\"wind_speed\":3}",
                "probe://weather?format=json|application/json|{\"sky\":\"blue\",\"wind_speed\":3}",
                "probe://report|text/plain|The sky is blue.",
                "probe://report?format=text|text/plain|The sky is blue.",
                "probe://report?format=json|application/json|{\"sky\":\"blue\",\"wind_speed\":3}",
                "probe://report?|text/plain|The sky is blue.",
                "probe://item/one|text/plain|item one",
                "probe://item/one?format=json|application/json|{\"item\":\"one\",\"length\":3}",
                "probe://item/a%2Fb%20c|text/plain|item a/b c",
            })
    void aResourceIsReadInTheFormThatIsWanted(String uri, String type, String text)
            throws Exception {
        assertThat(read(uri))
                .isEqualTo(new CallOutcome.Read(new ResourceContents.Text(uri, type, text)));
    }

    @Test
    void contentsAreGivenAsTheyAre() throws Exception {
        assertThat(read("probe://picture"))
                .isEqualTo(
                        new CallOutcome.Read(
                                new ResourceContents.Blob("probe://picture", "image/png", "aGk=")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "probe://report?form=json|'probe://report' has the query '?form=json'",
                "probe://report?format=xml|or with ?format=json or ?format=text",
                "probe://picture?format=json|resource 'probe://picture' has one form alone; read it without ?format=json",
                "probe://weather?format=text|read it without ?format=text",
            })
    void aQueryThatAResourceHasNotIsNamed(String uri, String message) throws Exception {
        CallOutcome.Failure failure = failure(read(uri));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(failure.message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "missing, NOT_FOUND, no item 'missing'",
        "defect, INTERNAL, resource 'probe://item/defect' failed unexpectedly",
    })
    void aFailureKeepsItsCode(String item, ErrorCode code, String message) throws Exception {
        CallOutcome.Failure failure = failure(read("probe://item/" + item));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).contains(message).doesNotContain("inner secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "probe://item/",
                "probe://item/a/b",
                "probe://item/%FF",
                "probe://report#part",
                "probe://reports",
                "probe://item/{item}x/y",
                "",
                "?format=json"
            })
    void whatThereIsNotIsUnknown(String uri) throws Exception {
        assertThat(read(uri)).isInstanceOf(CallOutcome.Unknown.class);
    }

    @Test
    void anUnknownResourceIsNamedWithItsNearest() throws Exception {
        assertThat(read("probe://reprot"))
                .isEqualTo(
                        new CallOutcome.Unknown(
                                "unknown resource 'probe://reprot'; did you mean 'probe://report'?"));
        assertThat(read("probe://item/" + "x".repeat(10_000)))
                .isInstanceOf(CallOutcome.Unknown.class);
    }

    @Test
    void policyGoesByTheUriHoweverItIsWritten() throws Exception {
        host.close();
        host =
                TestHost.start(
                        home,
                        "policy.resources.deny = [\"probe://item/one\", \"probe://weather\"]",
                        Map.of());

        assertThat(failure(read("probe://item/one")).code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY);
        assertThat(failure(read("probe://item/%6Fne")).message())
                .contains("'probe://item/one' is denied");
        assertThat(failure(read("probe://weather?format=json")).code())
                .isEqualTo(ErrorCode.REFUSED_BY_POLICY);
        assertThat(read("probe://item/two")).isInstanceOf(CallOutcome.Read.class);
        assertThat(listed())
                .contains("probe://item/two%2Fthree")
                .doesNotContain("probe://item/one");
    }

    @Test
    void anAllowListMayNameAFamily() throws Exception {
        host.close();
        host = TestHost.start(home, "", Map.of("SAFETY_ALLOWED_RESOURCES", "probe://item/{item}"));

        assertThat(read("probe://item/any")).isInstanceOf(CallOutcome.Read.class);
        assertThat(failure(read("probe://report")).message()).contains("SAFETY_ALLOWED_RESOURCES");
        assertThat(host.host().catalog().resources()).isEmpty();
        assertThat(host.host().catalog().templates())
                .extracting("uriTemplate")
                .containsExactly("probe://item/{item}");
        assertThat(listed()).containsExactly("probe://item/one", "probe://item/two%2Fthree");
    }

    @Test
    void resourcesOfFamiliesAreListedOneByOneButForThoseOfAnEngineThatIsDown() throws Exception {
        List<ListedResource> listed = list();

        assertThat(listed)
                .extracting(ListedResource::uri)
                .containsExactly(
                        "probe://picture",
                        "probe://report",
                        "probe://weather",
                        "probe://item/one",
                        "probe://item/two%2Fthree");
        assertThat(listed)
                .contains(
                        new ListedResource(
                                "probe://item/two%2Fthree",
                                "Item: two/three", "An item.", "text/plain"));
    }

    @Test
    void theCatalogueTellsWhenAResourceChanges() {
        ResourceMatch match =
                host.host().catalog().offeredResource("probe://weather").orElseThrow();

        assertThat(match.offer().changesOn()).containsExactly("container.die");
        assertThat(match.offer().refreshSeconds()).isEqualTo(5);
        assertThat(
                        host.host()
                                .catalog()
                                .offeredResource("probe://item/%6Fne")
                                .map(ResourceMatch::uri))
                .contains("probe://item/one");
    }

    @Test
    void theHostMayReadByItself() throws Exception {
        CallHandle handle =
                host.host()
                        .pipeline()
                        .start(
                                CallRequest.quiet(
                                        new Target.Resource("probe://report"), TestHost.SESSION));

        assertThat(TestHost.outcome(handle)).isInstanceOf(CallOutcome.Read.class);
    }

    private List<String> listed() throws Exception {
        return list().stream().map(ListedResource::uri).toList();
    }

    private List<ListedResource> list() throws Exception {
        return new ResourceListing(host.host().catalog(), host.host().pipeline())
                .list(TestHost.SESSION)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private CallOutcome read(String uri) throws Exception {
        return host.ask(new Target.Resource(uri), Map.of());
    }

    private static CallOutcome.Failure failure(CallOutcome outcome) {
        assertThat(outcome).isInstanceOf(CallOutcome.Failure.class);
        return (CallOutcome.Failure) outcome;
    }
}
