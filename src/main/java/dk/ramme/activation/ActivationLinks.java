package dk.ramme.activation;

import dk.ramme.activation.ActivationLinksIssued.Item;
import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends an awaiting user a new link; the former one dies with it. */
@Service
class ActivationLinks {

    private final Users users;
    private final Organisations organisations;
    private final Links links;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    ActivationLinks(
            Users users, Organisations organisations, Links links, AuditTrail trail, ApplicationEventPublisher events) {
        this.users = users;
        this.organisations = organisations;
        this.links = links;
        this.trail = trail;
        this.events = events;
    }

    /** @throws NotAwaiting when the user does not await activation, or has no e-mail address */
    @Transactional
    public void resend(UUID userId, String administratorName) {
        var user = users.lock(userId).orElseThrow(UnknownUser::new);
        var email = user.email().orElseThrow(NotAwaiting::new);
        if (user.state() != UserState.AWAITING_ACTIVATION) {
            throw new NotAwaiting();
        }
        var organisation = organisations.findById(Tenancy.organisation()).orElseThrow();
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
        events.publishEvent(
                new ActivationLinksIssued(organisation.id(), organisation.name(), administratorName, List.of(item)));
    }

    static class UnknownUser extends RuntimeException {}

    static class NotAwaiting extends RuntimeException {}
}
