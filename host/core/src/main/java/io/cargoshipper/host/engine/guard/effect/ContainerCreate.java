package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;

/** A new container: what it is given counts from its first start on. */
final class ContainerCreate implements Inspector {

    @Override
    public void inspect(Inquiry inquiry) {
        ContainerNames.requireNoId(inquiry.query().text("name"));
        Body config = inquiry.body();
        Body host = config.object("HostConfig");
        Findings findings = inquiry.findings();
        inquiry.images().use(config.text("Image"), findings);
        Settings.user(config.text("User"), findings);
        Settings.variables(config.texts("Env"), findings);
        host(host, config, inquiry);
        inquiry.networks().ofContainer(host, config.object("NetworkingConfig"), findings);
        if (HostSettings.areIn(config)) {
            // Engines before 25 take the host's settings from the top as well; of some both count.
            host(config, config, inquiry);
            inquiry.networks().mode(config.text("NetworkMode"), findings);
        }
    }

    private static void host(Body host, Body config, Inquiry inquiry) {
        Findings findings = inquiry.findings();
        Confinement.ofNew(host, findings);
        inquiry.namespaces().ofContainer(host, findings);
        new Devices(inquiry.paths()).ofContainer(host, findings);
        inquiry.mounts().ofContainer(config, host, findings);
        Ports.ofContainer(host, findings);
        Resources.ofContainer(host, findings);
        Settings.ofContainer(host, inquiry.paths(), findings);
        Settings.idFile(host.text("ContainerIDFile"), findings);
        Settings.runtime(host.text("Runtime"), inquiry.engine(), findings);
    }
}
