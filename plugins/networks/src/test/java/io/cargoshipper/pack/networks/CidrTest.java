package io.cargoshipper.pack.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "10.0.0.5/32, 10.0.0.5, true",
        "10.0.0.0/8, fd00::1, false",
        "fd00:1::/64, fd00:1::ffff:1, true",
        "fd00:1::/64, fd00:1:0:1::1, false"
    })
    void tellsWhatIsWithin(String range, String address, boolean within) {
        assertThat(cidr(range).contains(IpAddress.find(address).orElseThrow())).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.4.0/24, true",
        "10.1.0.0/16, 10.1.0.0/16, true",
        "10.1.0.0/16, 10.1.0.0/15, false",
        "10.1.0.0/16, 10.2.0.0/24, false"
    })
    void tellsWhichRangeIsWithin(String range, String other, boolean within) {
        assertThat(cidr(range).contains(cidr(other))).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0/8",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "256.0.0.0/8",
                "fd00::/129",
                "::ffff:10.0.0.0/96",
                "face/8",
                "localhost/8",
                "10.0.0.0/8/8"
            })
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> cidr(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("subnet: '%s' is no range of addresses".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "1.2.3.4.",
                "face",
                "::g",
                "1::2::3",
                "a"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(IpAddress.find(text)).isEmpty();
    }

    @Test
    void anAddressOfTheOtherKindIsNone() {
        assertThatThrownBy(() -> IpAddress.parse("ipv4_address", "fd00::1", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ipv4_address: 'fd00::1' is no IPv4 address; write one such as 172.28.0.5");
    }

    private static Cidr cidr(String text) {
        return Cidr.parse("subnet", text);
    }
}
