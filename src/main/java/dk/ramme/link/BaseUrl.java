package dk.ramme.link;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach Ramme. Every address that leaves it (in a mail, in a file) begins here and never with what a request
 * says about itself, so that nobody can have links made that lead to them (T7).
 */
@ConfigurationProperties("ramme")
public record BaseUrl(URI baseUrl) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public BaseUrl {
        if (!isFit(baseUrl)) {
            throw new IllegalArgumentException(
                    "ramme.base-url must be https://host (http only on this machine), without query: " + baseUrl);
        }
    }

    /** The full address of a local path, which begins with a slash. */
    public String to(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) throw new IllegalArgumentException("not a local path");
        var base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    public String host() {
        return baseUrl.getHost();
    }

    private static boolean isFit(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && ("https".equals(url.getScheme())
                        || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
    }
}
