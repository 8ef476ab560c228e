package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.effect.Findings.Finding;
import io.cargoshipper.host.engine.guard.effect.Findings.Found;
import io.cargoshipper.host.engine.guard.effect.Findings.Named;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container that is there already is started, entered, written to or read from. What it has that
 * policy denies is not to be had this way either; what a person could approve, whoever made it has.
 */
final class ContainerUse {

    private ContainerUse() {}

    /** The container that stands in the path is started, entered or written to. */
    static void inspect(Inquiry inquiry) {
        inPath(inquiry).ifPresent(found -> judge(found, all(found, inquiry), inquiry));
    }

    /** Its files are read, also those that it is given of its host; what it may do is no matter. */
    static void read(Inquiry inquiry) {
        inPath(inquiry)
                .ifPresent(
                        found -> {
                            Findings mounts = new Findings();
                            inquiry.mounts().resolved(found, mounts);
                            judge(found, mounts, inquiry);
                        });
    }

    /** A container that something in it stands for: a command that was prepared. */
    static void of(String container, Inquiry inquiry) {
        existing(container, inquiry).ifPresent(found -> judge(found, all(found, inquiry), inquiry));
    }

    private static Optional<Body> inPath(Inquiry inquiry) {
        Optional<Body> container = existing(inquiry.name(), inquiry);
        container.ifPresent(found -> inquiry.findings().addressee(found.text("Id")));
        return container;
    }

    /** What the call has created itself was judged then. */
    private static Optional<Body> existing(String container, Inquiry inquiry) {
        return inquiry.created().test(container)
                ? Optional.empty()
                : inquiry.engine().container(container);
    }

    private static void judge(Body container, Findings has, Inquiry inquiry) {
        String name = container.text("Name").replaceFirst("^/", "");
        denied(has, inquiry.policy())
                .forEach(
                        what ->
                                inquiry.findings()
                                        .effect(
                                                Effect.PRIVILEGED_CONTAINER,
                                                "%s: %s".formatted(name, what)));
    }

    /** What policy denies of it, by effects or by lists of names. */
    private static Stream<String> denied(Findings has, Policy policy) {
        List<Found> effects =
                has.effects().stream().filter(found -> isDenied(found, policy)).toList();
        Stream<Named> names =
                has.all().stream()
                        .flatMap(finding -> refused(finding, policy).stream())
                        .filter(name -> effects.stream().noneMatch(found -> isOf(found, name)));
        return Stream.concat(
                effects.stream().map(ContainerUse::text),
                names.map(it -> "%s %s".formatted(it.subject().singular(), it.name())));
    }

    private static Findings all(Body container, Inquiry inquiry) {
        Findings findings = new Findings();
        Body host = container.object("HostConfig");
        Confinement.ofExisting(host, findings);
        inquiry.namespaces().ofContainer(ownCgroup(host, inquiry.engine()), findings);
        networks(container, inquiry.networks(), findings);
        new Devices(inquiry.paths()).ofContainer(host, findings);
        inquiry.mounts().resolved(container, findings);
        Resources.ofExisting(host, findings);
        Ports.ofContainer(host, findings);
        Settings.ofContainer(host, inquiry.paths(), findings);
        String runtime = host.text("Runtime");
        if (isDenied(new Found(Effect.RUNTIME, runtime), inquiry.policy())) {
            Settings.runtime(runtime, inquiry.engine(), findings);
        }
        return findings;
    }

    /** The one that it was made with, and those that it has joined since. */
    private static void networks(Body container, Networks networks, Findings findings) {
        networks.mode(container.object("HostConfig").text("NetworkMode"), findings);
        container
                .object("NetworkSettings")
                .objectsByKey("Networks")
                .keySet()
                .forEach(name -> networks.join(name, findings));
    }

    private static boolean isDenied(Found found, Policy policy) {
        return policy.judge(found.effect(), found.subject()).disposition() == Disposition.DENY;
    }

    private static Optional<Named> refused(Finding finding, Policy policy) {
        return finding instanceof Named named
                        && policy.judge(named.subject(), named.name()) instanceof Verdict.Refused
                ? Optional.of(named)
                : Optional.empty();
    }

    private static boolean isOf(Found found, Named name) {
        return found.subject().equals(name.name())
                && found.effect().named().equals(Optional.of(name.subject()));
    }

    private static String text(Found found) {
        return found.subject().isEmpty()
                ? found.effect().text()
                : "%s of %s".formatted(found.effect().text(), found.subject());
    }

    /** Engines write it down for every container where the kernel has no other way. */
    private static Body ownCgroup(Body host, EngineView engine) {
        return host.text("CgroupnsMode").equals("host")
                        && engine.info().text("CgroupVersion").equals("1")
                ? host.without("CgroupnsMode")
                : host;
    }
}
