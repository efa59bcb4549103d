package dk.ramme.link;

import dk.ramme.remote.Address;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people reach Ramme. Every address that leaves it (in a mail, in a file) begins here and never with what a request
 * says about itself, so that nobody can have links made that lead to them (T7).
 */
@ConfigurationProperties("ramme")
public record BaseUrl(URI baseUrl) {

    public BaseUrl {
        if (!isFit(baseUrl)) {
            throw new IllegalArgumentException(
                    "ramme.base-url must be an origin, https://host (http only on this machine), without path or query: "
                            + baseUrl);
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
        return Address.isSafe(url)
                && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
    }
}
