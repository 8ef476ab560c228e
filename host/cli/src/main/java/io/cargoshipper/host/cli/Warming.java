package io.cargoshipper.host.cli;

import io.cargoshipper.api.index.PromptIndex;
import io.cargoshipper.api.index.ResourceIndex;
import io.cargoshipper.api.index.ResourceTemplateIndex;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.catalog.OfferedTool;
import io.cargoshipper.host.catalog.Offerings;
import io.cargoshipper.host.catalog.ResourceMatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The catalogue, which connects to the engine in the background once a client has listed the tools:
 * no earlier, since the first answer is what a person waits for, and in time for the first call.
 */
final class Warming implements Offerings {

    /** Time for the list itself to be written. */
    private static final long DELAY_MILLIS = 200;

    private final Host host;
    private final AtomicBoolean started = new AtomicBoolean();

    Warming(Host host) {
        this.host = host;
    }

    @Override
    public List<OfferedTool> tools() {
        if (started.compareAndSet(false, true)) {
            Thread thread = new Thread(this::warm, "warming");
            thread.setDaemon(true);
            thread.start();
        }
        return host.catalog().tools();
    }

    @Override
    public List<PromptIndex> prompts() {
        return host.catalog().prompts();
    }

    @Override
    public List<ResourceIndex> resources() {
        return host.catalog().resources();
    }

    @Override
    public List<ResourceTemplateIndex> templates() {
        return host.catalog().templates();
    }

    @Override
    public Optional<ResourceMatch> offeredResource(String uri) {
        return host.catalog().offeredResource(uri);
    }

    private void warm() {
        try {
            Thread.sleep(DELAY_MILLIS);
            Logging.rules().ordinaryToo();
            host.engine().warm();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
