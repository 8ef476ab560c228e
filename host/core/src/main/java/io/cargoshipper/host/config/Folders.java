package io.cargoshipper.host.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What paths start from that are not absolute.
 *
 * @param userHome what {@code ~} stands for
 * @param base where relative ones start
 */
record Folders(Path userHome, Path base) {
    Folders {
        Objects.requireNonNull(userHome, "userHome");
        Objects.requireNonNull(base, "base");
    }

    /** The same, where a file may say from its own folder on. */
    Folders of(ConfigOrigin origin) {
        return origin.filename() == null
                ? this
                : new Folders(userHome, Path.of(origin.filename()).toAbsolutePath().getParent());
    }

    /**
     * The path that a text means.
     *
     * @throws InvalidPathException if it means none
     */
    Path resolve(String text) {
        if (text.equals("~")) {
            return userHome;
        }
        return text.startsWith("~/")
                ? userHome.resolve(text.replaceFirst("^~/+", "")).normalize()
                : base.resolve(text).normalize();
    }
}
