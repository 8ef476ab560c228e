package io.cargoshipper.pack.containers;

import io.cargoshipper.pack.engine.ContainerUsage;
import io.cargoshipper.pack.engine.Sizes;
import io.cargoshipper.pack.engine.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What containers use, in the columns of {@code docker stats}. */
final class UsageTable {

    private static final String UNKNOWN = "--";

    private UsageTable() {}

    static String of(List<ContainerUsage> rows) {
        TextTable table =
                new TextTable("NAME", "CPU %", "MEMORY", "MEM %", "NET I/O", "BLOCK I/O", "PIDS");
        rows.forEach(
                row ->
                        table.row(
                                row.name(),
                                percent(row.cpuPercent()),
                                pair(row.memoryUsageBytes(), row.memoryLimitBytes()),
                                percent(row.memoryPercent()),
                                pair(row.networkRxBytes(), row.networkTxBytes()),
                                pair(row.blockReadBytes(), row.blockWriteBytes()),
                                row.pids().map(String::valueOf).orElse(UNKNOWN)));
        return table.toString();
    }

    private static String percent(Optional<Double> value) {
        return value.map(it -> String.format(Locale.ROOT, "%.2f%%", it)).orElse(UNKNOWN);
    }

    private static String pair(Optional<Long> first, Optional<Long> second) {
        return first.isEmpty() && second.isEmpty() ? UNKNOWN : size(first) + " / " + size(second);
    }

    private static String size(Optional<Long> bytes) {
        return bytes.map(Sizes::text).orElse(UNKNOWN);
    }
}
