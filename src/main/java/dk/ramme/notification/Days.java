package dk.ramme.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Dates in a mail: in Copenhagen and in the reader's language, whoever's request it is that leads to the mail. */
@Component
class Days {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final MessageSource messages;

    Days(MessageSource messages) {
        this.messages = messages;
    }

    /** 24. november 2026, or 24 November 2026. */
    String day(Instant instant, String language) {
        var locale = Locale.forLanguageTag(language);
        return DateTimeFormatter.ofPattern(messages.getMessage("ui.date.day", null, locale), locale)
                .format(instant.atZone(COPENHAGEN));
    }
}
