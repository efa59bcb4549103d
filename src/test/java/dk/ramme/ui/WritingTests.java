package dk.ramme.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Dates and numbers as the two languages write them. */
class WritingTests {

    private static final Instant AFTERNOON = Instant.parse("2026-11-24T13:05:59Z");

    private final Numbers numbers = new Numbers();

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void danish_dates_are_in_copenhagen() {
        speak("da");

        assertThat(datesAt(AFTERNOON).dateTime(AFTERNOON)).isEqualTo("24. november 2026 kl. 14.05");
        assertThat(datesAt(AFTERNOON).day(Instant.parse("2026-06-30T22:30:00Z")))
                .isEqualTo("1. juli 2026");
    }

    @Test
    void english_dates_are_in_copenhagen_too() {
        speak("en");

        assertThat(datesAt(AFTERNOON).dateTime(AFTERNOON)).isEqualTo("24 November 2026 at 14:05");
    }

    @Test
    void what_happened_today_or_yesterday_is_said_so() {
        speak("da");

        assertThat(datesAt(AFTERNOON).moment(Instant.parse("2026-11-24T09:42:00Z")))
                .isEqualTo("i dag kl. 10.42");
        assertThat(datesAt(AFTERNOON).moment(Instant.parse("2026-11-22T23:00:00Z")))
                .isEqualTo("i går kl. 00.00");
        assertThat(datesAt(AFTERNOON).moment(Instant.parse("2026-11-22T22:59:00Z")))
                .isEqualTo("22. november 2026 kl. 23.59");
    }

    @Test
    void what_has_not_happened_has_no_date() {
        assertThat(datesAt(AFTERNOON).dateTime(null)).isEmpty();
    }

    @Test
    void thousands_are_separated_as_the_language_does() {
        speak("da");
        assertThat(numbers.whole(12480)).isEqualTo("12.480");

        speak("en");
        assertThat(numbers.whole(12480)).isEqualTo("12,480");
    }

    @Test
    void nearly_done_is_not_a_hundred_per_cent() {
        assertThat(numbers.percent(999, 1000)).isEqualTo(99);
        assertThat(numbers.percent(1000, 1000)).isEqualTo(100);
        assertThat(numbers.percent(0, 0)).isZero();
    }

    @Test
    void a_company_number_is_read_in_pairs() {
        assertThat(numbers.cvr("24256790")).isEqualTo("24 25 67 90");
    }

    @Test
    void a_file_is_as_large_as_people_say() {
        speak("da");

        assertThat(numbers.size(12)).isEqualTo("1 kB");
        assertThat(numbers.size(2_400_000)).isEqualTo("2,4 MB");
    }

    private static void speak(String language) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
    }

    private static Dates datesAt(Instant now) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var beans = new StaticListableBeanFactory();
        beans.addBean("clock", Clock.fixed(now, ZoneOffset.UTC));
        return new Dates(messages, beans.getBeanProvider(Clock.class));
    }
}
