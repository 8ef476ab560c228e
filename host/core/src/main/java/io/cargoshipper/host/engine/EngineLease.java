package io.cargoshipper.host.engine;

import com.github.dockerjava.api.DockerClient;
import io.cargoshipper.api.EngineApi;
import io.cargoshipper.api.Tier;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A client of the engine for one call, held to the call's tier. Thread-safe.
 *
 * <p>Every request passes the guard, also those that docker-java sends on its callback threads. A
 * refusal is a {@link io.cargoshipper.api.ToolException} from the command, or handed to the
 * callback's {@code onError}, from where {@code awaitCompletion} throws it.
 */
public final class EngineLease implements AutoCloseable {

    private final Tier cap;
    private final Function<OpenExchanges, Clients> maker;
    private final Consumer<EngineLease> ended;
    private final OpenExchanges exchanges = new OpenExchanges();
    private Optional<Clients> clients = Optional.empty();

    /** Two forms of one guarded way to the engine. */
    record Clients(DockerClient docker, EngineApi api) {}

    EngineLease(Tier cap, Function<OpenExchanges, Clients> maker, Consumer<EngineLease> ended) {
        this.cap = cap;
        this.maker = maker;
        this.ended = ended;
    }

    /**
     * For as long as the lease lasts. Closing this client does nothing: the lease is the host's to
     * end. It is made when first asked for, so that a call without need of it loads nothing.
     */
    public DockerClient client() {
        return clients().docker();
    }

    /** Like {@link #client()}, for what that has no command for. */
    public EngineApi api() {
        return clients().api();
    }

    private synchronized Clients clients() {
        Clients made = clients.orElseGet(() -> maker.apply(exchanges));
        clients = Optional.of(made);
        return made;
    }

    /** The highest tier that a request may need. */
    public Tier cap() {
        return cap;
    }

    /**
     * Revokes the lease, from any thread: responses that are open, and requests that wait for one,
     * fail; later ones are refused with {@code CANCELLED}. Doing it again changes nothing.
     */
    @Override
    public void close() {
        exchanges.close();
        ended.accept(this);
    }
}
