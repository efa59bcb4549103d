package dk.ramme.imports.row;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time that many programs write behind a date. */
final class TextTime {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Pattern TIME = Pattern.compile(
            "(?:[T,]|\\s(?:kl\\.?)?)\\s?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d{1,9})?)?\\s?(?:[AaPp]\\.?[Mm]\\.?)?"
                    + "\\s?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?$");
    private static final Pattern WITH_OFFSET = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[+-]\\d{2}:?\\d{2})");

    private TextTime() {}

    static String without(String text) {
        return text.indexOf(':') < 0 && text.length() < 12
                ? text
                : TIME.matcher(text).replaceFirst("");
    }

    /** The day whose midnight in Denmark a program has written as the evening before, by the clock of Greenwich. */
    static @Nullable LocalDate midnight(String text) {
        var found = WITH_OFFSET.matcher(text);
        if (!found.matches()) return null;
        try {
            var offset = found.group(3).replaceFirst("(\\d{2})(\\d{2})$", "$1:$2");
            var here = OffsetDateTime.parse(found.group(1) + "T" + found.group(2) + offset)
                    .atZoneSameInstant(COPENHAGEN);
            return here.toLocalTime().equals(LocalTime.MIDNIGHT) ? here.toLocalDate() : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
