package io.cargoshipper.pack.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.pack.engine.FakeCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityAuditTest {

    private final SecurityAudit prompt = new SecurityAudit();

    @Test
    void givesEveryCheckOfOneTheWorstFirst() {
        Prompted prompted = ask(EngineWith.container(Captured.json("bad")), Optional.of("bad"));
        assertThat(prompted.said())
                .contains("CIS Docker Benchmark v1.6.0")
                .contains("6 fail, ")
                .contains("- 5.32 The engine's socket is not mounted (1 container(s))")
                .doesNotContain("/host");
        assertThat(prompted.shown("checks of bad").lines())
                .hasSize(1 + CisChecks.ALL.size())
                .anyMatch(it -> it.matches("5\\.6 +fail .*bind / -> /host \\(read-write\\)"))
                .element(1)
                .asString()
                .matches("5\\.4 +fail .*");
        assertThat(prompted.bytes()).isLessThan(20_000);
    }

    @Test
    void looksBehindTheNamesOfVolumes() {
        String volume = Captured.object("shop").objects("Mounts").get(0).text("Name").orElseThrow();
        EngineWith engine = EngineWith.container(Captured.json("shop"));
        Prompted unread = ask(engine, Optional.of("shop"));
        assertThat(unread.shown("checks of shop")).containsPattern("5\\.32 +manual ");
        assertThat(unread.shown("what could not be read")).contains("a volume: ");
        engine.answer(
                "GET /volumes/" + volume,
                """
                {"Name": "%s", "Driver": "local",
                 "Options": {"type": "none", "o": "bind", "device": "/var/run/"}}
                """
                        .formatted(volume));
        assertThat(ask(engine, Optional.of("shop")).shown("checks of shop"))
                .containsPattern("5\\.6 +fail .*/var/run/ of the host")
                .containsPattern("5\\.32 +fail .*/var/run/ of the host");
    }

    @Test
    void leavesAVolumeWhoseNameFitsInNoPath() {
        String volume = Captured.object("shop").objects("Mounts").get(0).text("Name").orElseThrow();
        Prompted prompted =
                ask(
                        EngineWith.container(Captured.json("shop").replace(volume, "a driver's")),
                        Optional.of("shop"));
        assertThat(prompted.shown("checks of shop")).containsPattern("5\\.32 +manual ");
        assertThat(prompted.shown("what could not be read")).contains("a volume: its name");
    }

    @Test
    void givesAnOverviewOfAllThatRun() {
        String shop = Captured.object("shop").text("Id").orElseThrow();
        String gone = "0".repeat(64);
        EngineWith engine =
                EngineWith.container(Captured.json("shop"))
                        .answer(
                                "GET /containers/json",
                                """
                                [{"Id": "%s", "Names": ["/shop"], "State": "running"},
                                 {"Id": "%s", "Names": ["/gone"], "State": "running"},
                                 {"Id": "x", "Names": ["/old"], "State": "exited"}]
                                """
                                        .formatted(shop, gone))
                        .below(
                                "/top",
                                "{\"Titles\": [\"CMD\"], \"Processes\": [[\"sshd: root\"]]}");
        Prompted prompted = ask(engine, Optional.of(""));
        assertThat(prompted.said()).contains("the 1 running containers");
        assertThat(prompted.shown("checks by container").lines())
                .hasSize(2)
                .anyMatch(it -> it.startsWith("shop "));
        assertThat(prompted.shown("what failed and warned"))
                .contains("warn 5.7 No sshd inside: shop")
                .contains("warn 5.14 Ports are bound to one address of the host: shop");
    }

    @Test
    void saysSoWhereNoneRuns() {
        Prompted prompted = ask(EngineWith.container(Captured.json("bad")), Optional.empty());
        assertThat(prompted.said()).contains("No container runs");
    }

    private Prompted ask(EngineWith engine, Optional<String> container) {
        return new Prompted(
                prompt.audit(
                        new SecurityAudit.Arguments(container),
                        FakeCall.ofSeconds(10),
                        engine.client()));
    }
}
