package io.cargoshipper.pack.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cargoshipper.api.Tier;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeReachTest {

    static Stream<Map<String, String>> harmless() {
        return Stream.of(
                Map.of(),
                Map.of("size", "10G"),
                Map.of("type", "tmpfs", "device", "tmpfs"),
                Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=100m,uid=1000,noexec"));
    }

    static Stream<Map<String, String>> reaching() {
        return Stream.of(
                Map.of("type", "none", "o", "bind", "device", "/"),
                Map.of("type", "none", "o", "bind", "device", "/srv/data"),
                Map.of("o", "bind", "device", "relative"),
                Map.of("device", "/dev/sda1", "type", "ext4"),
                Map.of("type", "nfs", "o", "addr=10.0.0.1,rw", "device", ":/export"),
                Map.of("type", "cifs", "device", "//nas/x"),
                Map.of("type", "overlay", "device", "overlay", "o", "lowerdir=/etc"),
                Map.of("type", "overlay", "device", "overlay", "o", "lowerdir=/:/tmp"),
                Map.of("type", "tmpfs", "device", "/etc"),
                Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m,bind"),
                Map.of("type", "TMPFS"),
                Map.of("Type", "tmpfs"),
                Map.of("mountpoint", "/etc"),
                Map.of("unknown", "x"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void spaceOfItsOwnIsModerate(Map<String, String> options) {
        assertThat(tier("local", options)).isEqualTo(Tier.MODERATE);
    }

    @ParameterizedTest
    @MethodSource("reaching")
    void anythingElseIsDestructive(Map<String, String> options) {
        assertThat(tier("local", options)).isEqualTo(Tier.DESTRUCTIVE);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void noDriverIsTheEnginesOwn(Map<String, String> options) {
        assertThat(tier("", options)).isEqualTo(Tier.MODERATE);
        assertThat(tier(" ", options)).isEqualTo(Tier.MODERATE);
    }

    @ParameterizedTest
    @MethodSource("reaching")
    void soItReachesAsFar(Map<String, String> options) {
        assertThat(tier("", options)).isEqualTo(Tier.DESTRUCTIVE);
        assertThat(tier(" ", options)).isEqualTo(Tier.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc",
                " /etc",
                ":/export",
                "lowerdir=/:/tmp",
                "ro,/etc",
                "rw /etc",
                "C:\\data",
                "source=c:/data",
                "\\\\nas\\share",
                "rbind"
            })
    void aPathIsSeenAnywhereInWhatAnotherDriverIsGiven(String value) {
        assertThat(tier("rclone", Map.of("o", value))).isEqualTo(Tier.DESTRUCTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10G", "bucket/folder", "addr=10.0.0.1,rw", "a:b"})
    void whatNamesNoPathIsNone(String value) {
        assertThat(tier("rclone", Map.of("o", value))).isEqualTo(Tier.MODERATE);
    }

    @ParameterizedTest
    @MethodSource("reaching")
    void whatAnotherDriverIsGivenIsJudgedByItsText(Map<String, String> options) {
        boolean path =
                options.values().stream()
                        .anyMatch(value -> value.contains("/") || value.contains("bind"));
        assertThat(tier("rclone", options)).isEqualTo(path ? Tier.DESTRUCTIVE : Tier.MODERATE);
    }

    private static Tier tier(String driver, Map<String, String> options) {
        return new VolumeReach()
                .tier(new NewVolume(Optional.of("data"), driver, options, Map.of()));
    }
}
