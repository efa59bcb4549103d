package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a user does themself: proves who they are, and says yes or no to using their private MitID. */
@Service
class SelfActivation {

    /** The words the user said yes to; a new wording gets a new name. */
    static final String CONSENT_TEXT = "activate.consent.2026-11";

    private final Users users;
    private final Organisations organisations;
    private final BoundIdentities identities;
    private final Links links;
    private final AuditTrail trail;
    private final Clock clock;

    SelfActivation(
            Users users,
            Organisations organisations,
            BoundIdentities identities,
            Links links,
            AuditTrail trail,
            Clock clock) {
        this.users = users;
        this.organisations = organisations;
        this.identities = identities;
        this.links = links;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public User user(UUID id) {
        return users.findById(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Organisation organisation() {
        return organisations.findById(Tenancy.organisation()).orElseThrow();
    }

    /**
     * The person behind the login is the user, and proved it a moment ago: the login is theirs from now on.
     *
     * @throws LinkDead when the link was replaced or used meanwhile
     */
    @Transactional
    public void identified(MailedLink link, MitIdIdentity identity) {
        var user = users.lock(link.subjectId()).orElseThrow(LinkDead::new);
        if (user.state() != UserState.AWAITING_ACTIVATION
                || links.expiry(LinkPurpose.ACTIVATION, user.id()).isEmpty()) {
            throw new LinkDead();
        }
        user.identify(clock.instant());
        users.save(user);
        identities.bind(user.organisationId(), user.id(), identity.issuer(), identity.subject(), clock.instant());
        trail.record("USER_IDENTIFIED", "user", user.id(), Map.of("level", identity.level()));
    }

    /** Yes. @throws NotAllowed when the organisation does not allow private MitID any more, or it was not offered */
    @Transactional
    public void consent(UUID userId) {
        // the policy first: whoever changes it holds the same lock
        var policy = organisations.lock(Tenancy.organisation()).orElseThrow().loginPolicy();
        var user = users.lock(userId).orElseThrow();
        if (user.state() == UserState.ACTIVE && user.consentedAt().isPresent()) {
            return;
        }
        if (!policy.privateMitId() || !user.privateMitIdOffered()) {
            throw new NotAllowed();
        }
        user.consent(CONSENT_TEXT, clock.instant());
        users.save(user);
        links.revoke(LinkPurpose.ACTIVATION, userId);
        trail.record("CONSENT_GIVEN", "user", userId, Map.of("text", CONSENT_TEXT));
    }

    /** No. The user may change their mind as long as they can come back. */
    @Transactional
    public void decline(UUID userId) {
        var user = users.lock(userId).orElseThrow();
        if (user.state() != UserState.AWAITING_ACTIVATION) {
            throw new NotAllowed();
        }
        user.declineConsent(clock.instant());
        users.save(user);
        trail.record("CONSENT_DECLINED", "user", userId, Map.of("text", CONSENT_TEXT));
    }

    static class LinkDead extends RuntimeException {}

    static class NotAllowed extends RuntimeException {}
}
