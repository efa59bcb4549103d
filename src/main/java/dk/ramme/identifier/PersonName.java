package dk.ramme.identifier;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name of a person, 1 to 200 characters with at least one letter, blanks folded.
 *
 * <p>Refused are control and format characters (line breaks, changes of writing direction) and what a database cannot
 * hold. Signs such as {@code <} stay: pages and mails escape what they show.
 */
public record PersonName(String value) {

    private static final int LONGEST = 200;

    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}++");

    public PersonName {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not a person's name");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static PersonName parse(String text) {
        return new PersonName(text);
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
