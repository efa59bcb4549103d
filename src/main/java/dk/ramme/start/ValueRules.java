package dk.ramme.start;

import dk.ramme.web.TrustedProxies;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** Rules for numbers, names and secrets. */
final class ValueRules {

    private static final Pattern PHONE = Pattern.compile("[0-9 ()./+-]+");
    private static final int SHORTEST_TOKEN = 20;

    /** What the demonstration says in place of who runs Ramme. */
    private static final List<String> OF_THE_DEMONSTRATION = List.of("eksempeldrift", "+45 00 00 00 00");

    static final Rule NAME = Rule.that(
                    value -> value.chars().noneMatch(Character::isISOControl), "must be one line of text")
            .and(notOfTheDemonstration());

    static final Rule TELEPHONE = notOfTheDemonstration()
            .and(Rule.that(ValueRules::isTelephone, "must be a telephone number, such as +45 12 34 56 78"));

    static final Rule PORT = Rule.that(
            value -> value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65535,
            "must be a port, 1 to 65535");

    static final Rule YES_OR_NO = Rule.that(value -> value.matches("true|false"), "must be true or false");

    static final Rule VERSION =
            Rule.that(value -> value.matches("[0-9]{1,5}"), "must be the version of an index key, a whole number");

    static final Rule SCOPES = Rule.that(
                    value -> value.matches("[!#-\\[\\]-~ ,]+"), "must be names of scopes with commas between them")
            .and(Rule.that(
                    value -> Arrays.asList(value.split("[ ,]+")).contains("openid"),
                    "must have openid among them, without which a broker tells nobody's identity"));

    static final Rule PROXIES = value -> TrustedProxies.problem(value);

    /** The value is never told, however wrong. */
    static final Rule TOKEN = Rule.that(
            value -> value.chars().allMatch(sign -> sign > ' ' && sign < 0x7F),
            "must be of letters, digits and signs, without blanks");

    static final Rule LONG_TOKEN = TOKEN.and(
            Rule.that(value -> value.length() >= SHORTEST_TOKEN, "must have " + SHORTEST_TOKEN + " signs or more"));

    private ValueRules() {}

    static Rule oneOf(String... names) {
        return Rule.that(
                value -> Arrays.asList(names).contains(value.toLowerCase(Locale.ROOT)),
                "must be one of " + String.join(", ", names));
    }

    static Rule duration(Duration least, Duration most) {
        return value -> {
            try {
                var time = DurationStyle.detectAndParse(value);
                return time.compareTo(least) >= 0 && time.compareTo(most) <= 0
                        ? Optional.empty()
                        : Optional.of("must be between " + text(least) + " and " + text(most));
            } catch (IllegalArgumentException noDuration) {
                return Optional.of("must be a time such as " + text(least));
            }
        };
    }

    private static String text(Duration time) {
        return DurationStyle.SIMPLE.print(time, time.toMinutes() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
    }

    private static boolean isTelephone(String value) {
        long digits = value.chars().filter(sign -> sign >= '0' && sign <= '9').count();
        return PHONE.matcher(value).matches() && digits >= 6 && digits <= 15;
    }

    private static Rule notOfTheDemonstration() {
        return Rule.that(value -> !OF_THE_DEMONSTRATION.contains(value.toLowerCase(Locale.ROOT)), "is an example");
    }
}
