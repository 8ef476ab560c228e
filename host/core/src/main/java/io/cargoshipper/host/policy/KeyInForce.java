package io.cargoshipper.host.policy;

/**
 * What holds of a key of policy.
 *
 * @param key the key
 * @param value the value in force, as configuration writes it; of a list, what one layer says
 * @param layer the layer that says so
 * @param place the key or variable there, and where it stands
 */
public record KeyInForce(String key, String value, String layer, String place) {}
