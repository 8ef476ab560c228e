package org.example.harbour;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.Content;
import io.cargoshipper.api.Default;
import io.cargoshipper.api.Doc;
import io.cargoshipper.api.Example;
import io.cargoshipper.api.FormerNames;
import io.cargoshipper.api.HostFiles;
import io.cargoshipper.api.Plan;
import io.cargoshipper.api.Plans;
import io.cargoshipper.api.RaisesTier;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.TierRule;
import io.cargoshipper.api.Tool;
import io.cargoshipper.api.ToolCall;
import io.cargoshipper.api.ToolResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tools that change things: what they ask the host for, and what raises their tier. */
final class QuayTools {

    record Clear(
            @Doc("The quay.") @Example("\"north\"") @FormerNames({"quay_id", "wharf"}) String quay,
            @Doc("Also ships with a crew.") @RaisesTier(Tier.DESTRUCTIVE) Optional<Boolean> force,
            @Doc("Say what would go.")
                    @Default("true")
                    @RaisesTier(value = Tier.MODERATE, when = RaisesTier.When.FALSE)
                    boolean dryRun,
            @Doc("Where to write the log.") @RaisesTier(Tier.MODERATE) Optional<String> logTo) {}

    record Cleared(List<String> ships) {}

    static final class ClearRule implements TierRule<Clear> {
        @Override
        public Tier tier(Clear arguments) {
            return arguments.quay().isEmpty() ? Tier.DESTRUCTIVE : Tier.SAFE;
        }
    }

    @Tool(
            name = "harbour-clear-quay",
            description = "Sends ships away.",
            tier = Tier.SAFE,
            tierRule = ClearRule.class)
    Cleared clear(HostFiles files, Clear clear, DockerClient docker, ToolCall call) {
        return new Cleared(List.of(clear.quay()));
    }

    @Plans("harbour-clear-quay")
    Plan planClear(Clear clear, DockerClient docker) {
        return new Plan(List.of());
    }

    @Tool(name = "harbour_sound_horn", description = "Sounds the horn.", tier = Tier.MODERATE)
    public ToolResult<Void> soundHorn() throws IOException {
        return ToolResult.ofContent(new Content.Text("Hoot."));
    }

    @Tool(name = "harbour_fail", description = "Fails.", tier = Tier.SAFE)
    ToolResult<Void> fail() throws IOException {
        throw new IOException("The harbour is frozen.");
    }
}
