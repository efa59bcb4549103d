package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.IdentityRefused;
import dk.ramme.activation.ActivationEvent.UserSelfActivated;
import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.link.MailedLink;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SamePerson;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.ProvedNumbers;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.WaysIn;
import dk.ramme.rights.UserRight;
import dk.ramme.rights.UserRights;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a user does themself: proves who they are, and says yes or no to using their private MitID. */
@Service
class SelfActivation {

    /** The words the user said yes to; a new wording gets a new name. */
    static final String CONSENT_TEXT = "activate.consent.2026-11";

    private final Users users;
    private final Roles roles;
    private final Organisations organisations;
    private final BoundIdentities identities;
    private final UserRights rights;
    private final Links links;
    private final TemporaryCodes codes;
    private final ObjectProvider<MeansActivation> means;
    private final WaysIn ways;
    private final ProvedNumbers numbers;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SelfActivation(
            Users users,
            Roles roles,
            Organisations organisations,
            BoundIdentities identities,
            UserRights rights,
            Links links,
            TemporaryCodes codes,
            ObjectProvider<MeansActivation> means,
            WaysIn ways,
            ProvedNumbers numbers,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.roles = roles;
        this.organisations = organisations;
        this.identities = identities;
        this.rights = rights;
        this.links = links;
        this.codes = codes;
        this.means = means;
        this.ways = ways;
        this.numbers = numbers;
        this.trail = trail;
        this.events = events;
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

    /** Whether the user can become active now; else the link leads nowhere, and that is said before they log in. */
    @Transactional(readOnly = true)
    public boolean isOpenTo(UUID userId) {
        var user = user(userId);
        return user.isAppointed() || LoginOffer.isOpenTo(user, organisation().loginPolicy());
    }

    /** Whether the user has yet to say yes or no to using their private MitID. */
    @Transactional(readOnly = true)
    public boolean asksForConsent(UUID userId) {
        var user = user(userId);
        var undecided = user.state() != UserState.ACTIVE
                || user.consentedAt().isEmpty() && user.consentDeclinedAt().isEmpty();
        return undecided && LoginOffer.asksForConsent(user, organisation().loginPolicy());
    }

    /**
     * Whether the user needs a code besides their link and login, for whoever explains what will be asked. Whoever has been
     * here needs none, unless they come with another MitID.
     */
    @Transactional(readOnly = true)
    public boolean needsCode(UUID userId) {
        var user = user(userId);
        return !user.isIdentified() && ActivationLogin.needsCode(user);
    }

    /** Whether rights came along with the user from an old employee signature. */
    @Transactional(readOnly = true)
    public boolean broughtRights(UUID userId) {
        return rights.of(userId).stream().anyMatch(UserRight::imported);
    }

    /** What there is to do with each separate means the user was given. */
    @Transactional(readOnly = true)
    public List<MeansActivation.Step> meansSteps(UUID userId) {
        var given = user(userId).separateMeans();
        return means.getIfAvailable(() -> SelfActivation::noneIssued).steps(userId, given);
    }

    private static List<MeansActivation.Step> noneIssued(UUID userId, Set<IdentificationMeans> given) {
        return given.stream()
                .sorted()
                .map(one -> new MeansActivation.Step(one, false, null, List.of()))
                .toList();
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
                user(link.subjectId()).name()));
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
        var user = users.lock(link.subjectId()).orElseThrow(LinkDead::new);
        if (!isOnTheWay(user) || !links.isLive(link.id())) {
            throw new LinkDead();
        }
        var known = identities.isBound(user.id(), identity.issuer(), identity.subject());
        if (!known && ActivationLogin.needsCode(user)) {
            codes.use(codeId);
        }
        user.identify(clock.instant());
        if (user.state() == UserState.ACTIVE && hasNoWay(user)) {
            user.awaitAnew();
        }
        user.bind(identity.issuer(), identity.subject(), clock.instant());
        // at once: that a login is one user's alone is told by the database
        users.saveAndFlush(user);
        trail.record("USER_IDENTIFIED", "user", user.id(), Map.of("level", identity.level()));
        if (proved != null) {
            PersonName.kept(identity.name()).ifPresent(name -> numbers.doubtOthers(proved, user.id(), name));
        }
        if (user.state() == UserState.ACTIVE) {
            links.revoke(LinkPurpose.ACTIVATION, user.id());
        }
        return user.state();
    }

    /** The only organisation administrator stays active, so that the organisation is not without one meanwhile. */
    private boolean hasNoWay(User user) {
        return !ways.any(user, organisation().loginPolicy())
                && !roles.isLast(user.id(), Role.ORGANISATION_ADMINISTRATOR);
    }

    /** Whoever is active was sent a link because they could not get in. */
    private static boolean isOnTheWay(User user) {
        return user.state() == UserState.AWAITING_ACTIVATION || user.state() == UserState.ACTIVE;
    }

    /**
     * Yes. A second yes changes nothing.
     *
     * @throws NotAllowed when the organisation does not allow private MitID any more, it was not offered to this user, or
     *     the user is neither on their way nor active
     */
    @Transactional
    public void consent(UUID userId) {
        // the policy first: whoever changes it waits until this is done, or has done so before
        var policy = organisations.hold(Tenancy.organisation()).orElseThrow().loginPolicy();
        var user = users.lock(userId).orElseThrow();
        if (user.state() == UserState.ACTIVE && user.consentedAt().isPresent()) {
            return;
        }
        if (!isOnTheWay(user) || !LoginOffer.asksForConsent(user, policy)) {
            throw new NotAllowed();
        }
        var first = user.state() == UserState.AWAITING_ACTIVATION;
        user.consent(CONSENT_TEXT, clock.instant());
        users.save(user);
        links.revoke(LinkPurpose.ACTIVATION, userId);
        trail.record("CONSENT_GIVEN", "user", userId, Map.of("text", CONSENT_TEXT));
        if (first) {
            events.publishEvent(new UserSelfActivated(user.organisationId(), userId));
        }
    }

    /**
     * No. The user may change their mind as long as they can come back, and may be active already by a separate means.
     *
     * @throws NotAllowed when they have said yes and are active by it; that is taken back in another way
     */
    @Transactional
    public void decline(UUID userId) {
        var user = users.lock(userId).orElseThrow();
        if (!isOnTheWay(user)
                || user.state() == UserState.ACTIVE && user.consentedAt().isPresent()) {
            throw new NotAllowed();
        }
        user.declineConsent(clock.instant());
        users.save(user);
        trail.record("CONSENT_DECLINED", "user", userId, Map.of("text", CONSENT_TEXT));
    }

    /** Whether an active user who has not said yes, or said no, can say yes now. */
    @Transactional(readOnly = true)
    public boolean mayConsent(UUID userId) {
        var user = user(userId);
        return user.state() == UserState.ACTIVE
                && user.consentedAt().isEmpty()
                && LoginOffer.asksForConsent(user, organisation().loginPolicy());
    }

    static class LinkDead extends RuntimeException {}

    static class NotAllowed extends RuntimeException {}
}
