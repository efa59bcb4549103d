package dk.ramme.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The proxies that are believed when they say whom a request comes from: addresses and networks (10.0.0.0/8, fd00::/8) with
 * commas between them, or a regular expression over addresses, which is what the server wants.
 */
public final class TrustedProxies {

    private static final Pattern ONE = Pattern.compile("(?<address>[0-9a-fA-F.:]+)(?:/(?<length>[0-9]{1,3}))?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:\\.(?!$)|$)){4}");

    /** Addresses that stand in documentation and so are nobody's proxy: whoever trusts these trusts everybody. */
    private static final List<String> STRANGERS = List.of("203.0.113.77", "198.51.100.12", "2001:db8:0:0:0:0:0:77");

    private TrustedProxies() {}

    /** What is wrong with them, in words that follow the setting's name. */
    public static Optional<String> problem(String text) {
        try {
            var pattern = Pattern.compile(regex(text));
            if (isList(text) || !text.replaceAll("\\\\.|\\[[^]]*]", "").matches(".*[g-zG-Z/].*")) {
                return STRANGERS.stream().anyMatch(one -> pattern.matcher(one).matches())
                        ? Optional.of("trusts everybody, and everybody could say whom they come from")
                        : Optional.empty();
            }
            return Optional.of(
                    "must be addresses or networks such as 10.0.0.0/8, or a regular expression over addresses;"
                            + " no address looks like this");
        } catch (PatternSyntaxException | UnknownHostException unreadable) {
            return Optional.of(
                    "must be addresses or networks such as 10.0.0.0/8, or a regular expression over addresses");
        }
    }

    /** As the server wants them. @throws UnknownHostException when what looks like an address is none */
    static String regex(String text) throws UnknownHostException {
        if (!isList(text)) return text;
        var networks = new StringBuilder();
        for (var one : parts(text)) {
            networks.append(networks.isEmpty() ? "" : "|").append(network(one));
        }
        return networks.toString();
    }

    private static boolean isList(String text) {
        return !parts(text).isEmpty()
                && parts(text).stream().allMatch(one -> ONE.matcher(one).matches());
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[\\s,|]+"))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static String network(String text) throws UnknownHostException {
        var parts = ONE.matcher(text);
        if (!parts.matches()
                || text.indexOf(':') < 0
                        && !IPV4.matcher(parts.group("address")).matches()) {
            throw new UnknownHostException(text);
        }
        var bytes = InetAddress.getByName(parts.group("address")).getAddress();
        int bits = parts.group("length") == null ? bytes.length * 8 : Integer.parseInt(parts.group("length"));
        if (bits > bytes.length * 8) throw new UnknownHostException(text);
        return bytes.length == 4 ? groups(bytes, bits, 8, "\\.", 10) : groups(bytes, bits, 16, ":", 16);
    }

    /** As Java writes addresses: groups of decimals, or of hexadecimals that nothing is left out between. */
    private static String groups(byte[] bytes, int bits, int width, String separator, int radix) {
        return IntStream.range(0, bytes.length * 8 / width)
                .mapToObj(group -> {
                    int value = width == 8
                            ? bytes[group] & 0xFF
                            : (bytes[2 * group] & 0xFF) << 8 | bytes[2 * group + 1] & 0xFF;
                    return group(value, Math.max(0, Math.min(width, bits - group * width)), width, radix);
                })
                .collect(Collectors.joining(separator));
    }

    private static String group(int value, int fixed, int width, int radix) {
        if (fixed == 0) return radix == 10 ? "[0-9]{1,3}" : "[0-9a-f]{1,4}";
        int free = 1 << (width - fixed);
        int first = value & -free;
        return free == 1
                ? Integer.toString(first, radix)
                : IntStream.range(first, first + free)
                        .mapToObj(each -> Integer.toString(each, radix))
                        .collect(Collectors.joining("|", "(?:", ")"));
    }
}
