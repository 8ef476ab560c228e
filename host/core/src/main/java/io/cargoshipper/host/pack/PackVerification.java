package io.cargoshipper.host.pack;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.cargoshipper.api.index.IndexRules;
import io.cargoshipper.api.index.PackIndex;
import io.cargoshipper.host.config.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells all that can be found out about a pack without running its code. The host's own checks come
 * first, the very ones by which it loads packs, so it rejects none for its jars that has no problem
 * here. The rest is what would show only later: when the pack is first called, or when a model's
 * provider refuses a schema.
 */
public final class PackVerification {

    static final String BUILD_AGAIN = "build the pack again";

    private PackVerification() {}

    /**
     * What was found.
     *
     * @param files what was looked at
     * @param index the index as it is written, where it can be read
     * @param jars what stands in the jars
     * @param findings all findings, problems first
     */
    public record Report(
            PackFiles files,
            Optional<PackIndex> index,
            List<JarContents> jars,
            List<Finding> findings) {

        public Report {
            Objects.requireNonNull(files, "files");
            Objects.requireNonNull(index, "index");
            jars = List.copyOf(jars);
            findings = List.copyOf(findings);
        }

        /** What must be mended. */
        public List<Finding> problems() {
            return of(Finding.Severity.PROBLEM);
        }

        /** What could be better. */
        public List<Finding> warnings() {
            return of(Finding.Severity.WARNING);
        }

        private List<Finding> of(Finding.Severity severity) {
            return findings.stream().filter(finding -> finding.severity() == severity).toList();
        }
    }

    /**
     * Verifies a pack.
     *
     * @param environment what its {@code reference.conf} may take variables from
     * @throws IOException if one of its files cannot be read at all
     */
    public static Report of(PackFiles files, Environment environment) throws IOException {
        List<JarContents> jars = new ArrayList<>();
        for (Path jar : files.jars()) {
            jars.add(JarContents.read(jar));
        }
        PackIndexFile.Examined examined = new PackIndexFile(JsonMapper.shared()).examine(files);
        Set<Finding> findings = new LinkedHashSet<>(examined.faults());
        if (examined.claimed().isPresent()) {
            PackIndex index = examined.claimed().get();
            if (IndexRules.isApiLevel(index.api())) {
                ApiLevel.refusal(index.api()).ifPresent(findings::add);
            }
            if (IndexRules.isPackName(index.name())) {
                settings(files, index.name(), environment).ifPresent(findings::add);
            }
            findings.addAll(IndexedCode.check(index, jars));
            findings.addAll(ToolClaims.check(index));
            findings.addAll(SchemaRules.check(index));
        }
        // A jar that cannot be opened is told of in the same words twice, and counts once.
        jars.forEach(jar -> findings.addAll(jar.findings()));
        findings.addAll(JarContents.duplicates(jars));
        return new Report(files, examined.claimed(), jars, problemsFirst(findings));
    }

    /** Settings are the operator's: that some are missing is no fault of the pack. */
    private static Optional<Finding> settings(
            PackFiles files, String pack, Environment environment) {
        try {
            new PackSettings(ConfigFactory.empty(), environment).of(pack, files);
            return Optional.empty();
        } catch (IOException | ConfigException e) {
            return Optional.of(
                    Finding.problem(
                            "its settings cannot be read: " + e.getMessage(),
                            "mend its " + PackSettings.REFERENCE));
        }
    }

    private static List<Finding> problemsFirst(Set<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity));
        return sorted;
    }
}
