package io.cargoshipper.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SharedPackagesTest {

    @Test
    void packsSeeTheApiAndNothingElseInItsName() {
        assertThat(SharedPackages.contains("io.cargoshipper.api.Tool")).isTrue();
        assertThat(SharedPackages.contains("io.cargoshipper.api.index.Invoker")).isTrue();
        assertThat(SharedPackages.contains("com.google.inject.spi.Message")).isTrue();
        assertThat(SharedPackages.contains("io.cargoshipper.api.builder.JarIndexer")).isFalse();
        assertThat(SharedPackages.contains("io.cargoshipper.apix.Tool")).isFalse();
        assertThat(SharedPackages.contains("Tool")).isFalse();
    }

    @Test
    void packsMayNotCarryClassesInTheNameOfTheApi() {
        assertThat(SharedPackages.isReserved("io.cargoshipper.api.builder.JarIndexer")).isTrue();
        assertThat(SharedPackages.isReserved("org.slf4j.Logger")).isTrue();
        assertThat(SharedPackages.isReserved("io.cargoshipper.pack.sweep.SweepPack")).isFalse();
    }
}
