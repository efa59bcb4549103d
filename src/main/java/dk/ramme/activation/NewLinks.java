package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.NewLinkAsked;
import dk.ramme.audit.AuditTrail;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A user whose link is dead asks for a new one. The user administrators are told at most once a day for each user
 * (T51), and whoever asks learns nothing of whether they were.
 */
@Service
class NewLinks {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final Users users;
    private final Organisations organisations;
    private final WaysIn ways;
    private final LinkRequests requests;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NewLinks(
            Users users,
            Organisations organisations,
            WaysIn ways,
            LinkRequests requests,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.organisations = organisations;
        this.ways = ways;
        this.requests = requests;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Tells the user administrators, unless the user needs none or has asked today. */
    @Transactional
    public void ask(UUID userId) {
        var user = users.lock(userId).filter(this::needsLink).orElse(null);
        var today = LocalDate.ofInstant(clock.instant(), COPENHAGEN);
        if (user == null || !isFirst(userId, today)) {
            return;
        }
        trail.record("NEW_LINK_ASKED", "user", userId, Map.of());
        events.publishEvent(new NewLinkAsked(Tenancy.organisation(), userId, user.name(), today));
    }

    private boolean needsLink(User user) {
        return user.state() == UserState.AWAITING_ACTIVATION
                || user.state() == UserState.ACTIVE
                        && !ways.any(
                                user,
                                organisations
                                        .findById(user.organisationId())
                                        .orElseThrow()
                                        .loginPolicy());
    }

    private boolean isFirst(UUID userId, LocalDate today) {
        return requests.add(Tenancy.organisation(), userId, today, clock.instant()) == 1;
    }

    /** Whoever is no user any more waits for no link. */
    @EventListener
    void on(UsersDeleted deleted) {
        requests.forget(deleted.userIds());
    }
}
