package io.cargoshipper.host.protocol.sdk;

import io.cargoshipper.host.approval.ApprovalDesk;
import io.cargoshipper.host.approval.ApprovalRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A desk that remembers what it was told, and approves what it knows to be waiting, once. */
final class FakeDesk implements ApprovalDesk {
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private volatile boolean clientsCount = true;

    /** A desk where these questions wait. */
    static FakeDesk of(String... ids) {
        FakeDesk desk = new FakeDesk();
        desk.waiting.addAll(List.of(ids));
        return desk;
    }

    FakeDesk withoutWordOfClients() {
        clientsCount = false;
        return this;
    }

    /** What it was told next. */
    String next() throws InterruptedException {
        String line = told.poll(20, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("the desk was told nothing");
        }
        return line;
    }

    boolean isQuiet() {
        return told.isEmpty();
    }

    @Override
    public boolean takesWordOfClients() {
        return clientsCount;
    }

    @Override
    public boolean approve(String id, String by) {
        told.add("approve %s by %s".formatted(id, by));
        return waiting.remove(id);
    }

    @Override
    public void deny(String id, String by) {
        waiting.remove(id);
        told.add("deny %s by %s".formatted(id, by));
    }

    @Override
    public void drop(String id) {
        told.add("drop " + id);
    }

    @Override
    public String post(ApprovalRequest request) {
        told.add("post " + request.id());
        return request.refusal();
    }
}
