package io.cargoshipper.host.engine.guard;

/** What there is on the engine of the tests. */
final class Stock {

    private static final String MASKED =
            "'MaskedPaths':['/proc/asound','/proc/acpi','/proc/kcore','/proc/keys',"
                    + "'/proc/latency_stats','/proc/timer_list','/proc/timer_stats',"
                    + "'/proc/sched_debug','/proc/scsi','/sys/firmware'],"
                    + "'ReadonlyPaths':['/proc/bus','/proc/fs','/proc/irq','/proc/sys',"
                    + "'/proc/sysrq-trigger']";

    private Stock() {}

    static StockedEngine engine() {
        StockedEngine engine = new StockedEngine();
        has(engine, "/info", "{'OSType':'linux','DefaultRuntime':'runc','CgroupVersion':'1'}");
        container(engine, "web", "'CgroupnsMode':'host','Runtime':'runc'," + MASKED, "");
        container(engine, "priv", "'Privileged':true,'MaskedPaths':null", "");
        container(engine, "hostpid", "'PidMode':'host'," + MASKED, "");
        container(engine, "chained", "'PidMode':'container:hostpid'," + MASKED, "");
        container(engine, "hostnet", "'NetworkMode':'host'," + MASKED, "");
        container(
                engine,
                "socket",
                MASKED,
                "{'Type':'bind','Source':'/run/docker.sock','Destination':'/s','RW':true}");
        container(
                engine,
                "volumed",
                MASKED,
                "{'Type':'volume','Name':'etcvol','Source':'/var/lib/docker/volumes/etcvol/_data',"
                        + "'Driver':'local','RW':false}");
        container(
                engine,
                "clocked",
                MASKED,
                "{'Type':'bind','Source':'/etc/localtime','Destination':'/s','RW':false},"
                        + "{'Type':'volume','Name':'data','Source':'/var/lib/docker/volumes/x/_data',"
                        + "'Driver':'local','RW':true}");
        exec(engine, "privileged", "'privileged':true", "web");
        exec(engine, "asroot", "'user':'root'", "web");
        exec(engine, "inpriv", "", "priv");
        network(engine, "apps", "apps", "bridge", "");
        network(engine, "0123456789ab", "host", "host", "");
        network(engine, "lan", "lan", "macvlan", "'parent':'eth0'");
        network(engine, "model", "model", "null", "'parent':'eth1'");
        volume(engine, "data", "local", "");
        volume(engine, "etcvol", "local", "'type':'none','o':'bind','device':'/etc'");
        volume(engine, "nfsvol", "local", "'type':'nfs','o':'addr=10.0.0.1','device':':/x'");
        volume(engine, "sshvol", "vieux/sshfs", "'sshcmd':'a@b:/c'");
        has(
                engine,
                "/plugins/mine/json",
                "{'Config':{'Network':{'Type':'host'},'Linux':{'Capabilities':['CAP_SYS_ADMIN'],"
                        + "'AllowAllDevices':true,'Devices':null},'Mounts':null}}");
        return engine;
    }

    private static void container(StockedEngine engine, String name, String host, String mounts) {
        has(
                engine,
                "/containers/%s/json".formatted(name),
                "{'Id':'%1$s','Name':'/%1$s','HostConfig':{%2$s},'Mounts':[%3$s]}"
                        .formatted(name, host, mounts));
    }

    private static void exec(StockedEngine engine, String id, String process, String container) {
        has(
                engine,
                "/exec/%s/json".formatted(id),
                "{'ID':'%s','ProcessConfig':{%s},'ContainerID':'%s'}"
                        .formatted(id, process, container));
    }

    private static void network(
            StockedEngine engine, String id, String name, String driver, String options) {
        has(
                engine,
                "/networks/" + id,
                "{'Name':'%s','Driver':'%s','Options':{%s}}".formatted(name, driver, options));
    }

    private static void volume(StockedEngine engine, String name, String driver, String options) {
        has(
                engine,
                "/volumes/" + name,
                "{'Name':'%s','Driver':'%s','Options':{%s}}".formatted(name, driver, options));
    }

    private static void has(StockedEngine engine, String path, String json) {
        engine.has(path, json.replace('\'', '"'));
    }
}
