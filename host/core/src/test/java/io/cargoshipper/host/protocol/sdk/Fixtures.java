package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.approval.ApprovalDesk;
import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.catalog.ToolHints;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineDiscovery;
import io.cargoshipper.host.engine.EngineEnvironment;
import io.cargoshipper.host.engine.EngineEvents;
import io.cargoshipper.host.engine.EngineSettings;
import io.cargoshipper.host.fixture.Indices;
import io.cargoshipper.host.pipeline.Calls;
import io.cargoshipper.host.protocol.ServerIdentity;
import io.cargoshipper.host.subscription.OfferedResources;
import io.cargoshipper.host.subscription.Subscriptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the tests of the protocol share. */
final class Fixtures {
    static final ServerIdentity IDENTITY =
            new ServerIdentity("harbour", "The harbour", "1.2.3", "Mind the tide.");

    private Fixtures() {}

    static SdkProtocol protocol(FakeCalls calls) {
        return protocol(FakeOfferings.of(tools("alpha", "beta")), calls);
    }

    static SdkProtocol protocol(Offerings offerings, Calls calls) {
        return protocol(offerings, calls, ApprovalDesk.NOBODY);
    }

    static SdkProtocol protocol(Offerings offerings, Calls calls, ApprovalDesk approvals) {
        return new SdkProtocol(
                IDENTITY, offerings, calls, approvals, subscriptions(offerings, calls));
    }

    static SdkProtocol protocol(
            Offerings offerings, Calls calls, int pageSize, RequestLimits limits) {
        return new SdkProtocol(
                IDENTITY,
                offerings,
                calls,
                ApprovalDesk.NOBODY,
                subscriptions(offerings, calls),
                pageSize,
                limits);
    }

    /** Subscriptions to what is offered, of an engine that is not there. */
    static Subscriptions subscriptions(Offerings offerings, Calls calls) {
        EngineEnvironment nowhere =
                new EngineEnvironment(
                        Map.of("DOCKER_HOST", "unix:///run/no-engine.sock"),
                        Path.of("/nowhere"),
                        "Linux",
                        OptionalLong.empty());
        EngineSettings settings = EngineSettings.defaults();
        return new Subscriptions(
                new OfferedResources(offerings, calls),
                new EngineEvents(
                        new EngineConnection(new EngineDiscovery(settings, nowhere), settings)));
    }

    static List<OfferedTool> tools(String... names) {
        return Arrays.stream(names).map(name -> tool(name, Optional.empty())).toList();
    }

    static OfferedTool tool(String name, Optional<Map<String, Object>> outputSchema) {
        ToolIndex index = Indices.tool(name, outputSchema);
        return new OfferedTool("pack", index, ToolHints.of(index, Tier.DESTRUCTIVE));
    }
}
