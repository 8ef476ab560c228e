package io.cargoshipper.pack.engine;

import com.github.dockerjava.api.model.BlkioStatEntry;
import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.CpuUsageConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.PidsStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import io.cargoshipper.api.Doc;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What a container uses, reckoned as {@code docker stats} does; absent where unknown. */
public record ContainerUsage(
        String id,
        String name,
        @Doc("100 is one CPU") Optional<Double> cpuPercent,
        @Doc("Without the page cache that is not in use") Optional<Long> memoryUsageBytes,
        Optional<Long> memoryLimitBytes,
        @Doc("Of the limit") Optional<Double> memoryPercent,
        Optional<Long> networkRxBytes,
        Optional<Long> networkTxBytes,
        Optional<Long> blockReadBytes,
        Optional<Long> blockWriteBytes,
        Optional<Long> pids) {

    /** What is known of a container that does not run: nothing. */
    public static ContainerUsage none(String id, String name) {
        return of(id, name, new Statistics());
    }

    public static ContainerUsage of(String id, String name, Statistics statistics) {
        Optional<MemoryStatsConfig> memory = Optional.ofNullable(statistics.getMemoryStats());
        Optional<Long> used = memory.flatMap(ContainerUsage::used);
        Optional<Long> limit = memory.map(MemoryStatsConfig::getLimit).filter(it -> it > 0);
        return new ContainerUsage(
                FoundContainer.shortId(id),
                name,
                cpuPercent(statistics.getPreCpuStats(), statistics.getCpuStats()),
                used,
                limit,
                used.flatMap(bytes -> limit.map(most -> rounded(100.0 * bytes / most))),
                network(statistics, StatisticNetworksConfig::getRxBytes),
                network(statistics, StatisticNetworksConfig::getTxBytes),
                block(statistics, "read"),
                block(statistics, "write"),
                Optional.ofNullable(statistics.getPidsStats()).map(PidsStatsConfig::getCurrent));
    }

    private static Optional<Double> cpuPercent(CpuStatsConfig before, CpuStatsConfig after) {
        Optional<Long> used = difference(before, after, ContainerUsage::totalUsage);
        Optional<Long> system = difference(before, after, CpuStatsConfig::getSystemCpuUsage);
        return used.flatMap(
                share ->
                        system.map(
                                whole ->
                                        share > 0 && whole > 0
                                                ? rounded(100.0 * share / whole * cpus(after))
                                                : 0.0));
    }

    private static Optional<Long> difference(
            CpuStatsConfig before, CpuStatsConfig after, Function<CpuStatsConfig, Long> value) {
        Optional<Long> last = Optional.ofNullable(after).map(value);
        return Optional.ofNullable(before)
                .map(value)
                .flatMap(first -> last.map(second -> second - first));
    }

    private static Long totalUsage(CpuStatsConfig stats) {
        return Optional.ofNullable(stats.getCpuUsage())
                .map(CpuUsageConfig::getTotalUsage)
                .orElse(null);
    }

    private static long cpus(CpuStatsConfig stats) {
        if (stats.getOnlineCpus() != null && stats.getOnlineCpus() > 0) {
            return stats.getOnlineCpus();
        }
        List<Long> each = stats.getCpuUsage().getPercpuUsage();
        return each == null ? 0 : each.size();
    }

    /** Cgroup v1 counts inactive files under {@code total_inactive_file}, v2 without the prefix. */
    private static Optional<Long> used(MemoryStatsConfig memory) {
        Optional<StatsConfig> stats = Optional.ofNullable(memory.getStats());
        long inactive =
                stats.map(StatsConfig::getTotalInactiveFile)
                        .or(() -> stats.map(StatsConfig::getInactiveFile))
                        .orElse(0L);
        return Optional.ofNullable(memory.getUsage())
                .map(usage -> inactive < usage ? usage - inactive : usage);
    }

    private static Optional<Long> network(
            Statistics statistics, Function<StatisticNetworksConfig, Long> value) {
        Map<String, StatisticNetworksConfig> networks = statistics.getNetworks();
        return Optional.ofNullable(networks)
                .map(
                        all ->
                                all.values().stream()
                                        .map(value)
                                        .filter(Objects::nonNull)
                                        .mapToLong(Long::longValue)
                                        .sum());
    }

    private static Optional<Long> block(Statistics statistics, String operation) {
        if (statistics.getBlkioStats() == null) {
            return Optional.empty();
        }
        List<BlkioStatEntry> entries = statistics.getBlkioStats().getIoServiceBytesRecursive();
        return Optional.ofNullable(entries)
                .map(
                        all ->
                                all.stream()
                                        .filter(entry -> operation.equalsIgnoreCase(entry.getOp()))
                                        .map(BlkioStatEntry::getValue)
                                        .filter(Objects::nonNull)
                                        .mapToLong(Long::longValue)
                                        .sum());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
