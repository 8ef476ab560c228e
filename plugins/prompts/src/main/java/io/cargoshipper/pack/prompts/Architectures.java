package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.util.Map;
import java.util.Optional;

/** Compares what an image is made for with what an engine runs on. */
final class Architectures {

    /** The kernel's names, as engines tell them, and those of images. */
    private static final Map<String, String> IMAGE_NAMES =
            Map.of(
                    "x86_64", "amd64",
                    "aarch64", "arm64",
                    "armv7l", "arm",
                    "armv6l", "arm",
                    "i386", "386",
                    "i686", "386");

    private Architectures() {}

    /** What is wrong, where an image is made for another architecture. */
    static Optional<String> mismatch(EngineObject image, EngineObject info) {
        Optional<String> made = image.text("Architecture").map(Architectures::normal);
        Optional<String> runs = info.text("Architecture").map(Architectures::normal);
        return made.isPresent() && runs.isPresent() && !made.equals(runs)
                ? Optional.of(
                        "its image is made for %s and the engine runs on %s: it needs emulation, else it fails with \"exec format error\""
                                .formatted(Trusted.name(made.get()), Trusted.name(runs.get())))
                : Optional.empty();
    }

    private static String normal(String architecture) {
        return IMAGE_NAMES.getOrDefault(architecture, architecture);
    }
}
