package dk.ramme.people;

import static dk.ramme.people.UserState.ACTIVE;
import static dk.ramme.people.UserState.AWAITING_ACTIVATION;
import static dk.ramme.people.UserState.DEACTIVATED;
import static dk.ramme.people.UserState.SUSPENDED;

import dk.ramme.identifier.PersonName;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.LoginChoice.Consent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a user may act, and how they get in: chosen for them, proved and agreed to by themself, taken from them for a time. */
@Embeddable
public class Access {

    @Enumerated(EnumType.STRING)
    private UserState state;

    @Embedded
    private Enrolment enrolment;

    @Embedded
    private LoginChoice login;

    /** Null while they have said nothing. */
    @Embedded
    private @Nullable Consent consent;

    private @Nullable Instant suspendedAt;
    private @Nullable String suspensionReason;
    private @Nullable Instant deletedAt;
    private @Nullable LocalDate endsOn;
    private @Nullable UUID mergedInto;

    protected Access() {}

    /** Whoever was appointed has proved who they are, and is active at once. */
    Access(Enrolment enrolment) {
        this.enrolment = enrolment;
        this.state = enrolment.isAppointed() ? ACTIVE : DEACTIVATED;
        this.login = LoginChoice.none();
    }

    void activate(boolean offerPrivateMitId, Set<IdentificationMeans> means, UUID by, Instant at) {
        require(DEACTIVATED, AWAITING_ACTIVATION);
        login = LoginChoice.activated(offerPrivateMitId, means, by, at);
        become(AWAITING_ACTIVATION);
    }

    void choose(boolean privateMitId, Set<IdentificationMeans> means, String text, Instant at) {
        require(ACTIVE);
        login = login.with(privateMitId, means);
        consent = privateMitId ? Consent.given(text, at) : null;
    }

    void appoint(Instant at) {
        require(DEACTIVATED, AWAITING_ACTIVATION, ACTIVE);
        become(ACTIVE);
        enrolment = enrolment.appoint(at);
    }

    void identify(Instant at, boolean nameFits) {
        require(AWAITING_ACTIVATION, ACTIVE);
        enrolment = enrolment.identify(at, nameFits);
    }

    void rename(String from, String to) {
        requireThere();
        if (!PersonName.areLike(from, to)) {
            enrolment = enrolment.renamed();
        }
    }

    void consent(String text, Instant at) {
        require(AWAITING_ACTIVATION, ACTIVE);
        if (!login.privateMitIdOffered() || !enrolment.isIdentified()) {
            throw new IllegalStateException("private MitID was not offered, or the user is not identified");
        }
        consent = Consent.given(text, at);
        becomeActive(at);
    }

    /** Said before anything was agreed to; a yes that is in use is taken back by {@link #withdrawConsent}. */
    void declineConsent(Instant at) {
        require(AWAITING_ACTIVATION, ACTIVE);
        if (mayWithdrawConsent()) {
            throw new IllegalStateException("the user has said yes, and may be active by it");
        }
        consent = Consent.declined(at);
    }

    void withdrawConsent(boolean otherWay, Instant at) {
        require(ACTIVE);
        consent = Consent.withdrawn(at);
        if (!otherWay) {
            awaitAnew();
        }
    }

    /** Without the offer a yes to private MitID is gone too: offered once more, it has to be given once more. */
    void offer(boolean privateMitId, Set<IdentificationMeans> means) {
        require(AWAITING_ACTIVATION, ACTIVE);
        login = login.with(privateMitId, means);
        if (!privateMitId) {
            consent = null;
        }
    }

    void takeIntoUse(IdentificationMeans means, Instant at) {
        require(AWAITING_ACTIVATION, ACTIVE);
        if (!login.separateMeans().contains(means) || !enrolment.isIdentified()) {
            throw new IllegalStateException("the means was not given, or the user is not identified");
        }
        becomeActive(at);
    }

    /** What they were given and have in use stays theirs. */
    void awaitAnew() {
        require(ACTIVE);
        if (!enrolment.isAppointed()) {
            become(AWAITING_ACTIVATION);
            enrolment = enrolment.activate(null);
        }
    }

    private void becomeActive(Instant at) {
        if (state == AWAITING_ACTIVATION) {
            become(ACTIVE);
            enrolment = enrolment.activate(at);
        }
    }

    private void become(UserState next) {
        if (state != next && !state.canBecome(next)) {
            throw new IllegalStateException("a user who is " + state + " cannot become " + next);
        }
        state = next;
    }

    void requireNotDeleted() {
        require(DEACTIVATED, AWAITING_ACTIVATION, ACTIVE, SUSPENDED);
    }

    void require(UserState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            throw new IllegalStateException("not while the user is " + state);
        }
    }

    void requireThere() {
        require(DEACTIVATED, AWAITING_ACTIVATION, ACTIVE, SUSPENDED);
    }

    /** Nobody knows yet whether they are who they are said to be. */
    void requireUnproved() {
        require(DEACTIVATED, AWAITING_ACTIVATION);
        if (enrolment.isIdentified()) {
            throw new IllegalStateException("the user has proved who they are");
        }
    }

    /** Whether their private MitID does: an appointed administrator's always, others' with their consent (L1, M3). */
    public boolean letsPrivateMitIdIn(LoginPolicy policy) {
        return state == ACTIVE && (enrolment.isAppointed() || consentedAt().isPresent() && policy.privateMitId());
    }

    /** Whether a separate means of this kind lets them in: one they were given, while the organisation offers it. */
    public boolean letsSeparateMeansIn(IdentificationMeans means, LoginPolicy policy) {
        return state == ACTIVE && login.separateMeans().contains(means) && policy.offers(means);
    }

    /** Whether there is a yes to take back (M3), whatever they are in the organisation. */
    public boolean mayWithdrawConsent() {
        return state == ACTIVE && consentedAt().isPresent();
    }

    UserState state() {
        return state;
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    /** Since when they are active. */
    public Optional<Instant> selfActivatedAt() {
        return Optional.ofNullable(enrolment.selfActivatedAt());
    }

    public LoginChoice login() {
        return login;
    }

    public Optional<Instant> identifiedAt() {
        return Optional.ofNullable(enrolment.identifiedAt());
    }

    public Optional<Instant> consentedAt() {
        return Optional.ofNullable(consent).map(Consent::givenAt);
    }

    public Optional<Instant> consentDeclinedAt() {
        return Optional.ofNullable(consent).map(Consent::declinedAt);
    }

    /** When they took a yes back and have not said anything since. */
    public Optional<Instant> consentWithdrawnAt() {
        return Optional.ofNullable(consent).map(Consent::withdrawnAt);
    }

    /** Which user they have become part of, being no user of their own any more. */
    public Optional<UUID> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    public Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    /** The last day that somebody is suspended for, and nobody gave another reason. */
    public Optional<LocalDate> endedBy() {
        return state == SUSPENDED && suspensionReason == null ? endsOn() : Optional.empty();
    }

    /** The last day of whoever is there for a time. */
    public Optional<LocalDate> endsOn() {
        return Optional.ofNullable(endsOn);
    }

    /** Why the user is suspended, for those who administer users. */
    public Optional<String> suspensionReason() {
        return Optional.ofNullable(suspensionReason);
    }
}
