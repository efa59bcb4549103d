package dk.ramme.start;

import dk.ramme.remote.Address;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of the database: names of persons go there, so on another machine it says how the way is kept safe. Whoever
 * has made it safe otherwise says {@code sslmode=disable}; saying nothing would take encryption when offered and go without
 * a word when not.
 */
final class DatabaseRule implements Rule {

    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql:(?://(?<hosts>[^/?]*)/)?(?<name>[^/?]*)(?:\\?(?<query>.*))?");
    private static final Set<String> DECIDED = Set.of("verify-full", "verify-ca", "require", "disable");
    private static final Set<String> THIS_MACHINE = Set.of("", "localhost", "127.0.0.1", "[::1]");

    @Override
    public Optional<String> problem(String value) {
        var url = URL.matcher(value);
        if (!url.matches()) {
            return Optional.of("must be of the form jdbc:postgresql://host/database?sslmode=verify-full");
        }
        if (hosts(url).anyMatch(host -> !THIS_MACHINE.contains(host) && Address.isExample(host))) {
            return Optional.of("is an example");
        }
        return hosts(url).allMatch(THIS_MACHINE::contains) || saysHowItIsSafe(url)
                ? Optional.empty()
                : Optional.of("leads to another machine and must say sslmode=verify-full (or require; or disable, where"
                        + " the way there is safe by itself)");
    }

    private static Stream<String> hosts(Matcher url) {
        var hosts = url.group("hosts");
        return Arrays.stream(hosts == null ? new String[] {""} : hosts.split(","))
                .map(host -> host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT));
    }

    private static boolean saysHowItIsSafe(Matcher url) {
        var query = url.group("query");
        return query != null
                && Arrays.stream(query.split("&"))
                        .anyMatch(part -> part.equals("ssl=true")
                                || part.startsWith("sslmode=")
                                        && DECIDED.contains(part.substring("sslmode=".length())));
    }
}
