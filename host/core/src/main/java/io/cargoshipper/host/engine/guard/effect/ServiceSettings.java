package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import java.util.List;
import java.util.Set;

/** A service: containers that a cluster keeps running, on any of its machines. */
final class ServiceSettings implements Inspector {

    private static final Set<String> NO_ROLLBACK = Set.of("", "none");

    @Override
    public void inspect(Inquiry inquiry) {
        Body service = inquiry.body();
        Body task = service.object("TaskTemplate");
        Findings findings = inquiry.findings();
        if (task.has("PluginSpec") || task.text("Runtime").contains("plugin")) {
            EnginePlugins.service(task.object("PluginSpec"), inquiry);
        }
        if (task.has("ContainerSpec")) {
            container(task.object("ContainerSpec"), task, inquiry);
        }
        Body logs = task.object("LogDriver");
        Logs.judge(logs.text("Name"), logs.textsByKey("Options"), inquiry.paths(), findings);
        String restart = task.object("RestartPolicy").text("Condition");
        if (restart.isEmpty() || restart.equals("any")) {
            findings.effect(Effect.RESTART_ALWAYS, "any");
        }
        task.objects("Networks").forEach(target -> inquiry.networks().target(target, findings));
        service.objects("Networks").forEach(target -> inquiry.networks().target(target, findings));
        String rollback = inquiry.query().text("rollback");
        if (!NO_ROLLBACK.contains(rollback)) {
            // What counts then is not the body, but what the service was before.
            findings.effect(Effect.UNKNOWN_SETTING, "parameter rollback=" + rollback);
        }
        Ports.ofService(service.object("EndpointSpec"), findings);
    }

    private static void container(Body spec, Body task, Inquiry inquiry) {
        Findings findings = inquiry.findings();
        inquiry.images().use(spec.text("Image"), findings);
        Settings.user(spec.text("User"), findings);
        Settings.isolation(spec.text("Isolation"), findings);
        Confinement.ofService(spec, findings);
        inquiry.mounts().ofSpecs(spec.objects("Mounts"), findings);
        spec.textsByKey("Sysctls").keySet().forEach(name -> findings.effect(Effect.SYSCTL, name));
        secrets(spec, findings);
        Resources.ofService(spec, task.object("Resources").object("Limits"), findings);
    }

    /** What the cluster keeps for whom it was made is any container's that asks for it. */
    private static void secrets(Body spec, Findings findings) {
        for (String kind : List.of("Secret", "Config")) {
            for (Body reference : spec.objects(kind + "s")) {
                String name = reference.text(kind + "Name");
                findings.effect(
                        Effect.CLUSTER_SECRET, name.isEmpty() ? reference.text(kind + "ID") : name);
            }
        }
    }
}
