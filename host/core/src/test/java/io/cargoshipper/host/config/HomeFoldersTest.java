package io.cargoshipper.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HomeFoldersTest {

    /** Names without a drive, so that {@code Users/x} stands for {@code C:\Users\x} too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "home",
                "home/x",
                "root",
                "Users",
                "Users/x",
                "users/X",
                "var/home/x",
                "usr/home",
                "export/home/x",
                "mnt",
                "mnt/c",
                "mnt/c/Users",
                "mnt/c/Users/x",
                "var/root"
            })
    void theUsualPlacesAreKnown(String path) {
        assertThat(HomeFolders.isUsually(names(path))).as(path).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home/x/project",
                "root/project",
                "Users/x/project",
                "srv",
                "work",
                "opt/home/x",
                "mnt/c/Users/x/project",
                "mnt/data/shop",
                "tmp/x",
                "homes/x"
            })
    void otherPlacesAreNone(String path) {
        assertThat(HomeFolders.isUsually(names(path))).as(path).isFalse();
    }

    @Test
    void ofAKnownHomeAllAboveCountsAndNothingBelow(@TempDir Path base) throws IOException {
        Path home = Files.createDirectories(base.toRealPath().resolve("people/ada"));
        Path link = Files.createSymbolicLink(base.toRealPath().resolve("me"), home);
        HomeFolders homes = new HomeFolders(List.of(link, home));

        assertThat(homes.isOneOrAbove(home)).isTrue();
        assertThat(homes.isOneOrAbove(link)).isTrue();
        assertThat(homes.isOneOrAbove(home.getParent())).isTrue();
        assertThat(homes.isOneOrAbove(home.resolve("project"))).isFalse();
        assertThat(homes.isOneOrAbove(home.resolveSibling("bob"))).isFalse();
    }

    private static List<String> names(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("/"));
    }
}
