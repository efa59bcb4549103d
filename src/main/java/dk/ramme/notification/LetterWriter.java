package dk.ramme.notification;

import dk.ramme.identifier.MailedText;
import dk.ramme.identifier.PersonName;
import dk.ramme.link.BaseUrl;
import dk.ramme.vault.CprVault;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Finds the words of a queued mail in its reader's language. Links begin with the configured base, and nothing else. What
 * people have typed makes no link of its own and asks nobody to call: names with an address or a telephone number in them are
 * left out, whenever they were kept (T52). Nothing else of a mail is written by people.
 *
 * <p>Beside a letter's own arguments, every text knows {5} the name Ramme goes by, {6} the address to write to, {7} the
 * organisation's CVR number and {8} who runs Ramme.
 */
@Component
class LetterWriter {

    /** The letter in which the frame is whole: what it stands for is set up. */
    private static final String CLOSING = "organisation-set-up";

    private final MessageSource messages;
    private final BaseUrl baseUrl;
    private final CprVault vault;
    private final MailSettings settings;

    LetterWriter(MessageSource messages, BaseUrl baseUrl, CprVault vault, MailSettings settings) {
        this.messages = messages;
        this.baseUrl = baseUrl;
        this.vault = vault;
        this.settings = settings;
    }

    Letter write(QueuedMail mail) {
        var words = new Words(mail);
        return new Letter(
                mail.recipient().language(),
                settings.fromName(),
                words.addressee(),
                words.of("subject"),
                words.greeting(),
                words.of("lead"),
                words.unlessTheirOwn("what"),
                words.of("action"),
                baseUrl.to(mail.href() + token(mail)),
                words.ifAny("until"),
                words.of("why"),
                words.unlessTheirOwn("unknown"),
                words.sender(),
                words.common("mail.yourself", baseUrl.to("/")),
                CLOSING.equals(mail.letter()));
    }

    private String token(QueuedMail mail) {
        var sealed = mail.linkSealed();
        return sealed == null ? "" : vault.openText(sealed, Outbox.place(mail.organisationId(), mail.id()));
    }

    private final class Words {

        private final QueuedMail mail;
        private final Object[] arguments;
        private final Locale locale;

        Words(QueuedMail mail) {
            this.mail = mail;
            this.locale = Locale.forLanguageTag(mail.recipient().language());
            this.arguments = Arrays.copyOf(mail.arguments().toArray(), 10);
            // the first is the organisation's name, which the company register says
            for (int i = 1; i < mail.arguments().size(); i++) {
                if (arguments[i] instanceof String said && !MailedText.isFit(said))
                    arguments[i] = common("mail.left-out");
            }
            arguments[5] = settings.fromName();
            arguments[6] = settings.help();
            arguments[7] = mail.cvr();
            arguments[8] = settings.operator();
        }

        /** Who has sent it, in words of the letter where the organisation has not. */
        String sender() {
            var own = ifAny("sender");
            return own == null ? common("mail.sender", arguments) : own;
        }

        String greeting() {
            var name = addressee();
            return name.isEmpty() ? common("mail.greeting.nameless") : common("mail.greeting", name);
        }

        String addressee() {
            var name = mail.recipient().name();
            return PersonName.isValid(name) ? name : "";
        }

        String of(String part) {
            return messages.getMessage(key(part), arguments, locale);
        }

        /** Nobody is sent to themself: who did it themself is told what that means, in words of the letter or in common ones. */
        String unlessTheirOwn(String part) {
            if (!namesReader(part)) return of(part);
            var own = ifAny(part + ".own");
            if (own != null) return own;
            var common = messages.getMessage("mail." + part + ".own", arguments, null, locale);
            return common == null ? of(part) : common;
        }

        private boolean namesReader(String part) {
            var pattern = messages.getMessage(key(part), null, locale);
            return IntStream.range(1, mail.arguments().size())
                    .anyMatch(place -> pattern.contains("{" + place + "}")
                            && mail.recipient().name().equals(arguments[place]));
        }

        @Nullable
        String ifAny(String part) {
            return messages.getMessage(key(part), arguments, null, locale);
        }

        String common(String key, Object... filledIn) {
            return messages.getMessage(key, filledIn, locale);
        }

        private String key(String part) {
            return "mail." + mail.letter() + "." + part;
        }
    }

    /**
     * The words of one mail, as text and HTML alike set them.
     *
     * @param from the name that Ramme goes by here, which stands on top
     * @param to the reader's name, empty where a mail must not say it
     * @param lead who has done what
     * @param what what the reader shall do, and what happens then
     * @param action the name of the link, which leads to {@code url}
     * @param until how long there is time, if there is a limit
     * @param why why the reader gets this mail
     * @param unknown what to do for someone who knows nothing about it
     * @param sender who has sent it, for whom, by which number that one can be looked up, and whom to ask
     * @param yourself where whoever does not trust the link can go instead
     * @param closed whether the frame on top is whole, or its four corners alone
     */
    record Letter(
            String language,
            String from,
            String to,
            String subject,
            String greeting,
            String lead,
            String what,
            String action,
            String url,
            @Nullable String until,
            String why,
            String unknown,
            String sender,
            String yourself,
            boolean closed) {}
}
