package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Subject;
import java.util.List;

/** Extensions of the engine, and what rights they get. */
final class EnginePlugins {

    private EnginePlugins() {}

    static void install(Inquiry inquiry) {
        fetch(inquiry.query().text("remote"), inquiry.findings());
        privileges(inquiry.body().elements(), inquiry);
    }

    static void upgrade(Inquiry inquiry) {
        inquiry.findings().effect(Effect.ENGINE_PLUGIN, inquiry.name());
        install(inquiry);
    }

    /** What rights it asks for stands in the archive, which is not looked into. */
    static void create(Inquiry inquiry) {
        inquiry.findings().effect(Effect.ENGINE_PLUGIN, inquiry.query().text("name"));
    }

    static void change(Inquiry inquiry) {
        inquiry.findings().effect(Effect.ENGINE_PLUGIN, inquiry.name());
    }

    /** From now on it runs, with the rights that it was given when it was installed. */
    static void enable(Inquiry inquiry) {
        Findings findings = inquiry.findings();
        findings.effect(Effect.ENGINE_PLUGIN, inquiry.name());
        inquiry.engine()
                .plugin(inquiry.name())
                .map(plugin -> plugin.object("Config"))
                .ifPresent(config -> rights(config, inquiry));
    }

    /** A plugin that a service runs on all machines of a cluster. */
    static void service(Body plugin, Inquiry inquiry) {
        fetch(plugin.text("Remote"), inquiry.findings());
        privileges(plugin.objects("PluginPrivilege"), inquiry);
        privileges(plugin.objects("Privileges"), inquiry);
    }

    private static void fetch(String remote, Findings findings) {
        ImageName name = ImageName.of(remote);
        findings.effect(Effect.ENGINE_PLUGIN, remote);
        findings.name(Subject.REGISTRIES, name.registry());
    }

    private static void rights(Body config, Inquiry inquiry) {
        Findings findings = inquiry.findings();
        if (config.object("Network").text("Type").equals("host")) {
            findings.effect(Effect.HOST_NETWORK);
        }
        if (config.flag("PidHost")) {
            findings.effect(Effect.HOST_PID);
        }
        if (config.flag("IpcHost")) {
            findings.effect(Effect.HOST_IPC);
        }
        Body linux = config.object("Linux");
        Confinement.capabilities(linux.texts("Capabilities"), findings);
        if (linux.flag("AllowAllDevices")) {
            findings.effect(Effect.DEVICE, "all");
        }
        linux.objects("Devices")
                .forEach(device -> inquiry.paths().device(device.text("Path"), findings));
        config.objects("Mounts").stream()
                .filter(mount -> !mount.text("Source").isEmpty())
                .forEach(mount -> inquiry.paths().bind(mount.text("Source"), true, findings));
    }

    private static void privileges(List<Body> privileges, Inquiry inquiry) {
        for (Body privilege : privileges) {
            List<String> values = privilege.texts("Value");
            Findings findings = inquiry.findings();
            switch (privilege.text("Name")) {
                case "network" -> network(values, findings);
                case "pid host namespace", "host pid namespace" -> findings.effect(Effect.HOST_PID);
                case "ipc host namespace", "host ipc namespace" -> findings.effect(Effect.HOST_IPC);
                case "mount" -> values.forEach(path -> inquiry.paths().bind(path, true, findings));
                case "device" -> values.forEach(path -> inquiry.paths().device(path, findings));
                case "allow-all-devices" -> findings.effect(Effect.DEVICE, "all");
                case "capabilities" -> Confinement.capabilities(values, findings);
                default ->
                        findings.effect(
                                Effect.UNKNOWN_SETTING, "privilege " + privilege.text("Name"));
            }
        }
    }

    private static void network(List<String> values, Findings findings) {
        if (values.contains("host")) {
            findings.effect(Effect.HOST_NETWORK);
        }
    }
}
