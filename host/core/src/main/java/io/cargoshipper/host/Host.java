package io.cargoshipper.host;

import io.cargoshipper.host.approval.Approvals;
import io.cargoshipper.host.approval.LetterBox;
import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.catalog.ReadableOffer;
import io.cargoshipper.host.config.ConfigWatch;
import io.cargoshipper.host.config.ConfigurationException;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.config.InstalledNames;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineDiscovery;
import io.cargoshipper.host.engine.EngineEnvironment;
import io.cargoshipper.host.engine.EngineEvents;
import io.cargoshipper.host.engine.registry.RegistryAccess;
import io.cargoshipper.host.files.FileRoots;
import io.cargoshipper.host.files.FileSettings;
import io.cargoshipper.host.own.OwnPlaces;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.Packs;
import io.cargoshipper.host.pipeline.Pipeline;
import io.cargoshipper.host.policy.PolicyInForce;
import io.cargoshipper.host.protocol.ServerIdentity;
import io.cargoshipper.host.reload.OfferListener;
import io.cargoshipper.host.reload.PolicyReload;
import io.cargoshipper.host.subscription.OfferedResources;
import io.cargoshipper.host.subscription.Subscriptions;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host, put together from its configuration. Making one reads the packs' indices; it runs no
 * code of theirs and does not connect to the engine.
 */
public final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final HostConfig config;
    private final PolicyInForce policy;
    private final Packs packs;
    private final Catalog catalog;
    private final EngineDiscovery discovery;
    private final EngineConnection engine;
    private final FileRoots files;
    private final AuditLog audit;
    private final Approvals approvals;
    private final Pipeline pipeline;
    private final EngineEvents events;
    private final Subscriptions subscriptions;

    /**
     * Puts a host together.
     *
     * @throws ConfigurationException if the folder of packs cannot be read, or one whose files
     *     tools may use
     */
    public Host(HostConfig config) {
        this.config = config;
        policy = new PolicyInForce(config.policy());
        packs =
                Packs.discover(
                        config.plugins(), config.limits(), config.packs(), config.environment());
        catalog = new Catalog(packs, policy);
        OwnPlaces own = OwnFiles.of(config);
        EngineEnvironment surroundings =
                EngineEnvironment.ofProcess(config.environment().variables());
        discovery = new EngineDiscovery(config.engine(), surroundings);
        engine =
                new EngineConnection(
                        discovery,
                        config.engine(),
                        registries(config, surroundings),
                        config.files().roots(),
                        own);
        files = open(config.files(), own);
        audit = new AuditLog(config.audit(), new TrailRedaction(policy), Release.version());
        policy.onChange(() -> audit.policyChanged(policy.current()));
        approvals =
                new Approvals(
                        new LetterBox(config.approvals().folder()),
                        config.approvals().command(),
                        () -> policy.current().approval(),
                        Clock.systemUTC());
        pipeline = new Pipeline(config, policy, packs, catalog, engine, files, approvals, audit);
        events = new EngineEvents(engine);
        subscriptions = new Subscriptions(new OfferedResources(catalog, pipeline), events);
    }

    private static FileRoots open(FileSettings settings, OwnPlaces own) {
        try {
            return FileRoots.open(settings, own);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(
                            "files.roots: %s cannot be opened (%s); let this server's user read it, or take it out of the list"
                                    .formatted(e.getMessage(), e.getClass().getSimpleName())));
        }
    }

    private static RegistryAccess registries(HostConfig config, EngineEnvironment surroundings) {
        return new RegistryAccess(
                config.registries(),
                new RegistryAccess.Surroundings(
                        surroundings.dockerConfigFolder(),
                        // Not that of a .env: it says which programs run.
                        Optional.ofNullable(System.getenv("PATH")),
                        surroundings.home(),
                        surroundings.isWindows()));
    }

    /**
     * Holds the host to the packs that its configuration requires, before it serves calls. One that
     * only tells of itself is not held to them: it is what finds out why a pack does not work.
     *
     * @throws ConfigurationException if a required pack does not work
     */
    public void requirePacks() {
        List<String> unmet = unmet();
        if (!unmet.isEmpty()) {
            throw new ConfigurationException(unmet);
        }
    }

    /** The required packs that do not work, each with why. */
    public List<String> unmet() {
        return packs.unmet(config.plugins().required());
    }

    /** The configuration. */
    public HostConfig config() {
        return config;
    }

    /** The policy that counts now. */
    public PolicyInForce policy() {
        return policy;
    }

    /** The packs that were found. */
    public Packs packs() {
        return packs;
    }

    /** What is offered. */
    public Catalog catalog() {
        return catalog;
    }

    /** Where the engine may be. */
    public EngineDiscovery discovery() {
        return discovery;
    }

    /** The connection to the engine. */
    public EngineConnection engine() {
        return engine;
    }

    /** What people are asked, and where their answers go. */
    public Approvals approvals() {
        return approvals;
    }

    /** The way calls take. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** Who tells of changed resources. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What clients are told of this server. */
    public ServerIdentity identity() {
        return new ServerIdentity(
                config.server().name(),
                config.server().title(),
                Release.version(),
                Instructions.of(
                        policy.current(),
                        discovery.likely(),
                        !catalog.offered(ReadableOffer.class).isEmpty()));
    }

    /**
     * What puts a changed policy in force.
     *
     * @param files where this host's configuration comes from
     * @param listener told when other things are offered
     */
    public PolicyReload reload(ConfigWatch files, OfferListener listener) {
        return new PolicyReload(files, policy, catalog, this::warnings, listener);
    }

    /** What the configuration says without effect, one message each. */
    public List<String> configurationWarnings() {
        return warnings(config);
    }

    private List<String> warnings(HostConfig config) {
        InstalledNames installed =
                new InstalledNames(
                        packs.all().stream().map(Pack::name).toList(),
                        packs.all().stream().flatMap(pack -> pack.index().stream()).toList());
        List<String> warnings = new ArrayList<>(config.warnings());
        warnings.addAll(config.unmatched(installed));
        if (!config.audit().enabled()) {
            warnings.add("audit.enabled is false: what calls do and change is not recorded");
        }
        return warnings;
    }

    /** Writes to the log what was read, what has no effect, and which packs do not work. */
    public void logFindings() {
        config.sources().forEach(source -> LOG.info("configuration read from {}", source));
        configurationWarnings().forEach(LOG::warn);
        packs.warnings().forEach(LOG::warn);
        for (Pack pack : packs.all()) {
            Pack.Status status = pack.status();
            if (status.state().isOffered()) {
                LOG.info(
                        "pack {} {} is {}",
                        pack.name(),
                        pack.index().orElseThrow().version(),
                        status.state());
            } else {
                LOG.warn(
                        "pack {} ({}) is {}: {}",
                        pack.name(),
                        pack.files().location(),
                        status.state(),
                        status.reason());
            }
        }
    }

    /**
     * Ends subscriptions and calls, then stops packs, which a call may still need, then lets files
     * and engine go, which a pack may still need, and at last the audit trail, which tells of all
     * that. Takes some seconds at most, whatever a pack does.
     */
    @Override
    public void close() {
        try (audit;
                engine;
                files;
                packs;
                approvals;
                pipeline;
                events;
                subscriptions) {
            LOG.debug("ending");
        }
    }
}
