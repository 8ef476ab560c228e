package io.cargoshipper.api.builder;

import static io.cargoshipper.api.builder.Refusal.ofArguments;
import static io.cargoshipper.api.builder.Refusal.ofRun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the tier that arguments give to a call. */
class TierRefusalTest {

    static Stream<Refusal> switches() {
        return Stream.of(
                        "boolean force",
                        "Optional<Boolean> forced",
                        "Boolean removeVolumes",
                        "@Default(\"false\") boolean remove_volumes",
                        "boolean autoRemove",
                        "boolean overwrite",
                        "boolean recursive",
                        "boolean killFirst",
                        "boolean rm",
                        "boolean dropTables",
                        "boolean evict",
                        "boolean terminate",
                        "boolean clean",
                        "boolean clear",
                        "boolean hard",
                        "boolean hardReset",
                        "boolean reset",
                        "boolean replace")
                .map(
                        component ->
                                ofArguments(
                                        "Tier.MODERATE",
                                        "@Doc(\"X.\") " + component,
                                        "sounds destructive, and the tool is MODERATE",
                                        "@KeepsTier with the reason"));
    }

    static Stream<Refusal> raising() {
        return Stream.of(
                ofRun(
                        """
                        record None() {}
                        record Inner(@Doc("X.") @RaisesTier(Tier.DESTRUCTIVE) boolean force) {}
                        record Args(@Doc("Y.") List<Inner> inner) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        None run(Args args) { return null; }
                        """,
                        "component 'force' of Inner: @RaisesTier works on an argument itself",
                        "TierRule"),
                ofRun(
                        """
                        record None() {}
                        record Inner(@Doc("X.") boolean force) {}
                        record Args(@Doc("Y.") Map<String, Inner> inner) {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE)
                        None run(Args args) { return null; }
                        """,
                        "component 'force' of Inner sounds destructive",
                        "decide it in a TierRule and say so with @KeepsTier"),
                ofArguments(
                        "@Doc(\"X.\") @RaisesTier(value = Tier.MODERATE,"
                                + " when = RaisesTier.When.FALSE) Optional<String> x",
                        "with when = FALSE stands on something that is no boolean",
                        "drop the when"),
                ofArguments(
                        "Tier.MODERATE",
                        "@Doc(\"X.\") @RaisesTier(Tier.MODERATE) Optional<String> x",
                        "@RaisesTier(MODERATE) raises nothing, the tool is MODERATE already",
                        "drop it"),
                ofArguments(
                        "@Doc(\"X.\") @RaisesTier(Tier.MODERATE) String x",
                        "stands on an argument that is always given",
                        "declare MODERATE on the tool"),
                // the host fills a default in before it rates the call
                ofArguments(
                        "@Doc(\"X.\") @Default(\"x\") @RaisesTier(Tier.MODERATE) String x",
                        "stands on an argument that is always given",
                        "make it Optional"),
                // what sounds destructive happens where it is true, and that raises nothing
                ofArguments(
                        "@Doc(\"X.\") @RaisesTier(value = Tier.DESTRUCTIVE,"
                                + " when = RaisesTier.When.FALSE) boolean force",
                        "component 'force' of Args sounds destructive",
                        "drop when = FALSE"),
                ofArguments(
                        "@Doc(\"X.\") @RaisesTier(Tier.MODERATE) @KeepsTier(\"No.\") boolean x",
                        "has both @RaisesTier and @KeepsTier",
                        "drop one"),
                ofArguments(
                        "@Doc(\"X.\") @KeepsTier(\" \") boolean force",
                        "@KeepsTier gives no reason",
                        "say why"));
    }

    static Stream<Refusal> rules() {
        return Stream.of(
                rule(
                        "static class Rule implements TierRule<Args>",
                        "private Rule() {}",
                        "tier rule Rule cannot be made by the host",
                        "without parameters that is not private"),
                rule(
                        "static class Rule implements TierRule<Args>",
                        "Rule(int x) {}",
                        "tier rule Rule cannot be made by the host",
                        "a constructor"),
                rule(
                        "private static class Rule implements TierRule<Args>",
                        "Rule() {}",
                        "tier rule Rule cannot be made by the host",
                        "not private"),
                rule(
                        "class Rule implements TierRule<Args>",
                        "",
                        "tier rule Rule cannot be made by the host",
                        "a static or top-level class"),
                rule(
                        "static abstract class Rule implements TierRule<Args>",
                        "",
                        "tier rule Rule cannot be made by the host",
                        "not abstract"),
                ofRun(
                        """
                        record None() {}
                        static class Rule implements TierRule<String> {
                            public Tier tier(String text) { return Tier.SAFE; }
                        }
                        record Args() {}
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE,
                            tierRule = Rule.class)
                        None run(Args args) { return null; }
                        """,
                        "tier rule Rule judges String, the tool takes Args",
                        "implement TierRule<Args>"),
                ofRun(
                        """
                        record Out() {}
                        static class Rule implements TierRule<Out> {
                            public Tier tier(Out out) { return Tier.SAFE; }
                        }
                        @Tool(name = "run", description = "R.", tier = Tier.SAFE,
                            tierRule = Rule.class)
                        Out run() { return null; }
                        """,
                        "tier rule Rule has no arguments to look at",
                        "drop it"));
    }

    private static Refusal rule(String declaration, String body, String fault, String mend) {
        return ofRun(
                """
                record None() {}
                record Args() {}
                %s { %s public Tier tier(Args args) { return Tier.SAFE; } }
                @Tool(name = "run", description = "R.", tier = Tier.SAFE, tierRule = Rule.class)
                None run(Args args) { return null; }
                """
                        .formatted(declaration, body),
                fault,
                mend);
    }

    @ParameterizedTest
    @MethodSource({"switches", "raising", "rules"})
    void refuses(Refusal refusal, @TempDir Path folder) throws IOException {
        refusal.verify(folder);
    }
}
