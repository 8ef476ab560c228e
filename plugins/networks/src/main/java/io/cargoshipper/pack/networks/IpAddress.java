package io.cargoshipper.pack.networks;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address, read from its text alone: nothing here ever asks a name server.
 *
 * @param value its bits, as a number
 * @param isIpv6 whether it has 128 of them rather than 32
 */
record IpAddress(BigInteger value, boolean isIpv6) {

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    /** With a colon, Java takes it for an address or refuses it; it is never looked up. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Reads an address; empty when the text is none. */
    static Optional<IpAddress> find(String text) {
        boolean ipv6 = IPV6.matcher(text).matches();
        if (!ipv6 && !IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            // Java makes an IPv4 address of ::ffff:1.2.3.4, which no engine takes for either kind.
            return address instanceof Inet6Address == ipv6
                    ? Optional.of(new IpAddress(new BigInteger(1, address.getAddress()), ipv6))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an address of a kind.
     *
     * @param argument what it is called, for the error
     * @throws IllegalArgumentException when it is none
     */
    static IpAddress parse(String argument, String text, boolean ipv6) {
        return find(text)
                .filter(address -> address.isIpv6() == ipv6)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s: '%s' is no %s address; write one such as %s"
                                                .formatted(
                                                        argument,
                                                        text,
                                                        ipv6 ? "IPv6" : "IPv4",
                                                        ipv6 ? "fd00:1::5" : "172.28.0.5")));
    }

    int bits() {
        return isIpv6 ? 128 : 32;
    }
}
