package dk.ramme.notification;

import dk.ramme.people.Role;
import dk.ramme.settings.AgreementEvent.AgreementEnded;
import dk.ramme.settings.AgreementEvent.AgreementKept;
import dk.ramme.settings.AgreementEvent.AgreementNoticed;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells all organisation administrators that the agreement ends, that it goes on after all, or that it is over. */
@Component
class AgreementNews {

    /** The same in both languages: one piece of news goes to readers of either. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT).withZone(ZoneId.of("Europe/Copenhagen"));

    private final RoleNotifier telling;

    AgreementNews(RoleNotifier telling) {
        this.telling = telling;
    }

    @EventListener
    void on(AgreementNoticed noticed) {
        tell(
                "agreement-noticed",
                noticed.at(),
                List.of(noticed.organisationName(), noticed.byName(), DAY.format(noticed.endsAt())),
                "/settings/end");
    }

    @EventListener
    void on(AgreementKept kept) {
        tell("agreement-kept", kept.at(), List.of(kept.organisationName(), kept.byName()), "/settings");
    }

    @EventListener
    void on(AgreementEnded ended) {
        telling.byMail(
                ended.administrators(),
                new News(
                        "agreement-ended:" + ended.at(),
                        "agreement-ended",
                        List.of(ended.organisationName(), ended.noticedBy()),
                        "/help/questions"));
    }

    private void tell(String kind, Instant at, List<String> words, String href) {
        telling.byMailAndHere(Role.ORGANISATION_ADMINISTRATOR, new News(kind + ":" + at, kind, words, href));
    }
}
