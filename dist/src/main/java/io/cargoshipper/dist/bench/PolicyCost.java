package io.cargoshipper.dist.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cargoshipper.api.Caller;
import io.cargoshipper.api.index.CodeIndex.Parameter;
import io.cargoshipper.host.Host;
import io.cargoshipper.host.catalog.Kind;
import io.cargoshipper.host.catalog.Offer;
import io.cargoshipper.host.catalog.OfferKey;
import io.cargoshipper.host.config.ConfigLoader;
import io.cargoshipper.host.config.Environment;
import io.cargoshipper.host.pack.ActiveMethod;
import io.cargoshipper.host.pipeline.CallOutcome;
import io.cargoshipper.host.pipeline.CallReports;
import io.cargoshipper.host.pipeline.CallRequest;
import io.cargoshipper.host.pipeline.CallSession;
import io.cargoshipper.host.pipeline.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what policy costs: {@code docker_list_containers} as a client calls it, through every
 * stage of the pipeline, with the guard before the engine and the shaping of the result, beside the
 * same method of the same pack, its arguments checked by their schema, with a client that nothing
 * guards, its result as JSON. Both are called from one thread and run on another, speak to one
 * engine over its socket, and take turns, so that a busy moment of the machine hits both. The audit
 * trail, whose cost is that of the disk, is off.
 */
public final class PolicyCost {

    private static final String TOOL = "docker_list_containers";
    private static final Map<String, Object> ARGUMENTS = Map.of("all", true, "limit", 100);

    private static final int CONTAINERS = 50;
    private static final int ROUNDS = 500;

    /** Not counted: the compiler is still at work. */
    private static final int WARM_UP = 500;

    private static final double AIM = 1.15;

    private final Host host;
    private final DockerClient bare;
    private final CallSession session =
            new CallSession("bench", new Caller("local", Optional.empty()));

    private PolicyCost(Host host, DockerClient bare) {
        this.host = host;
        this.bare = bare;
    }

    /**
     * Runs the measure with the Java that runs this.
     *
     * @param args the installation's folder; the engine's address, a Unix socket
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("cargoshipper-bench");
        String mark = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        EngineSocket socket = new EngineSocket(Path.of(args[1].replaceFirst("^unix://", "")));
        DockerClient bare =
                DockerClientImpl.getInstance(
                        DefaultDockerClientConfig.createDefaultConfigBuilder()
                                .withDockerHost(args[1])
                                .build(),
                        socket);
        try (Host host = host(Path.of(args[0]).toRealPath(), folder, args[1])) {
            populate(socket, bare, mark);
            new PolicyCost(host, bare).run();
        } finally {
            bare.listContainersCmd().withShowAll(true).withNameFilter(List.of(mark)).exec().stream()
                    .map(container -> container.getId())
                    .forEach(id -> bare.removeContainerCmd(id).exec());
            bare.removeImageCmd(mark).exec();
            Files.delete(folder);
        }
        System.exit(0); // threads of the host's libraries may linger
    }

    private static Host host(Path installation, Path folder, String engine) {
        return new Host(
                ConfigLoader.load(
                        new ConfigLoader.Sources(
                                installation,
                                folder,
                                Optional.empty(),
                                Optional.empty(),
                                new Environment(
                                        Map.of(
                                                "DOCKER_HOST",
                                                engine,
                                                "HOME",
                                                folder.toString(),
                                                "SECURITY_AUDIT_LOG_ENABLED",
                                                "false")))));
    }

    /** Makes containers of an image with nothing in it; none is started. */
    private static void populate(EngineSocket socket, DockerClient docker, String mark)
            throws IOException {
        socket.importEmptyImage(mark);
        for (int i = 0; i < CONTAINERS; i++) {
            docker.createContainerCmd(mark)
                    .withName(mark + "-" + i)
                    .withCmd("serve", "--port", "8080", "--verbose")
                    .withLabels(Map.of("com.example.team", "shop", "com.example.tier", "web"))
                    .exec();
        }
    }

    private void run() throws Exception {
        Callable<Integer> without = without();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Long> bareTimes = new ArrayList<>();
        List<Long> policedTimes = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            long start = System.nanoTime();
            bytes = threads.submit(without).get();
            long middle = System.nanoTime();
            with();
            long end = System.nanoTime();
            if (i >= WARM_UP) {
                bareTimes.add(middle - start);
                policedTimes.add(end - middle);
            }
        }
        double ratio = millis(median(policedTimes)) / millis(median(bareTimes));
        System.out.printf(
                "Java %s, %d processors; %s of %d containers, %,d bytes; medians of %d after %d not counted, in ms%n",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                TOOL,
                CONTAINERS,
                bytes,
                ROUNDS,
                WARM_UP);
        System.out.printf(
                "%-44s %7.2f%n",
                "the pack's method, its result as JSON", millis(median(bareTimes)));
        System.out.printf(
                "%-44s %7.2f%n",
                "through the pipeline, guarded and shaped", millis(median(policedTimes)));
        System.out.printf(
                "%-44s %7.2f    aim: below %.2f: %s%n",
                "with policy : without", ratio, AIM, ratio < AIM ? "met" : "missed");
    }

    private void with() throws Exception {
        CallOutcome outcome =
                host.pipeline()
                        .start(
                                CallRequest.of(
                                        new Target.Tool(TOOL),
                                        ARGUMENTS,
                                        session,
                                        CallReports.NONE))
                        .outcome()
                        .toCompletableFuture()
                        .get();
        if (!(outcome instanceof CallOutcome.Answer)) {
            throw new IllegalStateException("the call was not answered: " + outcome);
        }
    }

    private Callable<Integer> without() throws Exception {
        Offer offer = host.catalog().find(new OfferKey(Kind.TOOL, TOOL)).orElseThrow();
        ActiveMethod method = host.packs().activate(offer.pack()).method(offer.code());
        Map<String, Object> arguments = Map.of("all", true, "limit", 100, "filters", Map.of());
        JsonMapper json = JsonMapper.shared();
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(json.<JsonNode>valueToTree(offer.inputSchema().orElseThrow()));
        return () -> {
            if (!schema.validate(json.<JsonNode>valueToTree(arguments)).isEmpty()) {
                throw new IllegalStateException("the arguments are wrong: " + arguments);
            }
            Object bound = method.bind(arguments).orElseThrow();
            try {
                Object result =
                        method.invoke(parameter -> parameter == Parameter.ARGUMENTS ? bound : bare);
                return json.writeValueAsBytes(method.encode(result)).length;
            } catch (Throwable e) {
                throw new IllegalStateException("the pack's method failed", e);
            }
        };
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static double millis(long nanos) {
        return Duration.ofNanos(nanos).toNanos() / 1e6;
    }
}
