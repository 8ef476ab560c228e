package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.api.Tier;
import io.cargoshipper.api.index.ToolIndex;
import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.catalog.ToolHints;
import io.cargoshipper.host.protocol.ServerIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests of the protocol share. */
final class Fixtures {
    static final ServerIdentity IDENTITY =
            new ServerIdentity("harbour", "The harbour", "1.2.3", "Mind the tide.");

    private Fixtures() {}

    static SdkProtocol protocol(FakeCalls calls) {
        return new SdkProtocol(IDENTITY, () -> tools("alpha", "beta"), calls);
    }

    static List<OfferedTool> tools(String... names) {
        return Arrays.stream(names).map(name -> tool(name, Optional.empty())).toList();
    }

    static OfferedTool tool(String name, Optional<Map<String, Object>> outputSchema) {
        ToolIndex index =
                new ToolIndex(
                        name,
                        "Title of " + name,
                        "Does " + name,
                        Tier.MODERATE,
                        List.of(),
                        Optional.empty(),
                        false,
                        false,
                        0,
                        new ToolIndex.Code("Tools", name, "Invoker", Optional.empty(), List.of()),
                        Map.of("type", "object", "properties", Map.of()),
                        outputSchema,
                        List.of(),
                        List.of());
        return new OfferedTool("pack", index, ToolHints.of(index, Tier.DESTRUCTIVE));
    }
}
