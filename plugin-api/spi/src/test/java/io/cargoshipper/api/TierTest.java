package io.cargoshipper.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TierTest {

    @Test
    void tiersRise() {
        assertThat(Tier.SAFE.isWithin(Tier.SAFE)).isTrue();
        assertThat(Tier.SAFE.isWithin(Tier.DESTRUCTIVE)).isTrue();
        assertThat(Tier.DESTRUCTIVE.isWithin(Tier.MODERATE)).isFalse();
    }

    @Test
    void ofTwoTheHigherOrTheLower() {
        assertThat(Tier.SAFE.max(Tier.MODERATE)).isEqualTo(Tier.MODERATE);
        assertThat(Tier.MODERATE.max(Tier.SAFE)).isEqualTo(Tier.MODERATE);
        assertThat(Tier.SAFE.min(Tier.DESTRUCTIVE)).isEqualTo(Tier.SAFE);
        assertThat(Tier.DESTRUCTIVE.min(Tier.MODERATE)).isEqualTo(Tier.MODERATE);
    }
}
