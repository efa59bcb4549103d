package dk.ramme.remote;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What makes the address of another system one that may be called: what is sent there cannot be read on the way, so it is
 * https, or plain http that never leaves this machine.
 */
public final class Address {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Beside those: every spelling of a machine's own address, which nobody else can reach. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "localhost|.*\\.localhost|127\\..*|0\\.0\\.0\\.0|\\d+|\\[[0:]*:0*1?]|\\[::ffff:(127\\.|7f).*]");

    /** Names that are kept free for examples and tests and so are nobody's (RFC 2606, RFC 6761). */
    private static final Pattern EXAMPLE =
            Pattern.compile("(.*\\.)?(example|test|invalid|localhost|example\\.(com|net|org|edu))");

    private Address() {}

    /** Whether nobody can read on the way what is sent there. */
    public static boolean isSafe(URI address) {
        return isPlain(address)
                && ("https".equalsIgnoreCase(address.getScheme())
                        || "http".equalsIgnoreCase(address.getScheme())
                                && THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT)));
    }

    /** Scheme, host, perhaps a port and a path: no name or password in it, no question, no fragment. */
    public static boolean isPlain(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    /** Whether the host is this machine, as others cannot reach it. */
    public static boolean isThisMachine(String host) {
        return UNREACHABLE.matcher(bare(host)).matches();
    }

    /** Whether a host, or the domain of an e-mail address, is one that stands in examples. */
    public static boolean isExample(String host) {
        return EXAMPLE.matcher(bare(host)).matches();
    }

    private static String bare(String host) {
        var lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
