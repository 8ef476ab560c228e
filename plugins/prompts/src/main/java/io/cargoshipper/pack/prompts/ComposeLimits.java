package io.cargoshipper.pack.prompts;

import io.cargoshipper.pack.engine.EngineObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service may use. */
final class ComposeLimits {

    /** What the engine gives where nobody says. */
    private static final long DEFAULT_SHM_BYTES = 64L * 1024 * 1024;

    private final EngineObject host;

    ComposeLimits(ComposeSource source) {
        this.host = source.hostConfig();
    }

    void writeTo(Section service) {
        service.set("mem_limit", memory("Memory"))
                .set("mem_reservation", memory("MemoryReservation"))
                .set("memswap_limit", swap())
                .set("mem_swappiness", host.number("MemorySwappiness").filter(it -> it >= 0))
                .setIf(host.flag("OomKillDisable"), "oom_kill_disable")
                .set("oom_score_adj", host.number("OomScoreAdj").filter(it -> it != 0))
                .set("cpus", host.positive("NanoCpus").map(it -> new BigDecimal(Amounts.cpus(it))))
                .set("cpu_shares", host.positive("CpuShares"))
                .set("cpu_quota", host.number("CpuQuota").filter(it -> it != 0))
                .set("cpu_period", host.positive("CpuPeriod"))
                .set("cpu_rt_runtime", host.positive("CpuRealtimeRuntime"))
                .set("cpu_rt_period", host.positive("CpuRealtimePeriod"))
                .set("cpuset", host.text("CpusetCpus"))
                .set("pids_limit", host.positive("PidsLimit"))
                .set(
                        "shm_size",
                        host.positive("ShmSize")
                                .filter(it -> it != DEFAULT_SHM_BYTES)
                                .map(Amounts::limit))
                .setAny("ulimits", ulimits())
                .setAny("storage_opt", host.textsByKey("StorageOpt"))
                .setAny("blkio_config", blockDevices())
                .setAny("deploy", deploy());
    }

    private Optional<String> memory(String field) {
        return host.positive(field).map(Amounts::limit);
    }

    /** The engine itself fills in twice the memory. */
    private Optional<Object> swap() {
        long memory = host.number("Memory").orElse(0L);
        return host.number("MemorySwap")
                .filter(it -> it != 0 && it != 2 * memory)
                .map(it -> it < 0 ? (Object) it : Amounts.limit(it));
    }

    private Map<String, Object> ulimits() {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (EngineObject limit : host.objects("Ulimits")) {
            limits.put(
                    limit.text("Name").orElse(""),
                    new Section()
                            .set("soft", limit.number("Soft"))
                            .set("hard", limit.number("Hard"))
                            .fields());
        }
        return limits;
    }

    private Map<String, Object> blockDevices() {
        return new Section()
                .set("weight", host.positive("BlkioWeight"))
                .setAny("weight_device", rates("BlkioWeightDevice", "Weight", "weight"))
                .setAny("device_read_bps", rates("BlkioDeviceReadBps", "Rate", "rate"))
                .setAny("device_write_bps", rates("BlkioDeviceWriteBps", "Rate", "rate"))
                .setAny("device_read_iops", rates("BlkioDeviceReadIOps", "Rate", "rate"))
                .setAny("device_write_iops", rates("BlkioDeviceWriteIOps", "Rate", "rate"))
                .fields();
    }

    private List<Object> rates(String field, String from, String to) {
        List<Object> rates = new ArrayList<>();
        host.objects(field)
                .forEach(
                        it ->
                                rates.add(
                                        new Section()
                                                .set("path", it.text("Path"))
                                                .set(to, it.number(from))
                                                .fields()));
        return rates;
    }

    /** Devices by capability, such as GPUs. */
    private Map<String, Object> deploy() {
        List<Object> devices = new ArrayList<>();
        for (EngineObject request : host.objects("DeviceRequests")) {
            List<String> ids = request.texts("DeviceIDs");
            devices.add(
                    new Section()
                            .set("capabilities", capabilities(request))
                            .set("driver", request.text("Driver"))
                            .setAny("device_ids", ids)
                            .set("count", ids.isEmpty() ? count(request) : Optional.empty())
                            .setAny("options", request.textsByKey("Options"))
                            .fields());
        }
        return devices.isEmpty()
                ? Map.of()
                : Map.of("resources", Map.of("reservations", Map.of("devices", devices)));
    }

    private static Optional<Object> count(EngineObject request) {
        return request.number("Count").map(it -> it < 0 ? (Object) "all" : it);
    }

    /** The engine takes alternatives, each a list of capabilities; Compose knows one. */
    private static List<Object> capabilities(EngineObject request) {
        return request.fields().get("Capabilities") instanceof List<?> alternatives
                        && !alternatives.isEmpty()
                        && alternatives.get(0) instanceof List<?> first
                ? List.copyOf(first)
                : List.of("gpu");
    }
}
