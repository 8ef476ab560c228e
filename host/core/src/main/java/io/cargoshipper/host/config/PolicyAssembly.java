package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import io.cargoshipper.host.policy.LooseningAttempts;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts the layers of policy together, outermost first: the distribution, the profiles that files
 * name, the operator's file, the profiles that who starts the host names, the environment, and what
 * lies in the folder the host was started in; beside them the roles. Each is read from its own
 * source alone: what fills it in is no layer. A file that is not there makes none.
 */
final class PolicyAssembly {

    private final Folders folders;
    private final Findings findings;
    private final Profiles profiles;
    private final List<PolicyLayer> distribution = new ArrayList<>();
    private final List<PolicyLayer> profilesOfFiles = new ArrayList<>();
    private final List<PolicyLayer> operator = new ArrayList<>();
    private final List<PolicyLayer> profilesOfStarter = new ArrayList<>();
    private final List<PolicyLayer> environment = new ArrayList<>();
    private final Map<String, List<PolicyLayer>> roles = new HashMap<>();

    /**
     * @param home the installation's folder
     * @param folders what the paths of variables and options start from
     */
    PolicyAssembly(Path home, Folders folders, Findings findings) {
        this.folders = folders;
        this.findings = findings;
        this.profiles = new Profiles(home, findings);
    }

    /** Adds what the maker of the installation says, and the profile that it names. */
    PolicyAssembly distribution(Path file, Config read) {
        file(file, PolicySource.Kind.DISTRIBUTION, read, distribution);
        return this;
    }

    /** Adds what the operator's file says, and the profile that it names. */
    PolicyAssembly operator(Path file, Config read) {
        file(file, PolicySource.Kind.FILE, read, operator);
        return this;
    }

    private void file(Path file, PolicySource.Kind kind, Config read, List<PolicyLayer> layers) {
        if (!findings.files().contains(file)) {
            return;
        }
        PolicySource source = new PolicySource(file.toString(), kind);
        Folders beside = new Folders(folders.userHome(), file.toAbsolutePath().getParent());
        ConfigReader reader = new ConfigReader(read, findings::problem);
        layers.add(LayerReader.read(reader, source, Places.inFile(source), beside));
        RoleKeys.read(read, source, beside, findings)
                .forEach(
                        (role, layer) ->
                                roles.computeIfAbsent(role, ignored -> new ArrayList<>())
                                        .add(layer));
        reader.text(Profiles.KEY)
                .ifPresent(
                        name ->
                                profile(
                                        name,
                                        Places.inFile(source)
                                                .of(
                                                        Profiles.KEY,
                                                        read.getValue(Profiles.KEY).origin())
                                                .text(),
                                        beside,
                                        profilesOfFiles));
    }

    /** Adds the profile that an option names. */
    PolicyAssembly option(String profile) {
        profile(profile, "--profile", folders, profilesOfStarter);
        return this;
    }

    /** Adds what variables say, and the profile that one names. */
    PolicyAssembly variables(EnvironmentLayers variables) {
        environment.add(variables.trusted().policy());
        variables
                .trusted()
                .profile()
                .ifPresent(
                        name ->
                                profile(
                                        name,
                                        asker(variables.trusted()),
                                        folders,
                                        profilesOfStarter));
        if (variables.workingIsThere()) {
            environment.add(variables.working().policy());
        }
        variables
                .working()
                .profile()
                .flatMap(name -> profiles.readToTighten(name, asker(variables.working()), folders))
                .ifPresent(environment::add);
        return this;
    }

    /** The policy; what its inner layers ask for in vain is warned of. */
    Policy assemble(Config reference) {
        PolicyLayer defaults =
                LayerReader.read(
                        new ConfigReader(reference, findings::problem),
                        PolicySource.DEFAULT,
                        Places.at(PolicySource.DEFAULT),
                        folders);
        List<PolicyLayer> all = new ArrayList<>();
        List.of(distribution, profilesOfFiles, operator, profilesOfStarter, environment)
                .forEach(all::addAll);
        Policy policy = new Policy(all, defaults, roles);
        LooseningAttempts.of(policy).forEach(findings::warning);
        return policy;
    }

    /** One that was asked for before is there already, as far out. */
    private void profile(String name, String asker, Folders from, List<PolicyLayer> added) {
        profiles.read(name, asker, from)
                .filter(
                        profile ->
                                Stream.of(profilesOfFiles, profilesOfStarter)
                                        .flatMap(List::stream)
                                        .noneMatch(
                                                other -> other.source().equals(profile.source())))
                .ifPresent(added::add);
    }

    private static String asker(EnvironmentLayer variables) {
        return EnvironmentVariable.CARGOSHIPPER_PROFILE + " in " + variables.source().name();
    }
}
