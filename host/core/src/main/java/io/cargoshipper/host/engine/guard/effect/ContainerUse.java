package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.effect.Findings.Found;
import io.cargoshipper.host.policy.Disposition;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Policy;

/**
 * A container that is there already is started, entered or written to. What it has that policy
 * denies is not to be had this way either; what a person could approve, whoever made it has.
 */
final class ContainerUse {

    private ContainerUse() {}

    /** Of the container that stands in the path. */
    static void inspect(Inquiry inquiry) {
        of(inquiry.name(), inquiry);
    }

    static void of(String container, Inquiry inquiry) {
        if (!inquiry.created().test(container)) {
            inquiry.engine().container(container).ifPresent(found -> judge(found, inquiry));
        }
    }

    private static void judge(Body container, Inquiry inquiry) {
        String name = container.text("Name").replaceFirst("^/", "");
        Policy policy = inquiry.policy();
        effects(container, inquiry).effects().stream()
                .filter(found -> isDenied(found, policy))
                .forEach(
                        found ->
                                inquiry.findings()
                                        .effect(
                                                Effect.PRIVILEGED_CONTAINER,
                                                "%s: %s".formatted(name, text(found))));
    }

    private static Findings effects(Body container, Inquiry inquiry) {
        Findings findings = new Findings();
        Body host = container.object("HostConfig");
        Confinement.ofContainer(host, findings);
        inquiry.namespaces().ofContainer(ownCgroup(host, inquiry.engine()), findings);
        if (host.text("NetworkMode").equals("host")) {
            findings.effect(Effect.HOST_NETWORK);
        } else if (host.text("NetworkMode").contains(":")) {
            inquiry.networks().mode(host.text("NetworkMode"), findings);
        }
        new Devices(inquiry.paths()).ofContainer(host, findings);
        inquiry.mounts().resolved(container, findings);
        Resources.ofExisting(host, findings);
        Ports.ofContainer(host, findings);
        Settings.ofContainer(host, findings);
        String runtime = host.text("Runtime");
        if (isDenied(new Found(Effect.RUNTIME, runtime), inquiry.policy())) {
            Settings.runtime(runtime, inquiry.engine(), findings);
        }
        return findings;
    }

    private static boolean isDenied(Found found, Policy policy) {
        return policy.judge(found.effect(), found.subject()).disposition() == Disposition.DENY;
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
