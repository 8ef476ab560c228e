package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import io.cargoshipper.host.policy.Policy;
import io.cargoshipper.host.policy.PolicyLayer;
import io.cargoshipper.host.policy.PolicySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the layers of policy together, outermost first: the distribution, the profiles, the
 * operator's file, the environment, and what lies in the folder the host was started in; beside
 * them the roles. Each is read from its own source alone: what fills it in is no layer.
 */
final class PolicyAssembly {

    private final Folders folders;
    private final Findings findings;
    private final Profiles profiles;
    private final List<PolicyLayer> named = new ArrayList<>();
    private final List<PolicyLayer> layers = new ArrayList<>();
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

    /** Adds what a file says, and the profile that it names. */
    PolicyAssembly file(Path file, PolicySource.Kind kind, Config read) {
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
                                        beside));
        return this;
    }

    /** Adds the profile that an option names. */
    PolicyAssembly option(String profile) {
        profile(profile, "--profile", folders);
        return this;
    }

    /** Adds what variables say, and the profile that one names. */
    PolicyAssembly variables(EnvironmentLayers variables) {
        layers.add(variables.trusted().policy());
        variables
                .trusted()
                .profile()
                .ifPresent(name -> profile(name, asker(variables.trusted()), folders));
        layers.add(variables.working().policy());
        variables
                .working()
                .profile()
                .flatMap(name -> profiles.readToTighten(name, asker(variables.working()), folders))
                .ifPresent(layers::add);
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
        List<PolicyLayer> all = new ArrayList<>(layers);
        int afterDistribution = 0;
        while (all.get(afterDistribution).source().kind() == PolicySource.Kind.DISTRIBUTION) {
            afterDistribution++;
        }
        all.addAll(afterDistribution, named);
        Policy policy = new Policy(all, defaults, roles);
        policy.looseningAttempts().forEach(findings::warning);
        return policy;
    }

    private void profile(String name, String asker, Folders from) {
        profiles.read(name, asker, from)
                .filter(
                        profile ->
                                named.stream()
                                        .noneMatch(
                                                other -> other.source().equals(profile.source())))
                .ifPresent(named::add);
    }

    private static String asker(EnvironmentLayer variables) {
        return EnvironmentVariable.CARGOSHIPPER_PROFILE + " in " + variables.source().name();
    }
}
