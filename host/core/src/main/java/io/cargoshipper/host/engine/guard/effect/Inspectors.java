package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.engine.guard.body.Body;
import io.cargoshipper.host.engine.guard.body.BodyReader;
import io.cargoshipper.host.engine.guard.body.BodyReader.Reading;
import io.cargoshipper.host.engine.guard.body.Query;
import io.cargoshipper.host.engine.guard.body.Shape;
import io.cargoshipper.host.engine.guard.body.UnreadableRequestException;
import io.cargoshipper.host.policy.Effect;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who judges which operation. */
public final class Inspectors {

    private static final String JSON = "application/json";

    /** What has neither body nor parameters that reach beyond it is not here. */
    private static final Map<String, Inspector> BY_OPERATION =
            Map.ofEntries(
                    Map.entry("container.create", new ContainerCreate()),
                    Map.entry("container.update", new ContainerUpdate()),
                    Map.entry("container.start", new ContainerStart()),
                    Map.entry("container.restart", ContainerUse::inspect),
                    Map.entry("container.unpause", ContainerUse::inspect),
                    Map.entry("container.attach", ContainerUse::inspect),
                    Map.entry("container.file.write", ContainerUse::inspect),
                    Map.entry("container.file.read", ContainerUse::read),
                    Map.entry("container.file.stat", ContainerUse::read),
                    Map.entry("container.rename", ContainerNames::rename),
                    Map.entry("exec.create", new ExecCreate()),
                    Map.entry("exec.start", new ExecStart()),
                    Map.entry("volume.create", VolumeSettings::create),
                    Map.entry("volume.update", VolumeSettings::update),
                    Map.entry("network.create", NetworkSettings::create),
                    Map.entry("network.connect", NetworkSettings::connect),
                    Map.entry("image.pull", new ImagePull()),
                    Map.entry("image.load", Images::load),
                    Map.entry("image.push", ImageNames::push),
                    Map.entry("image.tag", ImageNames::tag),
                    Map.entry("image.commit", ImageNames::commit),
                    Map.entry("image.build", new ImageBuild()),
                    Map.entry("image.distribution", Registries::distribution),
                    Map.entry("image.search", Registries::search),
                    Map.entry("system.auth", Registries::login),
                    Map.entry("plugin.privileges", Registries::privileges),
                    Map.entry("plugin.install", EnginePlugins::install),
                    Map.entry("plugin.create", EnginePlugins::create),
                    Map.entry("plugin.upgrade", EnginePlugins::upgrade),
                    Map.entry("plugin.configure", EnginePlugins::change),
                    Map.entry("plugin.enable", EnginePlugins::enable),
                    Map.entry("swarm.init", Cluster::init),
                    Map.entry("swarm.join", Cluster::join),
                    Map.entry("swarm.update", Cluster::update),
                    Map.entry("service.create", new ServiceSettings()),
                    Map.entry("service.update", new ServiceSettings()));

    private final Operations operations = Operations.bundled();

    /** Whether there is more to judge of an operation than its tier, though it only reads. */
    public boolean lookInto(String operation) {
        return BY_OPERATION.containsKey(operation);
    }

    /** Whether the body of an operation is read, so that it cannot be sent as it comes. */
    public boolean readsBody(String operation) {
        return operations.get(operation).body().isPresent();
    }

    /**
     * What a request would bring about.
     *
     * @throws UnreadableRequestException when that cannot be said for certain
     */
    public Findings inspect(EngineRequest request, Surroundings surroundings) {
        Operation operation = operations.get(request.operation());
        Findings findings = new Findings();
        Query query = query(request, operation, findings);
        Body body = operation.body().map(shape -> body(request, shape, findings)).orElse(Body.NONE);
        Inspector inspector = BY_OPERATION.get(request.operation());
        if (inspector != null) {
            EngineView engine = new EngineView(surroundings.reads());
            HostPaths paths =
                    new HostPaths(surroundings.mounts(), engine, surroundings.policy()::exactMount);
            inspector.inspect(
                    new Inquiry(
                            request.name(),
                            query,
                            body,
                            engine,
                            paths,
                            surroundings.policy(),
                            surroundings.created(),
                            findings));
        }
        return findings;
    }

    private static Query query(EngineRequest request, Operation operation, Findings findings) {
        Query query = Query.of(request.target());
        query.repeated(operation.repeatable())
                .ifPresent(
                        name -> {
                            throw new UnreadableRequestException(
                                    "its parameter '%s' is there twice".formatted(printable(name)));
                        });
        query.values().keySet().stream()
                .filter(name -> !operation.parameters().contains(name))
                .sorted()
                .forEach(name -> findings.effect(Effect.UNKNOWN_SETTING, "parameter " + name));
        return query;
    }

    private static Body body(EngineRequest request, Shape shape, Findings findings) {
        Optional<byte[]> bytes = request.body().filter(given -> given.length > 0);
        if (bytes.isEmpty()) {
            return Body.NONE;
        }
        request.contentType()
                .filter(type -> !isJson(type))
                .ifPresent(
                        type -> {
                            throw new UnreadableRequestException(
                                    "its body is said to be '%s'; it must be %s"
                                            .formatted(printable(type), JSON));
                        });
        Reading reading = BodyReader.read(bytes.get(), shape);
        reading.unknown().forEach(at -> findings.effect(Effect.UNKNOWN_SETTING, at));
        return reading.body();
    }

    private static boolean isJson(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT).equals(JSON);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
