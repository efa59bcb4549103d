package dk.ramme.activation.reminder;

import dk.ramme.activation.ActivationEvent.ActivationLinkReminded;
import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Reminds users whose link ends soon. The row that says so, the mail and its token are written together, and the row's
 * key lets nobody be reminded twice, however many nodes look and whenever one dies. Users are locked while it is seen
 * that they still wait, so that none who is active is reminded.
 */
@Service
public class Reminders {

    static final int CHUNK = 200;

    private final DueReminders waiting;
    private final Organisations organisations;
    private final Links links;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final EachOrganisation each;
    private final ActivationSettings settings;
    private final Clock clock;

    Reminders(
            DueReminders waiting,
            Organisations organisations,
            Links links,
            AuditTrail trail,
            ApplicationEventPublisher events,
            EachOrganisation each,
            ActivationSettings settings,
            Clock clock) {
        this.waiting = waiting;
        this.organisations = organisations;
        this.links = links;
        this.trail = trail;
        this.events = events;
        this.each = each;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reminds everyone whose time it is. @return how many */
    public int remindDue() {
        if (settings.reminders().isEmpty()) {
            return 0;
        }
        return each.eachInTurns(this::organisationsWithLinks, organisation -> remindSome());
    }

    private int remindSome() {
        return settings.reminders().stream()
                .mapToInt(this::remind)
                .filter(reminded -> reminded > 0)
                .findFirst()
                .orElse(0);
    }

    private List<UUID> organisationsWithLinks() {
        return waiting.organisationsWithLinks(
                settings.reminders().get(settings.reminders().size() - 1));
    }

    private int remind(Duration ahead) {
        var organisation = organisations.hold(Tenancy.organisation()).orElseThrow();
        var due = waiting.due(ahead, organisation, CHUNK);
        if (due.isEmpty()) {
            return 0;
        }
        waiting.reminded(due, ahead);
        trail.recordAll(
                Actor.system(),
                "ACTIVATION_REMINDED",
                "user",
                due.stream().map(DueReminders.Due::userId).toList(),
                Map.of("daysBefore", ahead.toDays()));
        var tokens = links.addTokens(due.stream().map(DueReminders.Due::linkId).toList());
        var items = IntStream.range(0, due.size())
                .mapToObj(n -> item(due.get(n), tokens.get(n), ahead))
                .toList();
        events.publishEvent(new ActivationLinkReminded(organisation.id(), organisation.name(), items));
        return due.size();
    }

    private static ActivationLinkReminded.Item item(DueReminders.Due due, LinkToken token, Duration ahead) {
        return new ActivationLinkReminded.Item(
                "activation-reminder:" + due.linkId() + ":" + ahead.toSeconds(),
                due.userId(),
                due.name(),
                due.email(),
                due.language(),
                token,
                due.expiresAt());
    }
}
