package dk.ramme.identifier;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name of a person, 1 to 200 characters with at least one letter, blanks folded.
 *
 * <p>Refused are control and format characters (line breaks, changes of writing direction) and what a database cannot
 * hold. Signs such as {@code <} stay: pages and mails escape what they show. A name that is typed or sent to us holds no web
 * address and no telephone number either, since names stand in mails; one that is kept from before may, and mails leave it out.
 */
public record PersonName(String value) {

    private static final int LONGEST = 200;
    private static final Locale DANISH = Locale.forLanguageTag("da");

    /** Letters, and what stands between the letters of names. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\u0300-\\u036f][\\p{L}\\u0300-\\u036f .'’`´-]*");

    /** What follows a comma without being a first name. */
    static final Set<String> AFTER_NAMES = Set.of(
            "jr",
            "sr",
            "junior",
            "senior",
            "ii",
            "iii",
            "iv",
            "phd",
            "ph.d",
            "dr",
            "md",
            "mba",
            "msc",
            "bsc",
            "ma",
            "ba",
            "esq",
            "cpa",
            "cand.jur",
            "cand.merc",
            "cand.mag",
            "cand.polit",
            "cand.med",
            "vikar",
            "ekstern",
            "konsulent",
            "direktør",
            "leder",
            "formand",
            "kasserer",
            "test");

    private static final int FIRST_BEYOND_ASCII = 128;
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");

    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}++");

    public PersonName {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not a person's name");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return problem(text).isEmpty();
    }

    /** What is wrong with the text, if anything. */
    public static Optional<NameProblem> problem(@Nullable String text) {
        var name = canonical(text);
        return name == null ? Optional.of(NameProblem.MALFORMED) : MailedText.problem(name);
    }

    /** Takes a name that is typed or sent to us. */
    public static PersonName parse(String text) {
        if (!isValid(text)) throw new IllegalArgumentException("not a person's name");
        return new PersonName(text);
    }

    /** Reads a name that we keep, or that MitID says; empty where it is none. */
    public static Optional<PersonName> kept(@Nullable String text) {
        return Optional.ofNullable(canonical(text)).map(PersonName::new);
    }

    /** {@code Emil Krogh} where directories say {@code Krogh, Emil}; every other name is itself. */
    public PersonName inSpokenOrder() {
        int comma = value.indexOf(',');
        if (comma < 1 || comma != value.lastIndexOf(',')) return this;
        var last = Typed.trim(value.substring(0, comma));
        var first = Typed.trim(value.substring(comma + 1));
        boolean names = WORDS.matcher(last).matches() && WORDS.matcher(first).matches();
        return names && !isAfterName(first) ? new PersonName(first + " " + last) : this;
    }

    private static boolean isAfterName(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        return AFTER_NAMES.contains(word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
    }

    /** Whether first and last name are the same; names between are left out as people like, and letters written as they can be. */
    public boolean isLike(PersonName other) {
        return ends().equals(other.ends());
    }

    /** The same of names as they are kept; one that is none is like itself alone. */
    public static boolean areLike(String one, String other) {
        return one.equals(other)
                || kept(one).flatMap(name -> kept(other).filter(name::isLike)).isPresent();
    }

    /** A name in small letters, without accents, the Danish letters as they are written where there are none. */
    public static String plain(String name) {
        var danish = name.toLowerCase(DANISH)
                .replace("æ", "ae")
                .replace("ä", "ae")
                .replace("ø", "oe")
                .replace("ö", "oe")
                .replace("å", "aa");
        return danish.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)
                ? danish
                : MARKS.matcher(Normalizer.normalize(danish, Normalizer.Form.NFD))
                        .replaceAll("");
    }

    /** First and last name, without a title that follows them. The database knows them as {@code name_ends}. */
    public String ends() {
        var words = plain(inSpokenOrder().withoutAfterName())
                .replace(',', ' ')
                .strip()
                .split(" +");
        return words[0] + "/" + words[words.length - 1];
    }

    private String withoutAfterName() {
        int comma = value.indexOf(',');
        return comma > 0 && isAfterName(Typed.trim(value.substring(comma + 1))) ? value.substring(0, comma) : value;
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable String canonical(@Nullable String text) {
        if (text == null) return null;
        String trimmed = Typed.trim(text);
        if (trimmed.length() > 4 * LONGEST) return null; // composing may shorten, but never that much
        String name = BLANKS.matcher(Typed.composed(trimmed)).replaceAll(" ");
        boolean fits = name.codePointCount(0, name.length()) <= LONGEST;
        boolean named = name.codePoints().anyMatch(Character::isLetter);
        return fits && named && name.codePoints().noneMatch(PersonName::isUnfit) ? name : null;
    }

    private static boolean isUnfit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
