package io.cargoshipper.host.engine.guard;

import io.cargoshipper.host.engine.guard.effect.Findings;
import io.cargoshipper.host.engine.guard.effect.Findings.Finding;
import io.cargoshipper.host.engine.guard.effect.Findings.Found;
import io.cargoshipper.host.engine.guard.effect.Findings.Image;
import io.cargoshipper.host.engine.guard.effect.Findings.Memory;
import io.cargoshipper.host.engine.guard.effect.Findings.Named;
import io.cargoshipper.host.engine.guard.effect.Findings.Ports;
import io.cargoshipper.host.engine.guard.effect.Findings.Processes;
import io.cargoshipper.host.engine.guard.effect.Findings.Processors;
import io.cargoshipper.host.engine.guard.effect.Findings.Unpinned;
import io.cargoshipper.host.engine.guard.effect.ImageName;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Subject;
import io.cargoshipper.host.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What policy says of all that was found in one request: every problem at once. */
final class Judgement {

    private static final int MAX_LINE = 600;

    private final Policy policy;
    private final Consent consent;
    private final List<JudgedEffect> effects = new ArrayList<>();
    private final List<JudgedEffect> unapproved = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    private Judgement(CallRights rights) {
        this.policy = rights.policy();
        this.consent = rights.consent();
    }

    static Judgement of(Findings findings, CallRights rights) {
        Judgement judgement = new Judgement(rights);
        findings.all().forEach(judgement::add);
        return judgement;
    }

    static Judgement ofUnknown(String operation, CallRights rights) {
        Judgement judgement = new Judgement(rights);
        judgement.effect(new Found(Effect.UNKNOWN_OPERATION, operation));
        judgement.destroys(Effect.UNKNOWN_OPERATION.text(), operation);
        return judgement;
    }

    /** Holds a request that destroys something against what was approved of the call. */
    void destroys(String operation, String name) {
        if (!consent.permitsDestroying(operation, name)) {
            refuse(
                    "%s%s: not in the approved plan; ask again, so that it is in the plan that is"
                                    .formatted(
                                            operation,
                                            name.isEmpty() ? "" : " of '%s'".formatted(name))
                            + " approved");
        }
    }

    void refuse(String reason) {
        refusals.add(reason);
    }

    /** Effects that a person may approve, if nothing else is in the way. */
    List<JudgedEffect> toApprove() {
        return refusals.isEmpty() ? unapproved : List.of();
    }

    /** A line for each; empty when there is none. */
    Optional<String> problems() {
        Stream<String> approvals =
                unapproved.stream().map(judged -> "%s (needs approval)".formatted(line(judged)));
        List<String> lines =
                Stream.concat(refusals.stream(), approvals)
                        .map(line -> "- " + Decisions.printable(line, MAX_LINE))
                        .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /** All effects, in the order in which they were found. */
    List<JudgedEffect> effects() {
        return effects;
    }

    private void add(Finding finding) {
        if (finding instanceof Found found) {
            effect(found);
        } else if (finding instanceof Named named) {
            verdict(policy.judge(named.subject(), named.name()));
        } else if (finding instanceof Image image) {
            image(image);
        } else if (finding instanceof Unpinned image) {
            verdict(policy.judgeDigest(image.name().text()));
        } else if (finding instanceof Ports ports) {
            ports(ports);
        } else if (finding instanceof Memory memory) {
            verdict(policy.judgeMemory(OptionalLong.of(memory.bytes())));
        } else if (finding instanceof Processes processes) {
            verdict(policy.judgePids(OptionalLong.of(processes.number())));
        } else if (finding instanceof Processors processors) {
            verdict(policy.judgeCpus(OptionalDouble.of(processors.number())));
        }
    }

    private void effect(Found found) {
        JudgedEffect judged =
                new JudgedEffect(
                        found.effect(),
                        found.subject(),
                        policy.judge(found.effect(), found.subject()));
        effects.add(judged);
        Disposition disposition = judged.verdict().disposition();
        switch (disposition) {
            case DENY -> refusals.add(line(judged));
            case CONFIRM -> {
                if (!consent.approves(found.effect(), found.subject())) {
                    unapproved.add(judged);
                }
            }
            case NOTE, ALLOW -> {}
        }
    }

    /** One allowed name is enough: the image could have been asked for by that. */
    private void image(Image image) {
        List<Verdict> verdicts = image.names().stream().map(this::judge).toList();
        if (!verdicts.contains(Verdict.ALLOWED)) {
            verdict(verdicts.get(0));
        }
    }

    private Verdict judge(ImageName name) {
        Verdict byName = policy.judge(Subject.IMAGES, name.text());
        return byName instanceof Verdict.Refused
                ? byName
                : policy.judge(Subject.REGISTRIES, name.registry());
    }

    private void ports(Ports ports) {
        for (int port = ports.first(); port <= ports.last(); port++) {
            Verdict verdict = policy.judgePort(port);
            if (verdict instanceof Verdict.Refused) {
                verdict(verdict);
                return; // the others would say the same
            }
        }
    }

    private void verdict(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused && !refusals.contains(refused.reason())) {
            refusals.add(refused.reason());
        }
    }

    private static String line(JudgedEffect judged) {
        String reason = judged.verdict().reason();
        return reason.startsWith(judged.effect().text())
                ? reason
                : "%s: %s".formatted(judged.text(), reason);
    }
}
