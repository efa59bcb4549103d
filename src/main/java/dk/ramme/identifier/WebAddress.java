package dk.ramme.identifier;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in what is not meant to hold any. Mail programs make a link of everything that looks like one, and readers
 * mend for themselves what was broken on purpose, so both count (T52).
 *
 * <p>A dot between names is no address: {@code J.P.Jensen}, {@code Chr.Hansen} and {@code cand.merc} stay.
 */
public final class WebAddress {

    /** Signs that are read as a dot, beside those that compatibility makes one. */
    private static final Pattern DOTS = Pattern.compile("[\\u3002\\uFF61\\u06D4\\u0701\\u0702]");

    private static final Pattern BLANKS = Pattern.compile("\\s++");

    private static final Pattern BRACKETED =
            Pattern.compile(" ?[(\\[{<] ?(?:\\.|dot|punktum) ?[)\\]}>] ?", Pattern.CASE_INSENSITIVE);

    private static final Pattern CERTAIN = Pattern.compile(
            "@|://|//|\\\\\\\\|\\bwww\\b|\\b(?:https?|hxxps?|ftp|mailto|tel|sms|javascript|data):"
                    + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|\\bxn--",
            Pattern.CASE_INSENSITIVE);

    private static final String SIGN = "[\\p{L}\\p{M}\\p{N}_-]";

    /** Begins where a word does, and has few parts, so that no input makes it slow. */
    private static final Pattern DOTTED =
            Pattern.compile("(?<!" + SIGN + ")(" + SIGN + "++(?:\\." + SIGN + "++){0,8})\\.(" + SIGN + "{2,}+)");

    /** Letters that stand for a name or a title, each part with a capital: {@code St.Clair}. */
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\p{L}{0,2}(?:[.-]\\p{Lu}\\p{L}{0,2})*");

    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}-]{2,}");

    /** Titles with dots in them; what follows the last is no country, but for one that is a title all the same. */
    private static final Pattern TITLE =
            Pattern.compile("(?:cand|dr|lic|mag|stud)(?:\\.\\p{L}{3,}+)+|cand\\.it", Pattern.CASE_INSENSITIVE);

    /** Ends of addresses that are words or could be a name's; those of two letters are countries, all of them. */
    private static final Set<String> TOP = Set.of("""
            academy agency app asia auto bank bar best bid bio biz blog buzz cafe cam care cash cat center
            chat city click cloud club codes com company coop date deals design dev digital direct download edu
            email energy eus example expert express faith fan finance fit foo fun fund games gov group guru help
            host house icu info ink int invalid jobs land law lat legal life link live loan local localhost lol
            ltd market media men mil mobi moe money mov museum name net network new news ninja nyc one onion
            online org page party pay photos pics place plus post press pro pub racing red rest review rip rocks
            run sale science security services shop site social software solutions space store stream studio
            style support systems team tech tel test tips today tokyo tools top trade travel vip wang watch web
            webcam website wiki win work works world xin xxx xyz zip zone
            """.strip().split("\\s+"));

    private WebAddress() {}

    /** Whether there is one in the text. */
    public static boolean isIn(@Nullable CharSequence text) {
        if (text == null) return false;
        var plain =
                DOTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(".");
        var folded = BLANKS.matcher(plain).replaceAll(" ");
        var joined = BRACKETED.matcher(folded).replaceAll(".");
        return CERTAIN.matcher(joined).find()
                || DOTTED.matcher(joined).results().anyMatch(WebAddress::isDomain);
    }

    private static boolean isDomain(MatchResult dotted) {
        var end = dotted.group(2);
        var small = end.toLowerCase(Locale.ROOT);
        if (end.chars().noneMatch(Character::isLetter)) return false;
        if (TOP.contains(small)) return true;
        if (TITLE.matcher(dotted.group()).matches()) return false;
        var names =
                INITIALS.matcher(dotted.group(1)).matches() && NAME.matcher(end).matches();
        return !names;
    }
}
