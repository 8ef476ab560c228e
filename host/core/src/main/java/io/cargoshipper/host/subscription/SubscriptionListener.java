package io.cargoshipper.host.subscription;

/** What a connection is told of resources. Must return soon. */
public interface SubscriptionListener {

    /** A resource that was subscribed to has changed. */
    void updated(String uri);

    /** The list of resources has changed. */
    void listChanged();
}
