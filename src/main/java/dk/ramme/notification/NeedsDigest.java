package dk.ramme.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import dk.ramme.notification.group.MailedNews;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One mail in the morning to each user administrator, about all who have come to need them since the last one (A4), and to
 * organisation administrators where no user administrator can be mailed. Nothing where nothing is new, and once a day at most. What is told and that it was told are written together, so that nobody is told twice, however many nodes look
 * and whenever one dies; missed while nothing ran, it is sent when something runs again.
 */
@Configuration(proxyBeanMethods = false)
class NeedsDigest {

    static final String LETTER = "needs-you";

    private static final LocalTime IN_THE_MORNING = LocalTime.of(7, 0);
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Organisations organisations;
    private final EachOrganisation each;
    private final UsersInNeed needs;
    private final MailedNews mailed;
    private final RoleNotifier telling;
    private final MessageSource messages;
    private final Clock clock;

    NeedsDigest(
            Organisations organisations,
            EachOrganisation each,
            UsersInNeed needs,
            MailedNews mailed,
            RoleNotifier telling,
            MessageSource messages,
            Clock clock) {
        this.organisations = organisations;
        this.each = each;
        this.needs = needs;
        this.mailed = mailed;
        this.telling = telling;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> needsDigestTask() {
        return Nightly.task("needs-digest", IN_THE_MORNING, this::send);
    }

    void send() {
        each.each(organisations::ids, this::tell);
    }

    /** What is taken is never told again: it is taken only where a mail is sure to tell it. */
    private void tell(UUID id) {
        var organisation = organisations.lock(id).orElseThrow();
        if (!organisation.isReady() || !mailed.includes(LETTER)) {
            return;
        }
        var readers = telling.mailable(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
        if (readers.isEmpty() || telling.haveBeenMailed(readers, today())) {
            return;
        }
        var fresh = needs.takeNew(organisation.loginPolicy());
        if (fresh.users() > 0) {
            readers.stream()
                    .collect(groupingBy(Roles.Holder::language))
                    .forEach((language, some) -> telling.byMail(some, news(organisation, fresh, language)));
        }
    }

    private String today() {
        return LETTER + ":" + LocalDate.ofInstant(clock.instant(), COPENHAGEN);
    }

    private News news(Organisation organisation, UsersInNeed.Taken fresh, String language) {
        return new News(
                today(),
                LETTER,
                List.of(organisation.name(), fresh.users(), told(fresh.byReason(), Locale.forLanguageTag(language))),
                "/users/needs-you");
    }

    private String told(Map<Attention, Integer> byReason, Locale language) {
        return byReason.entrySet().stream()
                .map(one -> messages.getMessage("people.attention." + one.getKey(), null, language) + " ("
                        + one.getValue() + ")")
                .collect(joining("; "));
    }
}
