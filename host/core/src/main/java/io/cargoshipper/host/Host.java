package io.cargoshipper.host;

import io.cargoshipper.host.audit.AuditLog;
import io.cargoshipper.host.catalog.Catalog;
import io.cargoshipper.host.config.ConfigurationException;
import io.cargoshipper.host.config.HostConfig;
import io.cargoshipper.host.engine.EngineConnection;
import io.cargoshipper.host.engine.EngineDiscovery;
import io.cargoshipper.host.engine.EngineEnvironment;
import io.cargoshipper.host.pack.Pack;
import io.cargoshipper.host.pack.Packs;
import io.cargoshipper.host.pipeline.Pipeline;
import io.cargoshipper.host.protocol.ServerIdentity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host, put together from its configuration. Making one reads the packs' indices; it runs no
 * code of theirs and does not connect to the engine.
 */
public final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final HostConfig config;
    private final Packs packs;
    private final Catalog catalog;
    private final EngineDiscovery discovery;
    private final EngineConnection engine;
    private final Pipeline pipeline;

    /**
     * Puts a host together.
     *
     * @throws ConfigurationException if the folder of packs cannot be read
     */
    public Host(HostConfig config) {
        this.config = config;
        packs =
                Packs.discover(
                        config.plugins(), config.limits(), config.packs(), config.environment());
        catalog = new Catalog(packs, config.policy());
        discovery =
                new EngineDiscovery(
                        config.engine(),
                        EngineEnvironment.ofProcess(config.environment().variables()));
        engine = new EngineConnection(discovery, config.engine());
        pipeline = new Pipeline(config, packs, catalog, engine, new AuditLog());
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

    /** The way calls take. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** What clients are told of this server. */
    public ServerIdentity identity() {
        return new ServerIdentity(
                config.server().name(),
                config.server().title(),
                Release.version(),
                Instructions.of(config.policy(), discovery.likely()));
    }

    /** What the configuration says without effect, one message each. */
    public List<String> configurationWarnings() {
        Set<String> packNames = new LinkedHashSet<>();
        Set<String> toolNames = new LinkedHashSet<>();
        for (Pack pack : packs.all()) {
            packNames.add(pack.name());
            pack.index()
                    .ifPresent(index -> index.tools().forEach(tool -> toolNames.add(tool.name())));
        }
        List<String> warnings = new ArrayList<>(config.warnings());
        warnings.addAll(config.unmatched(packNames, toolNames));
        return warnings;
    }

    /** Writes to the log what was read, what has no effect, and which packs do not work. */
    public void logFindings() {
        config.sources().forEach(source -> LOG.info("configuration read from {}", source));
        configurationWarnings().forEach(LOG::warn);
        packs.warnings().forEach(LOG::warn);
        for (Pack pack : packs.all()) {
            Pack.Status status = pack.status();
            if (status.state().offersTools()) {
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
     * Ends calls, then stops packs, which a call may still need, then lets the engine go, which a
     * pack may still need. Takes some seconds at most, whatever a pack does.
     */
    @Override
    public void close() {
        try (engine;
                packs;
                pipeline) {
            LOG.debug("ending");
        }
    }
}
