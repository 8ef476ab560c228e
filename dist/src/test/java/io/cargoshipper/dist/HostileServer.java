package io.cargoshipper.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server with one configuration, between a client and an engine behind a tap. */
final class HostileServer implements AutoCloseable {

    private final HostileWorld world;
    private final EngineTap tap;
    private final int before;
    private final RawClient client;

    /**
     * @param folder an empty folder
     * @param work the working folder
     */
    HostileServer(
            Path folder, Path work, Path packs, HostileWorld world, EngineTap tap, String hocon) {
        this.world = world;
        this.tap = tap;
        this.before = tap.requests().size();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.client =
                RawClient.of(
                        Launch.in(folder)
                                .from(work)
                                .variable("DOCKER_HOST", tap.address())
                                .plugins(packs)
                                .configuration(hocon));
    }

    /**
     * Makes calls, which are answered in their order.
     *
     * @param atOnce how many are on their way at a time
     */
    List<ToolAnswer> call(List<HostileRow> rows, int atOnce) {
        List<ToolAnswer> answers = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (HostileRow row : rows) {
            if (ids.size() - answers.size() == atOnce) {
                answers.add(client.awaitCall(ids.get(answers.size())));
            }
            ids.add(RawPack.send(client, row, world::fill));
        }
        while (answers.size() < ids.size()) {
            answers.add(client.awaitCall(ids.get(answers.size())));
        }
        return answers;
    }

    /** What was sent to the engine so far. */
    List<String> requests() {
        return tap.requests().subList(before, tap.requests().size());
    }

    /** What was sent to the engine so far that does not only read. */
    List<String> changes() {
        return EngineTap.changes(requests());
    }

    @Override
    public void close() {
        client.close();
    }
}
