package io.cargoshipper.host.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnPlacesTest {

    private final OwnPlaces own =
            new OwnPlaces(
                    List.of(Path.of("/state/approvals"), Path.of("/etc/app.conf")),
                    List.of(Path.of("/logs/audit-")));

    @ParameterizedTest
    @CsvSource({
        "/state/approvals, true",
        "/state/approvals/1.answer, true",
        "/state, false",
        "/state/approvals2, false",
        "/etc/app.conf, true",
        "/etc/app.conf.old, false",
        "/logs, false",
        "/logs/audit-1.jsonl, true",
        "/logs/nginx.log, false",
        "/logs/sub/audit-1.jsonl, false",
        "/, false"
    })
    void aPathIsOneOfThemOrInOne(Path path, boolean expected) {
        assertThat(own.contain(path)).isEqualTo(expected);
    }

    @Test
    void aPlaceBehindALinkIsKnownByBothNames(@TempDir Path temp) throws IOException {
        Path real = Files.createDirectory(temp.toRealPath().resolve("real"));
        Path link = Files.createSymbolicLink(temp.toRealPath().resolve("link"), real);
        OwnPlaces linked =
                new OwnPlaces(List.of(link.resolve("not/there/yet")), List.of()).underAllNames();

        assertThat(linked.contain(real.resolve("not/there/yet/x"))).isTrue();
        assertThat(linked.contain(link.resolve("not/there/yet/x"))).isTrue();
        assertThat(linked.contain(real.resolve("not/there"))).isFalse();
    }
}
