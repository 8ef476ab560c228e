package io.cargoshipper.host.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.Subject;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a request comes no other that nobody has judged. */
class SmugglingTest {

    private static final EndpointTable TABLE = EndpointTable.bundled();
    private static final Set<String> TAKE_INPUT = Set.of("container.attach", "exec.start");

    private final RecordingHttpClient engine = new RecordingHttpClient();

    static Stream<Endpoint> endpoints() {
        return TABLE.endpoints().stream();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void onlyCommandsAreGivenInput(Endpoint endpoint) {
        String path =
                endpoint.template().toString().replace("{id}", "x").replace("{name...}", "a/b");
        Request request = hijacking(endpoint.method(), path);
        GuardedHttpClient client = client(PolicyLayer.of(source()));
        if (TAKE_INPUT.contains(endpoint.effect())) {
            client.execute(request);
            assertThat(engine.sent()).contains(endpoint.method() + " " + path);
        } else {
            assertThatThrownBy(() -> client.execute(request))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("refused at every tier: it has input for a command");
            assertThat(engine.sent()).isEmpty();
        }
    }

    @Test
    void anUnknownOperationIsGivenInputWhereAListNamesItAlone() {
        PolicyLayer noted =
                PolicyLayer.of(source()).with(Bound.of(Effect.UNKNOWN_OPERATION), Disposition.NOTE);
        assertThatThrownBy(() -> client(noted).execute(hijacking("POST", "/session")))
                .hasMessageContaining("policy.operations.allow");
        assertThat(engine.sent()).isEmpty();
        PolicyLayer named =
                PolicyLayer.of(source())
                        .withPatterns(ListKey.allowed(Subject.OPERATIONS), List.of("POST /ses*"));
        client(named).execute(hijacking("POST", "/session"));
        assertThat(engine.sent()).containsExactly("POST /session");
    }

    /** Cut to their low bytes, the first two are line feed and carriage return. */
    @ParameterizedTest
    @ValueSource(strings = {"\u010a", "\u560d", "\n", "\r", "\u0085", "\u00fc", "\u2028"})
    void noCharacterOfAHeaderEndsItsLine(String character) {
        Request request =
                Request.builder()
                        .method("GET")
                        .path("/version")
                        .headers(Map.of("accept", "x" + character + "Content-Length: 5"))
                        .build();
        assertThatThrownBy(() -> client(PolicyLayer.of(source())).execute(request))
                .hasMessageContaining("control character");
        assertThat(engine.sent()).isEmpty();
    }

    private GuardedHttpClient client(PolicyLayer layer) {
        return new GuardedHttpClient(
                new GuardRules(TABLE, new Inspectors(), MountView.elsewhere()),
                CallRights.of(
                        Tier.DESTRUCTIVE, new Policy(List.of(layer), Policy.BUILT_IN.defaults())),
                GuardListener.NONE,
                engine);
    }

    private static PolicySource source() {
        return new PolicySource("test.conf", PolicySource.Kind.FILE);
    }

    private static Request hijacking(String method, String path) {
        return Request.builder()
                .method(method)
                .path(path)
                .hijackedInput(InputStream.nullInputStream())
                .build();
    }
}
