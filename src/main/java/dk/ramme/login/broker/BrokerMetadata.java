package dk.ramme.login.broker;

import dk.ramme.login.BrokerUnavailable;
import dk.ramme.remote.Address;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a broker says about itself, and what Ramme takes from it. */
final class BrokerMetadata {

    private static final int LONGEST = 200;

    private BrokerMetadata() {}

    /**
     * They must be those of the issuer that was asked for (OpenID Connect Discovery, section 4.3), and name no address that
     * is less safe than the issuer's own: tokens and CPR numbers go there.
     *
     * @throws BrokerUnavailable when they are not
     */
    static Map<String, Object> checked(String issuer, Map<String, Object> metadata) {
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new BrokerUnavailable(
                    "the metadata of " + issuer + " name another issuer: " + shortened(metadata.get("issuer")), null);
        }
        metadata.forEach((name, value) -> {
            if (isCalled(name) && !isSafe(issuer, value)) {
                throw new BrokerUnavailable(
                        "the metadata of " + issuer + " name an address that is not https: " + name, null);
            }
        });
        return metadata;
    }

    private static boolean isCalled(String name) {
        return name.endsWith("_endpoint") || name.equals("jwks_uri");
    }

    private static boolean isSafe(String issuer, @Nullable Object value) {
        try {
            var address = URI.create(String.valueOf(value));
            boolean encrypted = "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
            return encrypted || !issuer.startsWith("https:") && Address.isSafe(address);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static String shortened(@Nullable Object value) {
        var text = String.valueOf(value).replaceAll("[\\p{Cntrl}]", " ");
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
