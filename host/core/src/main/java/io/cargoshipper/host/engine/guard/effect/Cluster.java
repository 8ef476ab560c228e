package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;

/** The engine becomes a part of a cluster, whose managers it then obeys, or rules it. */
final class Cluster {

    private Cluster() {}

    static void init(Inquiry inquiry) {
        Body init = inquiry.body();
        Findings findings = inquiry.findings();
        findings.effect(Effect.CLUSTER, "a new one, reached at " + address(init));
        if (init.flag("ForceNewCluster")) {
            findings.effect(Effect.CLUSTER, "without the managers that there were");
        }
        settings(init.object("Spec"), inquiry.paths(), findings);
    }

    static void join(Inquiry inquiry) {
        inquiry.findings()
                .effect(
                        Effect.CLUSTER,
                        "that of " + String.join(", ", inquiry.body().texts("RemoteAddrs")));
    }

    static void update(Inquiry inquiry) {
        inquiry.findings().effect(Effect.CLUSTER, "its settings");
        settings(inquiry.body(), inquiry.paths(), inquiry.findings());
    }

    private static void settings(Body swarm, HostPaths paths, Findings findings) {
        swarm.object("CAConfig")
                .objects("ExternalCAs")
                .forEach(
                        authority ->
                                findings.effect(
                                        Effect.CLUSTER,
                                        "certificates by "
                                                + RemoteSource.shown(authority.text("URL"))));
        Body logs = swarm.object("TaskDefaults").object("LogDriver");
        Logs.judge(logs.text("Name"), logs.textsByKey("Options"), paths, findings);
    }

    private static String address(Body init) {
        String address = init.text("ListenAddr");
        return address.isEmpty() ? "0.0.0.0:2377" : address;
    }
}
