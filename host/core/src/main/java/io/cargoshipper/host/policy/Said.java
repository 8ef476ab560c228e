package io.cargoshipper.host.policy;

/**
 * What one layer says.
 *
 * @param source the layer's source
 */
record Said<T>(PolicySource source, Setting<T> setting) {

    T value() {
        return setting.value();
    }

    Place place() {
        return setting.place();
    }
}
