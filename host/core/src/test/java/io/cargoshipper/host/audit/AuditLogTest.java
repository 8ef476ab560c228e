package io.cargoshipper.host.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cargoshipper.api.Caller;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.guard.GuardDecision;
import io.cargoshipper.host.engine.guard.JudgedEffect;
import io.cargoshipper.host.files.FileAccess;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.EffectVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lines say of events, and what happens where they cannot be written. */
final class AuditLogTest {

    private static final String SECRET = "hunter2-hunter2";

    @TempDir private Path temp;
    private TrailFolder folder;

    @BeforeEach
    void folder() {
        folder = new TrailFolder(temp.resolve("audit"));
    }

    @Test
    void anIntentSaysWhoCallsWhatWith() throws IOException {
        AuditedCall call =
                new AuditedCall(
                        "abc",
                        "session-7",
                        new Caller("ann", Optional.of("client\u202e 1")),
                        Optional.of("192.0.2.7"),
                        "tool",
                        "docker_stop_container",
                        List.of(),
                        false);
        try (AuditLog log = folder.log()) {
            log.intended(
                    call,
                    Tier.MODERATE,
                    Map.of("container", "web"),
                    Optional.of(new AuditedApproval("a1", "approved", "bob")));
        }

        assertThat(without(folder.records().get(1), "time", "chain", "prev", "hash"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("seq", 2),
                                Map.entry("event", "intent"),
                                Map.entry("call", "abc"),
                                Map.entry("session", "session-7"),
                                Map.entry("caller", "ann"),
                                Map.entry("client", "client\u202e 1"),
                                Map.entry("address", "192.0.2.7"),
                                Map.entry("kind", "tool"),
                                Map.entry("name", "docker_stop_container"),
                                Map.entry("tier", "MODERATE"),
                                Map.entry("approval", Map.of("id", "a1", "by", "bob")),
                                Map.entry("arguments", Map.of("container", "(not recorded)"))));
        assertThat(folder.lines().get(1)).contains("\\u202E").isASCII();
        assertThat(folder.records().get(1).get("time").toString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void anOutcomeSaysHowItEnded() throws IOException {
        try (AuditLog log = folder.log()) {
            log.ended(TrailFolder.CALL, Tier.SAFE, TrailFolder.end("CONFLICT"));
        }

        assertThat(fields(folder.records().get(1)))
                .containsEntry("event", "outcome")
                .containsEntry("code", "CONFLICT")
                .containsEntry("ms", 12)
                .containsEntry("bytes", 345)
                .doesNotContainKeys("address", "reason", "arguments");
    }

    @Test
    void aRefusalSaysWhatRefusedIt() throws IOException {
        try (AuditLog log = folder.log()) {
            log.refused(
                    TrailFolder.CALL,
                    Optional.of(Tier.MODERATE),
                    Map.of("container", "web"),
                    new AuditedEnd(
                            "REFUSED_BY_POLICY",
                            Duration.ZERO,
                            OptionalLong.empty(),
                            Optional.of("it is denied"),
                            Optional.of(
                                    new AuditedEnd.Decider(
                                            "/etc/cs.conf", "policy.tools.deny, line 3"))));
        }

        assertThat(fields(folder.records().get(1)))
                .containsEntry("event", "refused")
                .containsEntry("code", "REFUSED_BY_POLICY")
                .containsEntry("reason", "it is denied")
                .containsEntry("layer", "/etc/cs.conf")
                .containsEntry("line", "policy.tools.deny, line 3");
    }

    @Test
    void whatTheGuardFoundIsWrittenWithEachEffect() throws IOException {
        try (AuditLog log = folder.log()) {
            log.engineRequest(
                    TrailFolder.CALL,
                    decision(
                            Optional.of(Tier.MODERATE),
                            List.of(
                                    new JudgedEffect(
                                            Effect.HOST_NETWORK,
                                            "",
                                            new EffectVerdict(Disposition.DENY, "policy.effects"))),
                            Optional.of("host-network is refused")));
        }

        assertThat(fields(folder.records().get(1)))
                .containsEntry("event", "engine")
                .containsEntry("method", "POST")
                .containsEntry("path", "/containers/create")
                .containsEntry("needs", "MODERATE")
                .containsEntry("allowed", false)
                .containsEntry("reason", "host-network is refused")
                .containsEntry(
                        "effects",
                        List.of(
                                Map.of(
                                        "effect",
                                        "host-network",
                                        "disposition",
                                        "deny",
                                        "by",
                                        "policy.effects")));
    }

    @Test
    void ofManyEffectsTheStrictestAreWrittenAndTheRestIsCounted() throws IOException {
        List<JudgedEffect> effects = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            effects.add(effect("/srv/" + i, Disposition.NOTE));
        }
        effects.add(effect("/etc", Disposition.CONFIRM));
        effects.add(effect("/root", Disposition.DENY));
        try (AuditLog log = folder.log()) {
            log.engineRequest(
                    TrailFolder.CALL,
                    decision(Optional.of(Tier.MODERATE), effects, Optional.of("refused")));
        }

        Map<String, Object> fields = fields(folder.records().get(1));
        assertThat(fields).containsEntry("effectsLeftOut", 12);
        assertThat((List<?>) fields.get("effects"))
                .hasSize(50)
                .extracting(effect -> ((Map<?, ?>) effect).get("subject").toString())
                .startsWith("/root", "/etc", "/srv/0");
    }

    private static JudgedEffect effect(String subject, Disposition disposition) {
        return new JudgedEffect(
                Effect.OUTSIDE_MOUNT, subject, new EffectVerdict(disposition, "policy.effects"));
    }

    @Test
    void whoApprovedIsWrittenInBounds() throws IOException {
        try (AuditLog log = folder.log()) {
            log.intended(
                    TrailFolder.CALL,
                    Tier.SAFE,
                    Map.of(),
                    Optional.of(new AuditedApproval("a1", "used", "x".repeat(10_000) + "\n")));
        }

        assertThat(fields(folder.records().get(1)))
                .containsEntry("approval", Map.of("id", "a1", "by", "x".repeat(500) + "…"));
    }

    @Test
    void readingTheEngineIsNotWrittenRequestByRequest() throws IOException {
        try (AuditLog log = folder.log()) {
            TrailFolder.call(log, Tier.SAFE);
            log.engineRequest(
                    TrailFolder.CALL,
                    decision(Optional.of(Tier.SAFE), List.of(), Optional.empty()));
        }

        assertThat(folder.events()).doesNotContain("engine");
    }

    @Test
    void aFileIsWrittenWithItsUse() throws IOException {
        try (AuditLog log = folder.log()) {
            log.fileAccess(
                    TrailFolder.CALL,
                    new FileAccess(FileAccess.Use.READ_FOLDER, "/srv/app\n", true));
        }

        assertThat(fields(folder.records().get(1)))
                .containsEntry("event", "file")
                .containsEntry("use", "read-folder")
                .containsEntry("path", "/srv/app?")
                .containsEntry("allowed", true);
    }

    @Test
    void withoutRedactionNoValueOfAnArgumentIsWritten() throws IOException {
        try (AuditLog log = folder.log()) {
            log.intended(
                    TrailFolder.CALL,
                    Tier.SAFE,
                    Map.of("environment", Map.of("PASSWORD", SECRET)),
                    Optional.empty());
        }

        assertThat(folder.lines()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void whatTheHostDoesByItselfIsWrittenOnlyWhereItIsRefused() throws IOException {
        AuditedCall quiet =
                new AuditedCall(
                        "q",
                        "host",
                        new Caller("host", Optional.empty()),
                        Optional.empty(),
                        "resource",
                        "docker://containers",
                        List.of(),
                        true);
        try (AuditLog log = folder.log()) {
            log.intended(quiet, Tier.SAFE, Map.of(), Optional.empty());
            log.ended(quiet, Tier.SAFE, TrailFolder.end("OK"));
            log.refused(quiet, Optional.empty(), Map.of(), TrailFolder.end("UNKNOWN"));
            assertThat(folder.files()).isEmpty();
            log.refused(quiet, Optional.empty(), Map.of(), TrailFolder.end("REFUSED_BY_POLICY"));
        }

        assertThat(folder.events()).containsExactly("start", "refused", "end");
    }

    @Test
    void whatIsSwitchedOffWritesNothing() {
        AuditSettings off =
                new AuditSettings(false, Optional.of(temp.resolve("a.jsonl")), 1 << 20, 1);
        try (AuditLog log = new AuditLog(off, new NamesOnly(), "1")) {
            TrailFolder.call(log, Tier.DESTRUCTIVE);
        }

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskStopsWhatChangesAndNotWhatReads() {
        AuditSettings full = new AuditSettings(true, Optional.of(Path.of("/dev/full")), 1 << 20, 1);
        try (AuditLog log = new AuditLog(full, new NamesOnly(), "1")) {
            assertThatCode(() -> TrailFolder.call(log, Tier.SAFE)).doesNotThrowAnyException();
            for (Tier tier : List.of(Tier.MODERATE, Tier.DESTRUCTIVE)) {
                assertThatThrownBy(() -> TrailFolder.call(log, tier))
                        .isInstanceOfSatisfying(
                                ToolException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED_BY_POLICY))
                        .hasMessageContainingAll(
                                "/dev/full", "No space left on device", "audit.file");
            }
            GuardDecision change =
                    decision(Optional.of(Tier.MODERATE), List.of(), Optional.empty());
            assertThatThrownBy(() -> log.engineRequest(TrailFolder.CALL, change))
                    .isInstanceOf(ToolException.class);
            assertThatThrownBy(
                            () ->
                                    log.fileAccess(
                                            TrailFolder.CALL,
                                            new FileAccess(FileAccess.Use.WRITE, "/a", true)))
                    .isInstanceOf(ToolException.class);
        }
    }

    @Test
    void stdoutIsNoPlaceForATrail() {
        AuditSettings stdout =
                new AuditSettings(true, Optional.of(Path.of("/dev/stdout")), 1 << 20, 1);
        try (AuditLog log = new AuditLog(stdout, new NamesOnly(), "1")) {
            assertThatThrownBy(() -> TrailFolder.call(log, Tier.MODERATE))
                    .hasMessageContaining("stdout belongs to the protocol");
        }
    }

    @Test
    void onceItCanBeWrittenAgainTheGapIsTold() throws IOException {
        Path folderOfTrail = temp.resolve("audit");
        Files.writeString(folderOfTrail, "in the way");
        try (AuditLog log = folder.log()) {
            TrailFolder.call(log, Tier.SAFE);
            assertThatThrownBy(() -> TrailFolder.call(log, Tier.MODERATE))
                    .isInstanceOf(ToolException.class);
            Files.delete(folderOfTrail);
            TrailFolder.call(log, Tier.MODERATE);
        }

        assertThat(folder.events()).containsExactly("start", "gap", "intent", "outcome", "end");
        assertThat(fields(folder.records().get(1))).containsEntry("lost", 3).containsKey("since");
        assertThat(folder.findings()).isEmpty();
    }

    private static GuardDecision decision(
            Optional<Tier> needed, List<JudgedEffect> effects, Optional<String> refusal) {
        return new GuardDecision(
                "POST",
                "/containers/create",
                Optional.empty(),
                needed,
                Tier.MODERATE,
                effects,
                List.of(),
                refusal);
    }

    private static Map<String, Object> fields(Map<?, ?> record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        record.forEach((name, value) -> fields.put(name.toString(), value));
        return fields;
    }

    private static Map<String, Object> without(Map<?, ?> record, String... names) {
        Map<String, Object> fields = fields(record);
        List.of(names).forEach(fields::remove);
        return fields;
    }
}
