package io.cargoshipper.host.engine.guard.effect;

import io.cargoshipper.host.policy.Effect;
import io.cargoshipper.host.policy.Subject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Judges paths of the engine's host that a container is to be given.
 *
 * <p>A path is compared by its text always. A symbolic link in it is followed here where the engine
 * sees the same files; both what is written and what it leads to count then. Where the engine may
 * see others, only a path that policy names letter by letter is known: an operator vouches for it.
 */
final class HostPaths {

    private final MountView view;
    private final EngineView engine;
    private final Predicate<String> namedByPolicy;
    private final SharedFiles files;
    private Optional<Boolean> shared = Optional.empty();

    /**
     * @param namedByPolicy whether an allow list names a path letter by letter
     */
    HostPaths(MountView view, EngineView engine, Predicate<String> namedByPolicy) {
        this.view = view;
        this.engine = engine;
        this.namedByPolicy = namedByPolicy;
        this.files = new SharedFiles(view);
    }

    /** Judges a path that a container gets, whatever way. */
    void bind(String source, boolean writable, Findings findings) {
        HostPath path = HostPath.of(source);
        if (!path.absolute()) {
            // To the engine's own folder, wherever that is.
            findings.effect(Effect.SENSITIVE_MOUNT, source);
            return;
        }
        if (writable) {
            findings.effect(Effect.WRITABLE_MOUNT, path.text());
        }
        findings.name(Subject.MOUNTS, path.text());
        boolean isShared = isShared();
        boolean inRoot = isShared && files.isInRoot(path.text());
        boolean hidden = judgeText(path, inRoot, writable, findings);
        if (!isShared) {
            judgeUnseen(path, hidden, findings);
            return;
        }
        Optional<Set<Path>> targets = files.targets(source, path);
        if (targets.isEmpty()) {
            findings.effect(Effect.UNRESOLVED_MOUNT, path.text());
            return;
        }
        if (!hidden) {
            findings.effect(inRoot ? Effect.MOUNT : Effect.OUTSIDE_MOUNT, path.text());
        }
        targets.get().forEach(target -> judgeTarget(target, path, writable, findings));
    }

    /** Judges a device by the path that it has on the host. */
    void device(String source, Findings findings) {
        HostPath path = HostPath.of(source);
        findings.effect(Effect.DEVICE, path.absolute() ? path.text() : source);
        if (path.absolute() && isShared()) {
            files.targets(source, path).orElse(Set.of()).stream()
                    .map(Path::toString)
                    .filter(target -> !target.equals(path.text()))
                    .forEach(target -> findings.effect(Effect.DEVICE, target));
        }
    }

    private void judgeUnseen(HostPath path, boolean hidden, Findings findings) {
        boolean named = namedByPolicy.test(path.text());
        if (!named) {
            findings.effect(Effect.UNRESOLVED_MOUNT, path.text());
        } else if (!hidden) {
            findings.effect(Effect.MOUNT, path.text());
        }
    }

    private void judgeTarget(Path target, HostPath path, boolean writable, Findings findings) {
        HostPath real = HostPath.of(target.toString());
        if (SharedFiles.isSocket(target)) {
            findings.effect(Effect.ENGINE_SOCKET, real.text());
        }
        if (real.text().equals(path.text())) {
            return;
        }
        findings.name(Subject.MOUNTS, real.text());
        boolean inRoot = files.isInRoot(real.text());
        if (!judgeText(real, inRoot, writable, findings)) {
            findings.effect(inRoot ? Effect.MOUNT : Effect.OUTSIDE_MOUNT, real.text());
        }
    }

    /** By its text alone: says whether it is one that nobody should be given. */
    private boolean judgeText(HostPath path, boolean inRoot, boolean writable, Findings findings) {
        if (OwnPaths.meet(path, view.own())) {
            findings.effect(Effect.OWN_FILES, path.text());
        }
        boolean socket = EngineSockets.contain(path, SharedFiles.engineSocket(view));
        boolean sensitive = SensitivePaths.contain(path, inRoot, writable, engine.folder());
        if (socket) {
            findings.effect(Effect.ENGINE_SOCKET, path.text());
        }
        if (sensitive) {
            findings.effect(Effect.SENSITIVE_MOUNT, path.text());
        }
        return socket || sensitive;
    }

    private boolean isShared() {
        boolean answer = shared.orElseGet(() -> SharedFiles.with(view, engine));
        shared = Optional.of(answer);
        return answer;
    }
}
