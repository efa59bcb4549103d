package dk.ramme.operation;

import dk.ramme.link.BaseUrl;
import dk.ramme.operation.AlarmStates.Due;
import dk.ramme.ui.Dates;
import dk.ramme.vault.LogMask;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;
import org.springframework.stereotype.Component;

/** Mails whoever runs Ramme, past the outbox: that the outbox stands still is one of the things there are to tell. */
@Component
class AlarmMail {

    private static final String KEY = "operation.alarm.";

    private final AlarmSettings settings;
    private final JavaMailSenderImpl server;
    private final MessageSource messages;
    private final BaseUrl baseUrl;
    private final Dates dates;

    AlarmMail(AlarmSettings settings, JavaMailSenderImpl mails, MessageSource messages, BaseUrl baseUrl, Dates dates) {
        this.settings = settings;
        this.server = settings.smtp().host().isBlank() ? mails : own(settings.smtp(), mails);
        this.messages = messages;
        this.baseUrl = baseUrl;
        this.dates = dates;
    }

    /** A server of their own is talked to as encrypted and as patiently as the other. */
    private static JavaMailSenderImpl own(AlarmSettings.Smtp smtp, JavaMailSenderImpl mails) {
        var own = new JavaMailSenderImpl();
        own.setHost(smtp.host());
        own.setPort(smtp.port());
        own.setUsername(smtp.username());
        own.setPassword(smtp.password());
        own.setJavaMailProperties(mails.getJavaMailProperties());
        return own;
    }

    /** Returns when the server has taken it. @throws org.springframework.mail.MailException when it has not */
    void send(Due due) {
        var locale = Locale.forLanguageTag(settings.language());
        var former = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(locale);
        try {
            server.send(letter(due, locale));
        } finally {
            LocaleContextHolder.setLocaleContext(former);
        }
    }

    private MimeMessagePreparator letter(Due due, Locale locale) {
        return message -> {
            var written = new MimeMessageHelper(message, "UTF-8");
            written.setFrom(settings.from());
            written.setTo(settings.mail());
            written.setSubject(subject(due, locale));
            written.setText(text(due, locale));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", locale.getLanguage());
        };
    }

    private String subject(Due due, Locale locale) {
        return say(locale, KEY + (due.isOver() ? "over." : "raised.") + due.alarm());
    }

    /** The reason is from systems, not from people; what looks like somebody's all the same is blotted out as in the log. */
    private String text(Due due, Locale locale) {
        var host = baseUrl.baseUrl().toString();
        var reason = LogMask.mask(due.reason());
        var last = dates.moment(due.raisedAt());
        var key = KEY + "text." + (due.isOver() ? "over" : due.alarm().lasts() ? "raised" : "happened");
        return say(
                locale,
                key,
                subject(due, locale),
                host,
                dates.moment(due.since()),
                last,
                reason,
                due.alarm().code());
    }

    private String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
