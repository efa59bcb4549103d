package dk.ramme.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What counts as one sender where something is counted by address. */
public final class Network {

    private static final int BYTES = 8;

    private Network() {}

    /**
     * One household has a whole network of the sixth version's addresses: the first eight bytes, however it is written. An
     * address of the fourth version is one, also where it is written as one of the sixth.
     */
    public static String of(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address == null ? "" : address;
        }
        var zone = address.indexOf('%');
        try {
            // with a colon in it, it is never looked up as a name
            var parsed = InetAddress.getByName(zone < 0 ? address : address.substring(0, zone));
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return "";
        }
    }
}
