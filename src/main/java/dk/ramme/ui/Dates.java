package dk.ramme.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates as people in Denmark read them: Copenhagen time, in the page's language. */
@Component("dates")
public class Dates {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final MessageSource messages;
    private final Clock clock;

    Dates(MessageSource messages, ObjectProvider<Clock> clock) {
        this.messages = messages;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** 24. november 2026, or 24 November 2026. */
    public String day(@Nullable Instant instant) {
        return instant == null ? "" : day(instant.atZone(COPENHAGEN).toLocalDate());
    }

    /** 24. november 2026, or 24 November 2026. */
    public String day(@Nullable LocalDate date) {
        return date == null ? "" : format("ui.date.day").format(date);
    }

    /** 24. november 2026 kl. 14.05, or 24 November 2026 at 14:05. */
    public String dateTime(@Nullable Instant instant) {
        return instant == null ? "" : format("ui.date.dateTime").format(instant.atZone(COPENHAGEN));
    }

    /** Like {@link #dateTime}, but says "i dag kl. 14.05" and "i går kl. 14.05" while that is so. */
    public String moment(@Nullable Instant instant) {
        if (instant == null) return "";
        LocalDate today = LocalDate.ofInstant(clock.instant(), COPENHAGEN);
        long ago = ChronoUnit.DAYS.between(LocalDate.ofInstant(instant, COPENHAGEN), today);
        if (ago == 0) return format("ui.date.today").format(instant.atZone(COPENHAGEN));
        if (ago == 1) return format("ui.date.yesterday").format(instant.atZone(COPENHAGEN));
        return dateTime(instant);
    }

    /** For {@code <time datetime>}: the date as machines read it. */
    public String machine(@Nullable Instant instant) {
        return instant == null ? "" : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private DateTimeFormatter format(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return DateTimeFormatter.ofPattern(messages.getMessage(key, null, locale), locale);
    }
}
