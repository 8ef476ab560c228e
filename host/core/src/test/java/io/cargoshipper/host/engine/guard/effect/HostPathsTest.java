package io.cargoshipper.host.engine.guard.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cargoshipper.host.engine.guard.body.BodyReader;
import io.cargoshipper.host.engine.guard.effect.Findings.Found;
import io.cargoshipper.host.own.OwnPlaces;
import io.cargoshipper.host.policy.Effect;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths on an engine of this machine, whose links the guard follows. */
class HostPathsTest {

    private static final LocalMachine THIS = LocalMachine.current();

    @TempDir Path temp;
    private Path root;
    private Path engine;
    private Path socket;
    private ServerSocketChannel listening;

    @BeforeEach
    void start() throws IOException {
        assumeThat(THIS.kernel()).isNotEmpty();
        root = Files.createDirectories(temp.toRealPath().resolve("work"));
        engine = Files.createDirectories(temp.toRealPath().resolve("srv/engine"));
        socket = temp.toRealPath().resolve("e.s");
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void stop() throws IOException {
        listening.close();
    }

    @Test
    void aFolderBelowARootIsAMountAndNoMore() throws IOException {
        Path folder = Files.createDirectory(root.resolve("data"));
        assertThat(bind(folder.toString(), false)).containsExactly("mount:" + folder);
        assertThat(bind(folder.toString(), true))
                .containsExactlyInAnyOrder("mount:" + folder, "writable-mount:" + folder);
        assertThat(bind(folder + "/new/deep", false))
                .containsExactly("mount:" + folder + "/new/deep");
    }

    @Test
    void otherFoldersAreOutside() throws IOException {
        Path other = Files.createDirectory(temp.toRealPath().resolve("workshop"));
        assertThat(bind(other.toString(), false)).containsExactly("outside-mount:" + other);
        assertThat(bind(root + "/../workshop", false)).containsExactly("outside-mount:" + other);
    }

    @Test
    void aLinkCountsForWhatItLeadsTo() throws IOException {
        Path etc = Files.createSymbolicLink(root.resolve("innocent"), Path.of("/etc"));
        assertThat(bind(etc.toString(), false)).contains("sensitive-mount:/etc", "mount:" + etc);
        assertThat(bind(etc + "/ssh", false)).contains("sensitive-mount:/etc/ssh");
        assertThat(bind(etc + "/no/such/file", false))
                .contains("sensitive-mount:/etc/no/such/file");
        Path all = Files.createSymbolicLink(root.resolve("all"), Path.of("/"));
        assertThat(bind(all.toString(), false)).contains("engine-socket:/", "sensitive-mount:/");
    }

    @Test
    void aLinkToALinkIsFollowedToItsEnd() throws IOException {
        Files.createSymbolicLink(root.resolve("b"), Path.of("/etc"));
        Path a = Files.createSymbolicLink(root.resolve("a"), Path.of("b"));
        assertThat(bind(a.toString(), false)).contains("sensitive-mount:/etc");
    }

    /** The engine goes up by the text, the kernel from where a link leads. */
    @Test
    void goingUpFromALinkCountsBothWays() throws IOException {
        Files.createDirectory(root.resolve("etc"));
        Path link = Files.createSymbolicLink(root.resolve("x"), Path.of("/usr/bin"));
        assertThat(bind(link + "/../../etc", false))
                .contains("sensitive-mount:/etc", "outside-mount:" + temp.toRealPath() + "/etc");
    }

    @Test
    void aLinkThatLeadsNowhereIsUnresolved() throws IOException {
        Path broken = Files.createSymbolicLink(root.resolve("x"), root.resolve("none"));
        assertThat(bind(broken.toString(), false)).containsExactly("unresolved-mount:" + broken);
        Path loop = Files.createSymbolicLink(root.resolve("y"), root.resolve("y"));
        assertThat(bind(loop + "/z", false)).containsExactly("unresolved-mount:" + loop + "/z");
    }

    @Test
    void theEnginesSocketIsKnownUnderAnyName() throws IOException {
        assertThat(bind(socket.toString(), false)).contains("engine-socket:" + socket);
        assertThat(bind(temp.toRealPath().toString(), false))
                .contains("engine-socket:" + temp.toRealPath());
        Path link = Files.createSymbolicLink(root.resolve("link"), socket);
        assertThat(bind(link.toString(), false)).contains("engine-socket:" + socket);
        Path hard = Files.createLink(root.resolve("hard"), socket);
        assertThat(bind(hard.toString(), false)).contains("engine-socket:" + hard);
    }

    @Test
    void anySocketMayLeadToTheEngine() throws IOException {
        Path other = root.resolve("o.s");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(other));
            assertThat(bind(other.toString(), false)).contains("engine-socket:" + other);
        }
    }

    @Test
    void aRootMayBeALinkItself() throws IOException {
        Path link = Files.createSymbolicLink(temp.toRealPath().resolve("link"), root);
        Files.createDirectory(root.resolve("data"));
        Findings findings = new Findings();
        paths(view(link), info("")).bind(link + "/data", false, findings);
        assertThat(texts(findings))
                .containsExactlyInAnyOrder("mount:" + link + "/data", "mount:" + root + "/data");
    }

    @Test
    void aRootInASystemFolderIsAPlaceToWorkIn() {
        Findings findings = new Findings();
        HostPaths paths = paths(view(Path.of("/var/lib/app")), info(""));
        paths.bind("/var/lib/app/data", false, findings);
        paths.bind("/var/lib/other", false, findings);
        paths.bind("/var/lib", false, findings);
        paths.bind("/var/lib/app/.ssh", false, findings);
        assertThat(texts(findings))
                .containsExactlyInAnyOrder(
                        "mount:/var/lib/app/data",
                        "sensitive-mount:/var/lib/other",
                        "sensitive-mount:/var/lib",
                        "sensitive-mount:/var/lib/app/.ssh");
    }

    @Test
    void theEnginesOwnFolderIsSensitiveWhereverItIs() throws IOException {
        Path inRoot = Files.createSymbolicLink(root.resolve("innocent"), engine);
        assertThat(bind(engine.toString(), false)).contains("sensitive-mount:" + engine);
        assertThat(bind(engine + "/overlay2", false))
                .contains("sensitive-mount:" + engine + "/overlay2");
        assertThat(bind(engine.getParent().toString(), false))
                .contains("sensitive-mount:" + engine.getParent());
        assertThat(bind(inRoot.toString(), false)).contains("sensitive-mount:" + engine);
        Findings elsewhere = new Findings();
        paths(MountView.elsewhere(), info("")).bind(engine + "/volumes", false, elsewhere);
        assertThat(texts(elsewhere)).contains("sensitive-mount:" + engine + "/volumes");
    }

    @Test
    void aDeviceCountsForWhatItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("fuse"), Path.of("/dev/null"));
        Findings findings = new Findings();
        paths(view(root), info("")).device(link.toString(), findings);
        assertThat(texts(findings)).containsExactlyInAnyOrder("device:" + link, "device:/dev/null");
    }

    /** An engine of another machine, of a virtual one, of a user, in a container. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Name':'another'",
                "'KernelVersion':'5.0.0-linuxkit'",
                "'OSType':'windows'",
                "'SecurityOptions':['name=seccomp','name=rootless']",
                "'DockerRootDir':'/no/such/folder'",
                "'DockerRootDir':''",
            })
    void elsewhereNoPathIsKnown(String difference) throws IOException {
        Path folder = Files.createDirectory(root.resolve("data"));
        Findings findings = new Findings();
        HostPaths elsewhere = paths(view(root), info(difference));
        elsewhere.bind(folder.toString(), false, findings);
        assertThat(texts(findings)).containsExactly("unresolved-mount:" + folder);
    }

    @Test
    void elsewhereWhatPolicyNamesIsKnown() {
        Findings findings = new Findings();
        HostPaths paths =
                new HostPaths(
                        MountView.elsewhere(),
                        new EngineView(path -> Optional.empty()),
                        path -> path.equals("/srv/a"));
        paths.bind("/srv/./a/", false, findings);
        paths.bind("/srv/a/b", false, findings);
        assertThat(texts(findings))
                .containsExactlyInAnyOrder("mount:/srv/a", "unresolved-mount:/srv/a/b");
    }

    @Test
    void whatIsTheHostsOwnIsFoundAndWhatHoldsIt() throws IOException {
        Path state = Files.createDirectories(root.resolve("home/state"));
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("home"));
        OwnPlaces own =
                new OwnPlaces(
                        List.of(state.resolve("approvals")), List.of(root.resolve("logs/audit-")));
        assertThat(own(own, state.resolve("approvals"))).isTrue();
        assertThat(own(own, state.resolve("approvals/1.answer"))).isTrue();
        assertThat(own(own, state)).isTrue();
        assertThat(own(own, Path.of("/"))).isTrue();
        assertThat(own(own, link)).isTrue();
        assertThat(own(own, root.resolve("logs"))).isTrue();
        assertThat(own(own, root.resolve("logs/audit-1.jsonl"))).isTrue();
        assertThat(own(own, root.resolve("logs/nginx"))).isFalse();
        assertThat(own(own, Path.of("/d"))).isFalse();
        assertThat(own(own, Path.of("/mnt/d"))).isFalse();
        assertThat(own(own, state.resolve("other"))).isFalse();
    }

    private boolean own(OwnPlaces own, Path path) {
        Findings findings = new Findings();
        MountView view = new MountView(List.of(root), own, () -> Optional.of(socket), THIS);
        paths(view, info("")).bind(path.toString(), false, findings);
        Findings elsewhere = new Findings();
        paths(new MountView(List.of(), own, Optional::empty, new LocalMachine("", "")), info(""))
                .bind(path.toString(), true, elsewhere);
        boolean linked = Files.isSymbolicLink(path); // which is followed on this machine alone
        assertThat(hasOwn(elsewhere)).isEqualTo(!linked && hasOwn(findings));
        return hasOwn(findings);
    }

    private static boolean hasOwn(Findings findings) {
        return findings.effects().stream().anyMatch(found -> found.effect() == Effect.OWN_FILES);
    }

    private List<String> bind(String path, boolean writable) {
        Findings findings = new Findings();
        paths(view(root), info("")).bind(path, writable, findings);
        return texts(findings);
    }

    private static HostPaths paths(MountView view, String info) {
        return new HostPaths(
                view,
                new EngineView(
                        path ->
                                Optional.of(
                                        BodyReader.readAnswer(
                                                info.getBytes(StandardCharsets.UTF_8)))),
                path -> false);
    }

    private MountView view(Path folder) {
        return new MountView(List.of(folder), OwnPlaces.NONE, () -> Optional.of(socket), THIS);
    }

    /** As an engine of this machine says it, with one difference. */
    private String info(String difference) {
        StringBuilder info = new StringBuilder("{" + difference);
        for (String field :
                List.of(
                        "'OSType':'linux'",
                        "'Name':'%s'".formatted(THIS.hostname()),
                        "'KernelVersion':'%s'".formatted(THIS.kernel()),
                        "'DockerRootDir':'%s'".formatted(engine))) {
            if (!difference.startsWith(field.substring(0, field.indexOf(':')))) {
                info.append(info.length() == 1 ? "" : ",").append(field);
            }
        }
        return info.append('}').toString().replace('\'', '"');
    }

    private static List<String> texts(Findings findings) {
        return findings.effects().stream().map(HostPathsTest::text).toList();
    }

    private static String text(Found found) {
        return found.effect().text() + ":" + found.subject();
    }
}
