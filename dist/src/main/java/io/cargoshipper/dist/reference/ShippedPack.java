package io.cargoshipper.dist.reference;

import io.cargoshipper.api.index.PackIndex;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pack that ships.
 *
 * @param index its index
 * @param json the same, as it is written
 */
public record ShippedPack(PackIndex index, Map<String, Object> json) {

    /** The packs on the class path, by name. */
    public static List<ShippedPack> onClassPath() throws IOException {
        ClassLoader loader = ShippedPack.class.getClassLoader();
        List<ShippedPack> packs = new ArrayList<>();
        for (URL url : Collections.list(loader.getResources(PackIndex.PATH))) {
            try (InputStream file = url.openStream()) {
                packs.add(of(JsonMapper.shared().readValue(file, new TypeReference<>() {})));
            }
        }
        packs.sort(Comparator.comparing(pack -> pack.index().name()));
        return packs;
    }

    static ShippedPack of(Map<String, Object> json) {
        return new ShippedPack(PackIndex.fromJson(json), json);
    }
}
