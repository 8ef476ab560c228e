package io.cargoshipper.dist;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The test pack {@code usurper}, whose tools go behind the back of what they were lent. */
final class UsurperPack {

    private static final String SHIFTING = "tested.shifting.ShiftingRequest";
    private static final String SOURCE = "/packs/usurper/ShiftingRequest.java";

    private UsurperPack() {}

    static Path buildIn(Path packs) {
        try {
            return PackSource.ofResource("usurper")
                    .file("shifting.base64", Base64.getEncoder().encodeToString(shifting()))
                    .buildIn(packs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class of requests that change while they are looked at, which no pack can link to. */
    private static byte[] shifting() throws IOException {
        Path classes = Files.createTempDirectory("shifting");
        try (InputStream source = UsurperPack.class.getResourceAsStream(SOURCE)) {
            byte[] code = Objects.requireNonNull(source, SOURCE).readAllBytes();
            Path transport =
                    Path.of(
                            DockerHttpClient.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Compiler.compile(
                    Map.of(SHIFTING, new String(code, StandardCharsets.UTF_8)),
                    List.of(transport),
                    classes);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Files.readAllBytes(classes.resolve(SHIFTING.replace('.', '/') + ".class"));
    }
}
