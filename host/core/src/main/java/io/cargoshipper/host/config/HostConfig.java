package io.cargoshipper.host.config;

import com.typesafe.config.Config;
import io.cargoshipper.host.approval.ApprovalSettings;
import io.cargoshipper.host.audit.AuditSettings;
import io.cargoshipper.host.engine.EngineSettings;
import io.cargoshipper.host.engine.registry.RegistrySettings;
import io.cargoshipper.host.files.FileSettings;
import io.cargoshipper.host.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The host's configuration, read and checked as a whole.
 *
 * @param server what clients are told the server is
 * @param engine where the engine is
 * @param registries how to log in to registries
 * @param plugins where packs are, and which
 * @param files which files tools may use
 * @param policy what calls may do
 * @param approvals how people are reached who approve at the command line
 * @param audit how the audit trail is written
 * @param limits time and sizes of the process
 * @param log what is logged, and how
 * @param packs the packs' own sections, by pack name
 * @param environment the variables in force
 * @param startKeys what a change of is without effect until the next start
 * @param sources the files that were read, for the log
 * @param steering the files that can say what counts, there or not: who writes them is an operator
 * @param warnings what has no effect, for the log
 */
public record HostConfig(
        Server server,
        EngineSettings engine,
        RegistrySettings registries,
        Plugins plugins,
        FileSettings files,
        Policy policy,
        ApprovalSettings approvals,
        AuditSettings audit,
        Limits limits,
        Log log,
        Config packs,
        Environment environment,
        StartKeys startKeys,
        List<Path> sources,
        List<Path> steering,
        List<String> warnings) {

    public HostConfig {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(registries, "registries");
        Objects.requireNonNull(plugins, "plugins");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(approvals, "approvals");
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(packs, "packs");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(startKeys, "startKeys");
        sources = List.copyOf(sources);
        steering = List.copyOf(steering);
        warnings = List.copyOf(warnings);
    }

    /**
     * What the configuration names that is not there, so probably mistyped: patterns of policy,
     * sections of packs and disabled packs, one message each.
     *
     * @param installed what there is
     */
    public List<String> unmatched(InstalledNames installed) {
        return UnmatchedNames.of(this, installed);
    }

    /**
     * What clients are told the server is.
     *
     * @param name its name for programs
     * @param title its name for people
     */
    public record Server(String name, String title) {}

    /**
     * Where packs are, and which.
     *
     * @param directory the folder
     * @param disabled packs that are not loaded
     * @param required packs without which the host does not start
     * @param first packs that come before all others, in this order
     */
    public record Plugins(
            Path directory, Set<String> disabled, Set<String> required, List<String> first) {
        public Plugins {
            disabled = Set.copyOf(disabled);
            required = Set.copyOf(required);
            first = List.copyOf(first);
        }
    }

    /**
     * Time and sizes of the process. Those of calls are policy.
     *
     * @param activationTime how long a pack may take to start
     * @param drainTime how long calls in flight may go on at the end
     * @param lineBytes the longest message that is read
     */
    public record Limits(Duration activationTime, Duration drainTime, int lineBytes) {}

    /**
     * What is logged, and how.
     *
     * @param level from this level up
     * @param json whether lines are JSON objects
     */
    public record Log(LogLevel level, boolean json) {}

    /** Levels of the log. */
    public enum LogLevel {
        DEBUG,
        INFO,
        WARNING,
        ERROR
    }
}
