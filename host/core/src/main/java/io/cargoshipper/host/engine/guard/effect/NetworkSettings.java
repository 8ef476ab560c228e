package io.cargoshipper.host.engine.guard.effect;

/** Networks that are made, and containers that join them. */
final class NetworkSettings {

    private NetworkSettings() {}

    static void create(Inquiry inquiry) {
        inquiry.networks().create(inquiry.body(), inquiry.findings());
    }

    static void connect(Inquiry inquiry) {
        inquiry.networks()
                .endpoint(
                        inquiry.name(),
                        inquiry.body().object("EndpointConfig"),
                        inquiry.findings());
    }
}
