package io.cargoshipper.host.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges effects: by the lists that their subjects are held against, then by their rules. */
final class EffectJudge {

    private final Meet meet;
    private final NameJudge names;

    EffectJudge(Meet meet) {
        this.meet = meet;
        this.names = new NameJudge(meet);
    }

    EffectVerdict judge(Effect effect, String subject) {
        Optional<Decision> byList =
                effect.named().flatMap(lists -> names.refusal(lists, subject, subject));
        if (byList.isPresent()) {
            return new EffectVerdict(Disposition.DENY, byList.get().text());
        }
        List<Said<Disposition>> counting = counting(effect, subject);
        Disposition disposition = strictest(counting);
        return new EffectVerdict(
                disposition, decision(effect, subject, counting, disposition).text());
    }

    /** What is done about an effect of which the subject is not known. */
    Decision explain(Effect effect) {
        List<Said<Disposition>> counting = counting(effect);
        return decision(effect, "", counting, strictest(counting));
    }

    /** What is made here goes past lists of images: where there are such, it is asked about. */
    private List<Said<Disposition>> counting(Effect effect) {
        List<Said<Disposition>> counting = new ArrayList<>(meet.counting(Bound.of(effect)));
        Said<Disposition> first = counting.get(0);
        if (effect == Effect.LOCAL_IMAGE
                && first.source().kind() == PolicySource.Kind.DEFAULT
                && limitsImages()) {
            counting.set(
                    0,
                    new Said<>(first.source(), new Setting<>(Disposition.CONFIRM, first.place())));
        }
        return counting;
    }

    private boolean limitsImages() {
        return names.haveLists(Subject.IMAGES)
                || names.haveLists(Subject.REGISTRIES)
                || meet.strictest(Bound.DIGEST_REQUIRED).filter(Said::value).isPresent();
    }

    /** The default gives way where a trusted layer names the subject as allowed. */
    private List<Said<Disposition>> counting(Effect effect, String subject) {
        List<Said<Disposition>> counting = counting(effect);
        if (counting.get(0).source().kind() == PolicySource.Kind.DEFAULT) {
            effect.named()
                    .flatMap(lists -> names.trustedEntry(lists, subject))
                    .ifPresent(entry -> counting.set(0, noted(entry)));
        }
        return counting;
    }

    private static Said<Disposition> noted(Said<Glob> entry) {
        return new Said<>(entry.source(), new Setting<>(Disposition.NOTE, entry.place()));
    }

    private static Disposition strictest(List<Said<Disposition>> counting) {
        return counting.stream().map(Said::value).min(Disposition::compareTo).orElseThrow();
    }

    private Decision decision(
            Effect effect,
            String subject,
            List<Said<Disposition>> counting,
            Disposition disposition) {
        Disposition wanted =
                disposition == Disposition.DENY ? Disposition.CONFIRM : Disposition.NOTE;
        List<Said<Disposition>> limiting =
                counting.stream().filter(said -> said.value().compareTo(wanted) < 0).toList();
        List<Said<Disposition>> deciding = limiting.isEmpty() ? counting : limiting;
        String what = effect.text() + (subject.isEmpty() ? "" : " of '%s'".formatted(subject));
        String words =
                "%s %s by %s"
                        .formatted(
                                what,
                                verb(disposition),
                                deciding.stream()
                                        .map(said -> said.place().text())
                                        .distinct()
                                        .collect(Collectors.joining(", and by ")));
        if (limiting.isEmpty()) {
            return Decision.allowed(what, deciding.get(0), words);
        }
        return new Decision(
                what,
                disposition != Disposition.DENY,
                deciding.get(0).source().name(),
                deciding.get(0).place().text(),
                words,
                Optional.of(mend(effect, limiting, wanted)));
    }

    private static String mend(
            Effect effect, List<Said<Disposition>> limiting, Disposition wanted) {
        String mend = Mend.byOperator(limiting, said -> Mend.value(Bound.of(effect), said, wanted));
        boolean byDefault = limiting.get(0).source().kind() == PolicySource.Kind.DEFAULT;
        return byDefault && limiting.size() == 1
                ? mend
                        + effect.named()
                                .map(lists -> ", or by naming it in " + lists.allowKey())
                                .orElse("")
                : mend;
    }

    private static String verb(Disposition disposition) {
        return switch (disposition) {
            case DENY -> "is denied";
            case CONFIRM -> "needs a person's approval";
            case NOTE -> "is noted";
            case ALLOW -> "is allowed";
        };
    }
}
