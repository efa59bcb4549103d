package dk.ramme.services;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses that lead into the operator's own network, or to nobody in particular, in whichever dress. */
final class InnerNetworks {

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final int IPV4 = 4;
    private static final int EMBEDDED_AT_THE_END = 12;
    private static final int EMBEDDED_IN_6TO4 = 2;

    private InnerNetworks() {}

    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == IPV4 ? isInner4(bytes) : isInner6(bytes));
    }

    /** This network, the provider's (RFC 6598), protocol assignments, benchmarks (RFC 2544), and what is kept for later. */
    private static boolean isInner4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return first == 0
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xfe) == 18)
                || first >= 240;
    }

    /** Unique local ones (RFC 4193), and those that lead to an inner one of the older kind. */
    private static boolean isInner6(byte[] bytes) {
        if ((bytes[0] & 0xfe) == 0xfc) return true;
        if (bytes[0] == 0x20 && bytes[1] == 0x02) return contain(embedded(bytes, EMBEDDED_IN_6TO4));
        var beginning = Arrays.copyOf(bytes, EMBEDDED_AT_THE_END);
        return (Arrays.equals(beginning, NAT64) || Arrays.equals(beginning, new byte[EMBEDDED_AT_THE_END]))
                && contain(embedded(bytes, EMBEDDED_AT_THE_END));
    }

    private static InetAddress embedded(byte[] bytes, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + IPV4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("it has " + IPV4 + " bytes", impossible);
        }
    }
}
