package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.ActivationLinksIssued;
import dk.ramme.activation.ActivationEvent.ActivationLinksIssued.Item;
import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends a user a new link; the former one dies with it. Whoever is active awaits activation again, whatever they could log in
 * with: rights and roles stay, and nobody gets in as them before the person has proved anew who they are (A3). Whoever was
 * appointed stays active, and so does the only organisation administrator.
 */
@Service
class ActivationLinks {

    /** Nobody needs more mails than this, and nobody should be flooded with them (T51, T52). */
    static final int MOST_AN_HOUR = 10;

    private final Users users;
    private final Organisations organisations;
    private final Roles roles;
    private final Links links;
    private final WaitingAgain waiting;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActivationLinks(
            Users users,
            Organisations organisations,
            Roles roles,
            Links links,
            WaitingAgain waiting,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.organisations = organisations;
        this.roles = roles;
        this.links = links;
        this.waiting = waiting;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Mails the user a new link.
     *
     * @throws UnknownUser when the organisation has no such user
     * @throws NotAwaiting when the user neither awaits activation nor is active
     * @throws NoAddress when there is no e-mail address to send it to
     * @throws ActivationChoice.NotOffered when the link would lead to nothing now
     * @throws TooMany when the user has been sent a lot of links already
     */
    @Transactional
    public void resend(UUID userId, String administratorName) {
        var organisation = organisations.lock(Tenancy.organisation()).orElseThrow();
        var user = users.lock(userId).orElseThrow(UnknownUser::new);
        check(user, organisation);
        var email = user.email().orElseThrow(NoAddress::new);
        if (user.state() == UserState.ACTIVE && !roles.isLast(userId, Role.ORGANISATION_ADMINISTRATOR)) {
            waiting.begin(user);
            users.save(user);
        }
        var issued = links.issue(LinkPurpose.ACTIVATION, userId);
        trail.record("ACTIVATION_LINK_RESENT", "user", userId, Map.of());
        var item = new Item(
                userId,
                issued.link().id(),
                user.name(),
                email,
                user.language(),
                issued.token(),
                issued.link().expiresAt());
        events.publishEvent(new ActivationLinksIssued(
                organisation.id(), organisation.name(), administratorName, true, List.of(item)));
    }

    private void check(User user, Organisation organisation) {
        if (user.state() != UserState.AWAITING_ACTIVATION && user.state() != UserState.ACTIVE) {
            throw new NotAwaiting();
        }
        if (!WaysIn.open(user, organisation.loginPolicy())) {
            throw new ActivationChoice.NotOffered();
        }
        var anHourAgo = clock.instant().minus(Duration.ofHours(1));
        if (links.madeSince(LinkPurpose.ACTIVATION, user.id(), anHourAgo) >= MOST_AN_HOUR) {
            throw new TooMany();
        }
    }

    static class UnknownUser extends RuntimeException {}

    static class NotAwaiting extends RuntimeException {}

    static class NoAddress extends RuntimeException {}

    static class TooMany extends RuntimeException {}
}
