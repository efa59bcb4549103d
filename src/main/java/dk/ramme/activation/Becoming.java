package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.UserSelfActivated;
import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A user becomes active by their own deed: by their yes to private MitID, or by taking a means into use (A3). The link that
 * led them to it is needed no more, and whoever waits for them is told, all in one transaction.
 */
@Component
public class Becoming {

    private final Organisations organisations;
    private final Users users;
    private final Links links;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    Becoming(
            Organisations organisations, Users users, Links links, AuditTrail trail, ApplicationEventPublisher events) {
        this.organisations = organisations;
        this.users = users;
        this.links = links;
        this.trail = trail;
        this.events = events;
    }

    /**
     * The user is active by what they do now; active before, they only do it.
     *
     * @param deed what makes them active, done to the locked user under the policy in force; it refuses by an exception of
     *     its own
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void active(UUID userId, BiConsumer<User, LoginPolicy> deed) {
        // the policy first: whoever changes it waits until this is done, or has done so before
        var policy = organisations.hold(Tenancy.organisation()).orElseThrow().loginPolicy();
        var user = users.lock(userId).orElseThrow();
        var first = user.state() == UserState.AWAITING_ACTIVATION;
        deed.accept(user, policy);
        users.save(user);
        links.revoke(LinkPurpose.ACTIVATION, userId);
        if (first) {
            trail.record("USER_SELF_ACTIVATED", "user", userId, Map.of());
            events.publishEvent(new UserSelfActivated(user.organisationId(), userId));
        }
    }
}
