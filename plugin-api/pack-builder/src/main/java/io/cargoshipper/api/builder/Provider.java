package io.cargoshipper.api.builder;

import io.cargoshipper.api.index.PackIndex;
import java.util.List;

/**
 * The entry point of a pack.
 *
 * @param className its binary name
 * @param name the pack's name
 * @param settings what the pack cannot work without
 */
record Provider(String className, String name, List<PackIndex.SettingIndex> settings) {

    Provider {
        settings = List.copyOf(settings);
    }
}
