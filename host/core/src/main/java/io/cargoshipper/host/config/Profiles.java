package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Profiles: files of policy that are chosen by name, from {@code conf/profiles} of the
 * installation, or by path.
 */
final class Profiles {

    /** The key that names one. */
    static final String KEY = "profile";

    private static final String ENDING = ".conf";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final Path folder;
    private final Findings findings;

    /**
     * @param home the installation's folder
     */
    Profiles(Path home, Findings findings) {
        this.folder = home.resolve("conf").resolve("profiles");
        this.findings = findings;
    }

    /**
     * Reads the profile that somebody trusted asks for.
     *
     * @param wanted its name or its path
     * @param asker who asks, for messages
     * @param folders where a path starts
     */
    Optional<PolicyLayer> read(String wanted, String asker, Folders folders) {
        return file(wanted, asker, folders)
                .map(
                        file ->
                                layer(
                                        file,
                                        new PolicySource(
                                                "the profile " + file, PolicySource.Kind.PROFILE),
                                        asker,
                                        folders,
                                        findings));
    }

    /**
     * Reads the profile that a file in the working folder asks for, which may be anybody's: one of
     * the installation's, and only to tighten.
     */
    Optional<PolicyLayer> readToTighten(String wanted, String asker, Folders folders) {
        boolean isName = NAME.matcher(wanted).matches();
        if (isName) {
            findings.lookingFor(named(wanted));
        }
        if (!isName || !Files.isRegularFile(named(wanted))) {
            findings.warning(
                    "%s asks for the profile '%s', which is not one of %s: ignored"
                            .formatted(asker, wanted, names()));
            return Optional.empty();
        }
        return Optional.of(
                layer(
                        named(wanted),
                        new PolicySource(
                                "the profile %s, as %s asks".formatted(named(wanted), asker),
                                PolicySource.Kind.WORKING_FOLDER),
                        asker,
                        folders,
                        findings.forgiving()));
    }

    private Optional<Path> file(String wanted, String asker, Folders folders) {
        if (NAME.matcher(wanted).matches()) {
            Path named = named(wanted);
            if (FileCheck.isAbsent(named)) {
                List<String> names = names();
                findings.lookingFor(named);
                findings.problem(
                        "%s asks for the profile '%s', which is not one of %s; a path has a / or ends with %s%s"
                                .formatted(
                                        asker,
                                        wanted,
                                        names,
                                        ENDING,
                                        NearestName.hint(wanted, names)));
                return Optional.empty();
            }
            return Optional.of(named);
        }
        try {
            return Optional.of(folders.resolve(wanted));
        } catch (InvalidPathException e) {
            findings.problem(
                    "%s: '%s' is no path of a profile: %s".formatted(asker, wanted, e.getReason()));
            return Optional.empty();
        }
    }

    private PolicyLayer layer(
            Path file, PolicySource source, String asker, Folders folders, Findings told) {
        Config read = ConfigFile.read(file, Optional.of("%s asks for it".formatted(asker)), told);
        ConfigReader reader = new ConfigReader(read, told::problem);
        reader.know(PolicyKeys.ALL);
        new StrayKeys(reader.known(), told).reportWhole(read);
        return LayerReader.read(reader, source, Places.inFile(source), folders);
    }

    private Path named(String name) {
        return folder.resolve(name + ENDING);
    }

    /** The names of the installation's own. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name.substring(0, name.length() - ENDING.length()));
            }
        } catch (IOException e) {
            return List.of(); // there is no such folder, or it cannot be read: none by name
        }
        return names.stream().sorted().toList();
    }
}
