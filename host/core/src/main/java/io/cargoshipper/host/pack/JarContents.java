package io.cargoshipper.host.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands in one jar of a pack, as reading it to the end within bounds shows. Loads nothing.
 *
 * @param jar the jar
 * @param sha256 the SHA-256 of the file, in hexadecimal digits
 * @param classes its classes by binary name, each with the CRC of its bytes
 * @param providers the class names in its service file of packs
 * @param findings what is wrong with it
 */
public record JarContents(
        Path jar,
        String sha256,
        Map<String, Long> classes,
        List<String> providers,
        List<Finding> findings) {

    public JarContents {
        Objects.requireNonNull(jar, "jar");
        Objects.requireNonNull(sha256, "sha256");
        classes = Map.copyOf(classes);
        providers = List.copyOf(providers);
        findings = List.copyOf(findings);
    }

    /**
     * Reads a jar. What is no zip file, or a damaged one, has a finding and no contents.
     *
     * @throws IOException if the file itself cannot be read
     */
    public static JarContents read(Path jar) throws IOException {
        return JarScan.read(jar);
    }

    /** How many packages its classes are in. */
    public int packages() {
        return (int) classes.keySet().stream().map(JarContents::packageOf).distinct().count();
    }

    /**
     * Tells of classes that several jars of a pack hold: which of them is loaded follows from the
     * names of the files alone. Copies that are the same hurt nobody.
     */
    static List<Finding> duplicates(List<JarContents> jars) {
        List<Finding> findings = new ArrayList<>();
        for (int later = 1; later < jars.size(); later++) {
            for (JarContents first : jars.subList(0, later)) {
                List<String> names =
                        jars.get(later).classes.keySet().stream()
                                .filter(first.classes::containsKey)
                                .sorted()
                                .toList();
                if (!names.isEmpty()) {
                    findings.add(duplicate(first, jars.get(later), names));
                }
            }
        }
        return findings;
    }

    private static Finding duplicate(JarContents first, JarContents later, List<String> names) {
        List<String> different =
                names.stream()
                        .filter(name -> !first.classes.get(name).equals(later.classes.get(name)))
                        .toList();
        List<String> told = different.isEmpty() ? names : different;
        String what =
                "%s and %s both hold %s"
                        .formatted(first.jar.getFileName(), later.jar.getFileName(), shown(told));
        String mend = "keep one of the jars, or leave the classes out of one";
        return different.isEmpty()
                ? Finding.warning(what + ", the same in both", mend)
                : Finding.problem(what + ", which are not the same: one hides the other", mend);
    }

    /** A class by its name, and how many more there are. */
    static String shown(List<String> names) {
        return names.size() == 1
                ? "the class " + names.get(0)
                : "%d classes (%s, …)".formatted(names.size(), names.get(0));
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
