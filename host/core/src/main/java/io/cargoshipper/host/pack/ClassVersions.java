package io.cargoshipper.host.pack;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the classes of a jar that the running Java cannot load, by the first bytes of each. */
final class ClassVersions {

    /** The bytes at the start of a class file that tell: its mark, minor and major version. */
    static final int HEAD = 8;

    private static final int MARK = 0xCAFEBABE;
    private static final int PREVIEW = 0xFFFF;

    /** Java 1's; each release adds one. */
    private static final int BEFORE_JAVA_1 = 44;

    private static final int OURS = Runtime.version().feature();

    private final Path jar;
    private final List<String> unfit = new ArrayList<>();
    private int highest;

    ClassVersions(Path jar) {
        this.jar = jar;
    }

    void note(String className, byte[] head) {
        if (head.length < HEAD || ByteBuffer.wrap(head).getInt() != MARK) {
            unfit.add(className);
            return;
        }
        int minor = Short.toUnsignedInt(ByteBuffer.wrap(head).getShort(4));
        int java = Short.toUnsignedInt(ByteBuffer.wrap(head).getShort(6)) - BEFORE_JAVA_1;
        highest = Math.max(highest, java);
        if (java > OURS || minor == PREVIEW) {
            unfit.add(className);
        }
    }

    /** What cannot be loaded, if anything. */
    Optional<Finding> finding() {
        if (unfit.isEmpty()) {
            return Optional.empty();
        }
        String classes = "%s of %s".formatted(JarContents.shown(unfit), jar.getFileName());
        return Optional.of(
                highest > OURS
                        ? Finding.problem(
                                "%s: built for Java %d, and this is Java %d"
                                        .formatted(classes, highest, OURS),
                                "build with --release %d or lower, or run the host on a later Java"
                                        .formatted(OURS))
                        : Finding.problem(
                                classes + ": no class files, or built with --enable-preview",
                                "build the pack again, without previews"));
    }
}
