package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.LoginId;
import dk.ramme.means.LoginIds;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.RightGrants;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.WaysIn;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a user who has proved who they are does themself: says yes or no to using their private MitID. */
@Service
class SelfActivation {

    /** The words the user said yes to; a new wording gets a new name. */
    static final String CONSENT_TEXT = "activate.consent.2026-11";

    private final Users users;
    private final Organisations organisations;
    private final Becoming becoming;
    private final RightGrants rights;
    private final ObjectProvider<MeansActivation> means;
    private final LoginIds loginIds;
    private final AuditTrail trail;
    private final Clock clock;

    SelfActivation(
            Users users,
            Organisations organisations,
            Becoming becoming,
            RightGrants rights,
            ObjectProvider<MeansActivation> means,
            LoginIds loginIds,
            AuditTrail trail,
            Clock clock) {
        this.users = users;
        this.organisations = organisations;
        this.becoming = becoming;
        this.rights = rights;
        this.means = means;
        this.loginIds = loginIds;
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

    /** Why the user cannot become active now, if they cannot: the link leads nowhere, and that is said before they log in. */
    @Transactional(readOnly = true)
    public Optional<Attention> shut(UUID userId) {
        return WaysIn.shut(user(userId), organisation().loginPolicy());
    }

    /** Whether the user has yet to say yes or no to using their private MitID. */
    @Transactional(readOnly = true)
    public boolean asksForConsent(UUID userId) {
        var user = user(userId);
        var undecided = user.state() != UserState.ACTIVE
                || user.access().consentedAt().isEmpty()
                        && user.access().consentDeclinedAt().isEmpty();
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

    /** What the user types when they log in with codes; empty for whoever has none in use. */
    @Transactional(readOnly = true)
    public Optional<LoginId> loginId(UUID userId) {
        return loginIds.of(userId);
    }

    /** What there is to do with each separate means the user was given. */
    @Transactional(readOnly = true)
    public List<MeansActivation.Step> meansSteps(UUID userId) {
        var given = user(userId).access().login().separateMeans();
        return means.getIfAvailable(() -> SelfActivation::noneIssued).steps(userId, given);
    }

    private static List<MeansActivation.Step> noneIssued(UUID userId, Set<IdentificationMeans> given) {
        return given.stream()
                .sorted()
                .map(one -> new MeansActivation.Step(one, false, null, List.of()))
                .toList();
    }

    /**
     * Yes. A second yes changes nothing.
     *
     * @throws NotAllowed when the organisation does not allow private MitID any more, it was not offered to this user, or
     *     the user is neither on their way nor active
     */
    @Transactional
    public void consent(UUID userId) {
        becoming.active(userId, (user, policy) -> {
            if (user.state() == UserState.ACTIVE && user.access().consentedAt().isPresent()) {
                return;
            }
            if (!isOnTheWay(user) || !LoginOffer.asksForConsent(user, policy)) {
                throw new NotAllowed();
            }
            user.consent(CONSENT_TEXT, clock.instant());
            trail.record("CONSENT_GIVEN", "user", userId, Map.of("text", CONSENT_TEXT));
        });
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
                || user.state() == UserState.ACTIVE
                        && user.access().consentedAt().isPresent()) {
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
                && user.access().consentedAt().isEmpty()
                && LoginOffer.asksForConsent(user, organisation().loginPolicy());
    }

    /** Whoever is active was sent a link because they could not get in, or has another way in. */
    static boolean isOnTheWay(User user) {
        return user.state() == UserState.AWAITING_ACTIVATION || user.state() == UserState.ACTIVE;
    }

    static class NotAllowed extends RuntimeException {}
}
