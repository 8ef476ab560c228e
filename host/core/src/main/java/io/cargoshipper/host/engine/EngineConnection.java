package io.cargoshipper.host.engine;

import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import io.cargoshipper.api.ErrorCode;
import io.cargoshipper.api.Tier;
import io.cargoshipper.api.ToolException;
import io.cargoshipper.host.engine.EngineProbe.Found;
import io.cargoshipper.host.engine.guard.CallRights;
import io.cargoshipper.host.engine.guard.EndpointTable;
import io.cargoshipper.host.engine.guard.GuardListener;
import io.cargoshipper.host.engine.guard.GuardRules;
import io.cargoshipper.host.engine.guard.GuardedHttpClient;
import io.cargoshipper.host.engine.guard.effect.Inspectors;
import io.cargoshipper.host.engine.guard.effect.LocalMachine;
import io.cargoshipper.host.engine.guard.effect.MountView;
import io.cargoshipper.host.engine.registry.RegistryAccess;
import io.cargoshipper.host.own.OwnPlaces;
import io.cargoshipper.host.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's one connection to its engine. Thread-safe.
 *
 * <p>It looks for an engine when the first request needs one. Until one has answered, every request
 * looks again; requests that come together share one search. Once one has answered it stays the
 * engine of this object: ids and names mean something on one engine only, so a call must never land
 * on another because the first is down for a moment. That engine may restart at will.
 */
public final class EngineConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineConnection.class);

    private final EngineProbe probe;
    private final UnaryOperator<DockerHttpClient> authorizing;
    private final List<Path> folders;
    private final OwnPlaces own;
    private final Set<EngineLease> leases = ConcurrentHashMap.newKeySet();

    private volatile Optional<Found> engine = Optional.empty();
    private Optional<CompletableFuture<Found>> search = Optional.empty();
    private volatile boolean closed;

    /** Without credentials for registries. */
    public EngineConnection(EngineDiscovery discovery, EngineSettings settings) {
        this(probe(discovery, settings), UnaryOperator.identity(), List.of(), OwnPlaces.NONE);
    }

    /** Without folders that tools may use. */
    public EngineConnection(
            EngineDiscovery discovery, EngineSettings settings, RegistryAccess registries) {
        this(discovery, settings, registries, List.of(), OwnPlaces.NONE);
    }

    /**
     * @param registries what the engine is given to pull and push with
     * @param folders those that tools may use files of, and containers may be given
     * @param own what no container is given
     */
    public EngineConnection(
            EngineDiscovery discovery,
            EngineSettings settings,
            RegistryAccess registries,
            List<Path> folders,
            OwnPlaces own) {
        this(
                probe(discovery, settings),
                Objects.requireNonNull(registries, "registries")::authorizing,
                folders,
                own);
    }

    EngineConnection(EngineProbe probe) {
        this(probe, UnaryOperator.identity(), List.of(), OwnPlaces.NONE);
    }

    private EngineConnection(
            EngineProbe probe,
            UnaryOperator<DockerHttpClient> authorizing,
            List<Path> folders,
            OwnPlaces own) {
        this.probe = probe;
        this.authorizing = authorizing;
        this.folders = List.copyOf(folders);
        this.own = Objects.requireNonNull(own, "own");
    }

    private static EngineProbe probe(EngineDiscovery discovery, EngineSettings settings) {
        return new EngineProbe(
                Objects.requireNonNull(discovery, "discovery")::candidates,
                Objects.requireNonNull(settings, "settings"));
    }

    /** {@link #open(Tier, GuardListener)} with nobody listening. */
    public EngineLease open(Tier cap) {
        return open(cap, GuardListener.NONE);
    }

    /** Leases the engine to the host's own work, under the defaults of policy. */
    public EngineLease open(Tier cap, GuardListener listener) {
        return open(CallRights.of(cap, Policy.BUILT_IN), listener);
    }

    /**
     * Leases the engine to one call. It does not connect, so it does not fail when there is no
     * engine; the lease's first request does.
     *
     * @param rights what the call may do
     * @param listener told of every decision of the guard
     */
    public EngineLease open(CallRights rights, GuardListener listener) {
        Objects.requireNonNull(rights, "rights");
        Objects.requireNonNull(listener, "listener");
        EngineLease lease =
                new EngineLease(
                        rights.cap(),
                        exchanges -> clients(rights, listener, exchanges),
                        leases::remove);
        leases.add(lease);
        if (closed) {
            lease.close();
        }
        return lease;
    }

    /**
     * Looks for the engine and loads what a first call would have to load. It takes a second or so
     * on the caller's thread, and never fails: a call that needs the engine will say what is wrong.
     */
    public void warm() {
        try (EngineLease lease = open(Tier.SAFE)) {
            lease.client().listContainersCmd().withLimit(1).exec();
        } catch (RuntimeException e) {
            LOG.debug("No engine to warm up", e);
        }
    }

    /** What the engine said of itself when it was found; empty until then. */
    public Optional<EngineFacts> facts() {
        return engine.map(Found::facts);
    }

    /** Where the engine is; empty until it is found. */
    public Optional<EngineAddress> address() {
        return facts().map(EngineFacts::address);
    }

    /** Revokes all leases. */
    @Override
    public void close() {
        closed = true;
        leases.forEach(EngineLease::close);
    }

    private EngineLease.Clients clients(
            CallRights rights, GuardListener listener, OpenExchanges exchanges) {
        LeaseTransport transport = new LeaseTransport(this::transport, exchanges);
        // One guard for both: it remembers what the call has created and may take back.
        LeaseHttpClient http =
                new LeaseHttpClient(
                        exchanges,
                        new GuardedHttpClient(
                                rules(), rights, listener, authorizing.apply(transport)));
        return new EngineLease.Clients(
                DockerClientImpl.getInstance(Shared.CONFIG, http),
                new LeaseApi(http, Shared.CONFIG.getObjectMapper()));
    }

    private GuardRules rules() {
        return new GuardRules(
                Shared.ENDPOINTS,
                Shared.INSPECTORS,
                new MountView(
                        folders,
                        own,
                        () -> address().flatMap(EngineAddress::socket),
                        Shared.THIS_MACHINE));
    }

    private EngineTransport transport() {
        return engine.orElseGet(this::find).transport();
    }

    private Found find() {
        try {
            return search().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException(
                    ErrorCode.CANCELLED, "Interrupted while looking for the engine.", e);
        } catch (ExecutionException e) {
            // Each caller gets an exception of its own: the search is shared, the stack is not.
            throw EngineErrors.translate(e.getCause())
                    .map(known -> new ToolException(known.code(), known.getMessage(), known))
                    .orElseThrow(
                            () -> new IllegalStateException("The search for an engine broke", e));
        }
    }

    /** The search under way, or a new one, on a thread that no caller's interrupt reaches. */
    private synchronized CompletableFuture<Found> search() {
        Optional<CompletableFuture<Found>> current =
                search.filter(running -> !running.isCompletedExceptionally());
        if (current.isPresent()) {
            return current.get();
        }
        CompletableFuture<Found> started = new CompletableFuture<>();
        Thread thread = new Thread(() -> search(started), "engine-search");
        thread.setDaemon(true);
        thread.start();
        search = Optional.of(started);
        return started;
    }

    private void search(CompletableFuture<Found> result) {
        try {
            Found found = probe.find();
            engine = Optional.of(found);
            result.complete(found);
        } catch (Throwable e) { // whatever it is, those who wait must hear of it
            result.completeExceptionally(e);
        }
    }

    /** Loaded with the first client, not with the host. */
    private static final class Shared {
        static final LeaseClientConfig CONFIG = new LeaseClientConfig();
        static final EndpointTable ENDPOINTS = EndpointTable.bundled();
        static final Inspectors INSPECTORS = new Inspectors();
        static final LocalMachine THIS_MACHINE = LocalMachine.current();

        private Shared() {}
    }
}
