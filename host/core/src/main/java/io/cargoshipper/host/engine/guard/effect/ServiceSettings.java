package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;

/** A service: containers that a cluster keeps running, on any of its machines. */
final class ServiceSettings implements Inspector {

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
        Settings.logs(task.object("LogDriver").text("Name"), findings);
        String restart = task.object("RestartPolicy").text("Condition");
        if (restart.isEmpty() || restart.equals("any")) {
            findings.effect(Effect.RESTART_ALWAYS, "any");
        }
        task.objects("Networks").forEach(target -> inquiry.networks().target(target, findings));
        service.objects("Networks").forEach(target -> inquiry.networks().target(target, findings));
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
        Resources.ofService(spec, task.object("Resources").object("Limits"), findings);
    }
}
