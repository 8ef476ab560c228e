package io.cargoshipper.host.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.cargoshipper.host.engine.registry.RegistryName;
import io.cargoshipper.host.engine.registry.RegistrySettings;
import io.cargoshipper.host.engine.registry.RegistrySettings.IdentityToken;
import io.cargoshipper.host.engine.registry.RegistrySettings.Login;
import io.cargoshipper.host.engine.registry.RegistrySettings.Password;
import io.cargoshipper.host.engine.registry.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys of registries, whose names are keys themselves. It finds unknown ones by itself: what is
 * in here may be a secret wherever it was put, so no message repeats a value.
 */
final class RegistryKeys {

    static final String SECTION = "registries";

    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String TOKEN = "identity-token";
    private static final String FILE = "-file";

    private static final List<String> KNOWN =
            List.of(USERNAME, PASSWORD, PASSWORD + FILE, TOKEN, TOKEN + FILE);

    private final ConfigReader reader;
    private final Folders folders;

    private RegistryKeys(ConfigReader reader, Folders folders) {
        this.reader = reader;
        this.folders = folders;
    }

    /** Reads how to log in to registries. */
    static RegistrySettings read(ConfigReader reader, Folders folders) {
        return new RegistryKeys(reader, folders).read();
    }

    private RegistrySettings read() {
        Optional<ConfigValue> section = reader.value(SECTION);
        Map<RegistryName, Login> logins = new HashMap<>();
        if (section.isPresent() && section.get() instanceof ConfigObject registries) {
            for (String name : new TreeMap<>(registries).keySet()) {
                String path = ConfigUtil.joinPath(SECTION, name);
                registry(name, path).ifPresent(login -> add(logins, name, path, login));
            }
        } else if (section.isPresent()) {
            reader.report(SECTION, "is a section, registries { \"registry.example.com\" { … } }");
        }
        return new RegistrySettings(logins);
    }

    private void add(Map<RegistryName, Login> logins, String name, String path, Login login) {
        Optional<RegistryName> registry = RegistryName.ofAddress(name);
        if (registry.isEmpty()) {
            reader.report(
                    path,
                    "'%s' is no registry: that is a host with a dot or a port, or localhost"
                            .formatted(name));
        } else if (logins.putIfAbsent(registry.get(), login) != null) {
            reader.report(path, "there are two sections for '%s'".formatted(registry.get().host()));
        }
    }

    private Optional<Login> registry(String name, String path) {
        Optional<ConfigValue> value = reader.value(path);
        if (value.isEmpty()) {
            return Optional.empty(); // null, which takes away what an included file said
        }
        if (!(value.get() instanceof ConfigObject section)) {
            reader.report(path, "is a section, { username = …, password-file = … }");
            return Optional.empty();
        }
        return hasOnlyKnownKeys(name, path, section) ? login(path) : Optional.empty();
    }

    private boolean hasOnlyKnownKeys(String name, String path, ConfigObject section) {
        boolean clean = true;
        for (var entry : new TreeMap<>(section).entrySet()) {
            if (!KNOWN.contains(entry.getKey())) {
                clean = false;
                String key = ConfigUtil.joinPath(entry.getKey());
                reader.report(
                        path + "." + key,
                        entry.getValue() instanceof ConfigObject
                                ? "the name of a registry needs quotes: registries.\"%s\""
                                        .formatted(dotted(name, section))
                                : "is no key%s".formatted(NearestName.hint(entry.getKey(), KNOWN)));
            }
        }
        return clean;
    }

    /** What a name without quotes was meant to be: each of its dots has made a section. */
    private static String dotted(String name, ConfigObject section) {
        String first = section.keySet().iterator().next();
        return section.size() == 1 && section.get(first) instanceof ConfigObject inner
                ? dotted(name + "." + first, inner)
                : name;
    }

    private Optional<Login> login(String path) {
        Optional<String> username = reader.secret(path + "." + USERNAME);
        Optional<Secret> password = secret(path + "." + PASSWORD);
        Optional<Secret> token = secret(path + "." + TOKEN);
        if (username.isPresent() && password.isPresent() && token.isEmpty()) {
            return Optional.of(new Password(username.get(), password.get()));
        }
        if (token.isPresent() && username.isEmpty() && password.isEmpty()) {
            return Optional.of(new IdentityToken(token.get()));
        }
        reader.report(
                path,
                "needs username with password or password-file, or only identity-token or"
                        + " identity-token-file");
        return Optional.empty();
    }

    private Optional<Secret> secret(String path) {
        Optional<Secret> text = reader.secret(path).map(Secret::of);
        Optional<Secret> file = reader.secretPath(path + FILE, folders).map(Secret::in);
        if (text.isPresent() && file.isPresent()) {
            reader.report(path, "it and %s are both set; remove one".formatted(path + FILE));
        }
        return file.or(() -> text);
    }
}
