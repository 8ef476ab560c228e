package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.ContainerUsage;
import java.util.Optional;

/** Writes a snapshot of what a container uses. */
final class UsageText {

    private UsageText() {}

    static String of(Optional<ContainerUsage> usage) {
        return usage.map(UsageText::text).orElse("");
    }

    private static String text(ContainerUsage usage) {
        return """
               CPU: %s (100 %% is one CPU)
               memory: %s of %s
               processes and threads: %s
               network: %s received, %s sent
               block devices: %s read, %s written
               """
                .formatted(
                        usage.cpuPercent().map(Amounts::percent).orElse("?"),
                        bytes(usage.memoryUsageBytes()),
                        bytes(usage.memoryLimitBytes()),
                        usage.pids().map(String::valueOf).orElse("?"),
                        bytes(usage.networkRxBytes()),
                        bytes(usage.networkTxBytes()),
                        bytes(usage.blockReadBytes()),
                        bytes(usage.blockWriteBytes()));
    }

    private static String bytes(Optional<Long> bytes) {
        return bytes.map(Amounts::memory).orElse("?");
    }
}
