package io.cargoshipper.host.engine;

import java.net.URI;
import java.net.URISyntaxException;

/** Writes a file's path as the path of a URI. */
final class EncodedPath {

    private EncodedPath() {}

    static String of(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is no path".formatted(path), e);
        }
    }
}
