package io.cargoshipper.pack.networks;

import java.math.BigInteger;

/**
 * A range of addresses: {@code 10.1.0.0/16} or {@code fd00::/64}.
 *
 * @param address an address of it
 * @param prefix how many of an address's first bits are the same in the whole range
 */
record Cidr(IpAddress address, int prefix) {

    /**
     * Reads a range.
     *
     * @param argument what it is called, for the error
     * @throws IllegalArgumentException when it is none
     */
    static Cidr parse(String argument, String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            throw invalid(argument, text);
        }
        IpAddress address =
                IpAddress.find(text.substring(0, slash)).orElseThrow(() -> invalid(argument, text));
        int prefix = Integer.parseInt(text.substring(slash + 1));
        if (prefix > address.bits()) {
            throw invalid(argument, text);
        }
        return new Cidr(address, prefix);
    }

    boolean isIpv6() {
        return address.isIpv6();
    }

    boolean contains(IpAddress other) {
        return other.isIpv6() == isIpv6() && head(other).equals(head(address));
    }

    boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.address);
    }

    private BigInteger head(IpAddress of) {
        return of.value().shiftRight(of.bits() - prefix);
    }

    private static IllegalArgumentException invalid(String argument, String text) {
        return new IllegalArgumentException(
                "%s: '%s' is no range of addresses; write 172.28.0.0/16 or fd00:1::/64"
                        .formatted(argument, text));
    }
}
