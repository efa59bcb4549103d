package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.IdentityRefused;
import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SamePerson;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.cpr.ProvedNumbers;
import dk.ramme.people.need.WaitingAgain;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether whoever came with a user's link is that user, and what follows when they are, or are not (A3, A5). */
@Service
class UserIdentification {

    private final Users users;
    private final Roles roles;
    private final Organisations organisations;
    private final BoundIdentities identities;
    private final Links links;
    private final TemporaryCodes codes;
    private final WaysIn ways;
    private final ProvedNumbers numbers;
    private final WaitingAgain waiting;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserIdentification(
            Users users,
            Roles roles,
            Organisations organisations,
            BoundIdentities identities,
            Links links,
            TemporaryCodes codes,
            WaysIn ways,
            ProvedNumbers numbers,
            WaitingAgain waiting,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.roles = roles;
        this.organisations = organisations;
        this.identities = identities;
        this.links = links;
        this.codes = codes;
        this.ways = ways;
        this.numbers = numbers;
        this.waiting = waiting;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether somebody with the user's CPR number is the one who was given a role: a user administrator may have written the
     * number, but it is the person of that name whom the role was given to (U7).
     */
    @Transactional(readOnly = true)
    public boolean mayBe(User user, MitIdIdentity identity) {
        return !roles.wait(user) || SamePerson.haveLikeNames(identity, user.name());
    }

    /**
     * Whether another user is who somebody with this number is: the one whose name fits theirs, while the name of this one
     * does not (U8).
     */
    @Transactional(readOnly = true)
    public boolean isAnother(User user, CprNumber cpr, MitIdIdentity identity) {
        return !SamePerson.haveLikeNames(identity, user.name())
                && PersonName.kept(identity.name())
                        .flatMap(name -> numbers.userOf(cpr, name))
                        .isPresent();
    }

    /** The number is that of whoever came, and not the user's. */
    @Transactional
    public void doubt(CprNumber cpr, MitIdIdentity identity) {
        PersonName.kept(identity.name()).ifPresent(name -> numbers.doubtOthers(cpr, null, name));
    }

    /** Somebody else came with the user's link: on the trail, and the user administrators are told once a link. */
    @Transactional
    public void refused(MailedLink link, String reason) {
        trail.record("IDENTITY_MISMATCH", "user", link.subjectId(), Map.of("reason", reason));
        events.publishEvent(new IdentityRefused(
                link.organisationId(),
                link.subjectId(),
                link.id(),
                users.findById(link.subjectId()).orElseThrow().name()));
    }

    /** Whether this login is the user's already: with it they have proved who they are, and can come back at any time. */
    @Transactional(readOnly = true)
    public boolean knows(UUID userId, MitIdIdentity identity) {
        return identities.isBound(userId, identity.issuer(), identity.subject());
    }

    /**
     * The person behind the login is the user, and proved it a moment ago: the login is theirs from now on. Whoever is
     * active and has nothing to log in with goes the way of those who await activation.
     *
     * @param proved the CPR number that MitID has said is theirs, if it was asked; others who have it are not them (U8)
     * @param codeId the code they typed right, for a user who needs one and comes with a login that is not theirs yet
     * @throws LinkDead when the link was replaced or used meanwhile
     * @throws TemporaryCodes.Missing when the user needs a code and there is none, or it was replaced meanwhile
     * @throws org.springframework.dao.DuplicateKeyException when the login is another user's of the organisation
     */
    @Transactional
    public UserState identified(
            MailedLink link, MitIdIdentity identity, @Nullable CprNumber proved, @Nullable UUID codeId) {
        // the organisation first, as whoever gives or takes roles does: it is seen whether they are the last
        var policy = organisations.lock(Tenancy.organisation()).orElseThrow().loginPolicy();
        var user = users.lock(link.subjectId()).orElseThrow(LinkDead::new);
        if (!SelfActivation.isOnTheWay(user) || !links.isLive(link.id())) {
            throw new LinkDead();
        }
        var known = identities.isBound(user.id(), identity.issuer(), identity.subject());
        if (!known && ActivationLogin.needsCode(user)) {
            codes.use(codeId);
        }
        user.identify(clock.instant(), SamePerson.haveLikeNames(identity, user.name()));
        trail.record("USER_IDENTIFIED", "user", user.id(), Map.of("level", identity.level()));
        if (user.state() == UserState.ACTIVE && hasNoWay(user, policy)) {
            waiting.begin(user);
        }
        user.bind(identity.issuer(), identity.subject(), clock.instant());
        // at once: that a login is one user's alone is told by the database
        users.saveAndFlush(user);
        if (proved != null) {
            PersonName.kept(identity.name()).ifPresent(name -> numbers.doubtOthers(proved, user.id(), name));
        }
        if (user.state() == UserState.ACTIVE) {
            links.revoke(LinkPurpose.ACTIVATION, user.id());
        }
        return user.state();
    }

    /** The only organisation administrator stays active, so that the organisation is not without one meanwhile. */
    private boolean hasNoWay(User user, LoginPolicy policy) {
        return !ways.any(user, policy) && !roles.isLast(user.id(), Role.ORGANISATION_ADMINISTRATOR);
    }

    static class LinkDead extends RuntimeException {}
}
