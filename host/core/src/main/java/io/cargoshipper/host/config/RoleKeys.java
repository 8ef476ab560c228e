package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import io.cargoshipper.host.policy.Bound;
import io.cargoshipper.host.policy.ListKey;
import io.cargoshipper.host.policy.Place;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The keys of roles: {@code roles.<name>} takes the keys of {@code policy} without that word, and
 * of {@code approval} and {@code limits} those that make sense for a part of the callers.
 */
final class RoleKeys {

    static final String SECTION = "roles";

    private static final String POLICY = "policy";
    private static final String APPROVAL = "approval";
    private static final String LIMITS = "limits";

    /** What is of the host as a whole, or is not asked for by call. */
    private static final List<String> OF_THE_HOST =
            List.of(
                    Bound.APPROVAL_OTHER_USER.text(),
                    Bound.APPROVAL_TIME.text(),
                    Bound.CONCURRENT.text(),
                    Bound.RATE_ENABLED.text(),
                    Bound.RATE_BEFORE_AUTHENTICATION.text());

    private RoleKeys() {}

    /** The keys of the roles that a file has, as it writes them. */
    static List<String> known(Config file) {
        List<String> known = new ArrayList<>();
        for (String role : sections(file).keySet()) {
            for (String key : keys()) {
                known.add(written(role, key));
            }
        }
        return known;
    }

    /** Put together only for a file that has roles: most have none. */
    private static List<String> keys() {
        return Stream.concat(
                        Bound.all().stream().map(Bound::text),
                        ListKey.all().stream().map(ListKey::text))
                .filter(
                        key ->
                                Stream.of(POLICY, APPROVAL, LIMITS)
                                        .anyMatch(section -> key.startsWith(section + ".")))
                .filter(key -> !OF_THE_HOST.contains(key))
                .toList();
    }

    /** Reads what a file says of roles. */
    static Map<String, PolicyLayer> read(
            Config file, PolicySource source, Folders folders, Findings findings) {
        Map<String, PolicyLayer> roles = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigObject> section : sections(file).entrySet()) {
            roles.put(
                    section.getKey(),
                    role(section.getKey(), section.getValue(), source, folders, findings));
        }
        return roles;
    }

    private static PolicyLayer role(
            String role,
            ConfigObject section,
            PolicySource source,
            Folders folders,
            Findings findings) {
        Places places = Places.inFile(source);
        return LayerReader.read(
                new ConfigReader(asPolicy(section), findings::problem, key -> written(role, key)),
                new PolicySource(
                        "the role '%s' of %s".formatted(role, source.name()),
                        PolicySource.Kind.ROLE),
                (key, origin) -> new Place(written(role, key), places.of(key, origin).where()),
                folders);
    }

    private static Map<String, ConfigObject> sections(Config file) {
        Map<String, ConfigObject> sections = new TreeMap<>();
        if (file.root().get(SECTION) instanceof ConfigObject roles) {
            for (var role : roles.entrySet()) {
                if (role.getValue() instanceof ConfigObject section) {
                    sections.put(role.getKey(), section);
                }
            }
        }
        return sections;
    }

    private static Config asPolicy(ConfigObject section) {
        Config config =
                ConfigFactory.empty()
                        .withValue(POLICY, section.withoutKey(APPROVAL).withoutKey(LIMITS));
        for (String other : List.of(APPROVAL, LIMITS)) {
            if (section.get(other) instanceof ConfigObject keys) {
                config = config.withValue(other, keys);
            }
        }
        // What is of the host is left to be found as an unknown key.
        for (String key : OF_THE_HOST) {
            config = config.withoutPath(key);
        }
        return config;
    }

    private static String written(String role, String key) {
        String prefix = ConfigUtil.joinPath(SECTION, role) + ".";
        return prefix + (key.startsWith(POLICY + ".") ? key.substring(POLICY.length() + 1) : key);
    }
}
