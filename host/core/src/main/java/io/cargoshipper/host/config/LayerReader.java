package io.cargoshipper.host.config;

import com.typesafe.config.ConfigValue;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.FixedKey;
import io.cargoshipper.host.policy.Glob;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Place;
import io.cargoshipper.host.policy.PolicyKey;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import io.cargoshipper.host.policy.PortRange;
import io.cargoshipper.host.policy.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what one source says of policy. */
final class LayerReader {

    private final ConfigReader reader;
    private final Places places;
    private final Folders folders;
    private final Map<String, Boolean> sections = new HashMap<>();
    private PolicyLayer layer;

    private LayerReader(ConfigReader reader, PolicySource source, Places places, Folders folders) {
        this.reader = reader;
        this.places = places;
        this.folders = folders;
        this.layer = PolicyLayer.of(source);
    }

    /** Reads a layer; what does not fit is reported, and left out. */
    static PolicyLayer read(
            ConfigReader reader, PolicySource source, Places places, Folders folders) {
        return new LayerReader(reader, source, places, folders).read();
    }

    private PolicyLayer read() {
        for (Bound<?> bound : Bound.all()) {
            single(bound);
        }
        for (FixedKey<?> key : FixedKey.all()) {
            single(key);
        }
        for (ListKey<Glob> key : ListKey.patterns()) {
            if (isThere(key)) {
                Patterns patterns = Patterns.of(key, folders);
                list(key, patterns::read, patterns::misfit);
            }
        }
        if (isThere(ListKey.PORTS)) {
            list(
                    ListKey.PORTS,
                    PortRange::of,
                    "'%s' is no port from 1 to 65535 and no range of them: write 443 or \"8000-8999\""
                            ::formatted);
        }
        return layer;
    }

    private <T> void single(PolicyKey<T> key) {
        if (isThere(key)) {
            PolicyKeys.reading(key)
                    .read(reader, folders)
                    .ifPresent(value -> layer = layer.with(key, new Setting<>(value, place(key))));
        }
    }

    private <E> void list(
            ListKey<E> key,
            Function<String, Optional<E>> reading,
            Function<String, String> misfit) {
        Optional<List<String>> texts = reader.texts(key.text());
        if (texts.isEmpty()) {
            return;
        }
        List<ConfigValue> values = reader.values(key.text());
        List<Setting<E>> entries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String text = texts.get().get(i);
            Optional<E> entry = reading.apply(text);
            if (entry.isPresent()) {
                entries.add(
                        new Setting<>(entry.get(), places.of(key.text(), values.get(i).origin())));
            } else {
                // Passed over, it would leave a list that is silently shorter.
                reader.report(key.text(), values.get(i), misfit.apply(text));
            }
        }
        layer = layer.with(key, new Setting<>(List.copyOf(entries), place(key)));
    }

    private Place place(PolicyKey<?> key) {
        return places.of(key.text(), reader.value(key.text()).orElseThrow().origin());
    }

    /** Most sources set little: a section that is not there is looked for once. */
    private boolean isThere(PolicyKey<?> key) {
        String section = key.text().substring(0, key.text().lastIndexOf('.'));
        return sections.computeIfAbsent(section, path -> reader.value(path).isPresent())
                && reader.value(key.text()).isPresent();
    }
}
