package dk.ramme.start;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.remote.Address;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules for the addresses of Ramme itself, of the systems it calls, and of people. */
final class AddressRules {

    private static final String METADATA = "/.well-known/";

    /** The test environments of the brokers whose names Ramme knows. */
    private static final Pattern TEST_BROKER = Pattern.compile(
            "pp\\.netseidbroker\\.dk|.*\\.sandbox\\.signicat\\.com|.*-test\\.criipto\\.id|.*\\.test\\.idura\\.broker|pp\\.mitid\\.dk");

    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.?|\\[[0-9a-f:.]+]",
            Pattern.CASE_INSENSITIVE);

    /** A system that is called: https, or on this machine. */
    static final Rule CALLED = address(
                    Address::isSafe,
                    "must be an address like https://host/path, without a question (plain http on this machine alone)")
            .and(notExample());

    /** Where people reach Ramme. */
    static final Rule BASE = https().and(address(
                    uri -> uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"),
                    "must be an origin alone, https://host, without a path: Ramme serves from the root"))
            .and(address(
                    uri -> !Address.isThisMachine(uri.getHost()),
                    "must be an address that others reach, not this machine"))
            .and(notExample());

    /** Where a broker answers; its own affair whether a question is part of it. */
    static final Rule ENDPOINT = address(
                    uri -> "https".equalsIgnoreCase(uri.getScheme())
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null,
                    "must begin with https:// and name a host")
            .and(address(uri -> !Address.isThisMachine(uri.getHost()), "is a broker on this machine"))
            .and(AddressRules::notTestBroker)
            .and(notExample());

    static final Rule ISSUER = https().and(Rule.that(
                    value -> !value.contains(METADATA),
                    "is the address of the metadata; the issuer is what stands before " + METADATA))
            .and(ENDPOINT);

    static final Rule HOST_NAME = Rule.that(
                    value -> HOST.matcher(value).matches(), "must be the name of a host, without scheme, path or port")
            .and(Rule.that(value -> isLocal(value) || !Address.isExample(value), "is an example"));

    static final Rule EMAIL = Rule.that(EmailAddress::isValid, "must be a plain e-mail address, such as name@host.dk")
            .and(Rule.that(value -> !Address.isExample(value.substring(value.indexOf('@') + 1)), "is an example"));

    private AddressRules() {}

    private static Rule https() {
        return address(
                uri -> Address.isPlain(uri) && "https".equalsIgnoreCase(uri.getScheme()),
                "must begin with https:// and name a host, without a question");
    }

    private static Rule notExample() {
        return address(uri -> isLocal(uri.getHost()) || !Address.isExample(uri.getHost()), "is an example");
    }

    private static boolean isLocal(String host) {
        return host.equalsIgnoreCase("localhost");
    }

    private static Optional<String> notTestBroker(String issuer) {
        var host = String.valueOf(URI.create(issuer).getHost()).toLowerCase(Locale.ROOT);
        return TEST_BROKER.matcher(host).matches()
                ? Optional.of("is a broker's test environment: " + host)
                : Optional.empty();
    }

    private static Rule address(Predicate<URI> met, String otherwise) {
        return Rule.that(
                value -> {
                    try {
                        return met.test(URI.create(value));
                    } catch (IllegalArgumentException notAnAddress) {
                        return false;
                    }
                },
                otherwise);
    }
}
