package dk.ramme.people;

import dk.ramme.identifier.CprNumber;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.vault.CprVault;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who acts, or will act, for one organisation. */
@Entity
@Table(name = "organisation_user")
public class User {

    @Id
    private UUID id;

    private UUID organisationId;
    private @Nullable String rid;
    private String name;
    private @Nullable String email;

    @Embedded
    private @Nullable SealedCpr cpr;

    /** Null while they have said nothing. */
    @Embedded
    private @Nullable Consent consent;

    private @Nullable LocalDate birthDate;
    private String language;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Enumerated(EnumType.STRING)
    private UserState state;

    @Column(name = "private_mitid_offered")
    private boolean privateMitIdOffered;

    @Convert(converter = MeansConverter.class)
    private Set<IdentificationMeans> separateMeans;

    private @Nullable UUID activatedBy;
    private @Nullable Instant activatedAt;
    private @Nullable Instant identifiedAt;
    private @Nullable Instant selfActivatedAt;
    private Instant createdAt;
    private @Nullable Instant suspendedAt;
    private @Nullable String suspensionReason;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    private Set<RoleGrant> roles = new HashSet<>();

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    private Set<BoundIdentity> identities = new HashSet<>();

    @Version
    private @Nullable Integer version;

    protected User() {}

    private User(UUID id, UUID organisationId, String name, @Nullable String email, Origin origin, UserState state) {
        this.id = id;
        this.organisationId = organisationId;
        this.name = name;
        this.email = email;
        this.origin = origin;
        this.state = state;
        this.language = "da";
        this.separateMeans = Set.of();
    }

    /** An administrator who has just proved to be the appointed person: active at once. */
    public static User appointed(
            UUID id,
            UUID organisationId,
            String name,
            String email,
            @Nullable SealedCpr cpr,
            LocalDate birthDate,
            String language,
            Instant at) {
        var user = new User(id, organisationId, name, email, Origin.APPOINTED, UserState.ACTIVE);
        user.cpr = cpr;
        user.birthDate = birthDate;
        user.language = language;
        user.createdAt = at;
        user.identifiedAt = at;
        user.selfActivatedAt = at;
        return user;
    }

    /**
     * A user administrator has chosen how the user shall log in; a mailed link awaits them.
     *
     * @throws IllegalStateException unless the user is deactivated, or awaits activation already (chosen anew)
     */
    public void activate(boolean offerPrivateMitId, Set<IdentificationMeans> means, UUID by, Instant at) {
        require(UserState.DEACTIVATED, UserState.AWAITING_ACTIVATION);
        privateMitIdOffered = offerPrivateMitId;
        separateMeans = Set.copyOf(means);
        become(UserState.AWAITING_ACTIVATION);
        activatedBy = by;
        activatedAt = at;
    }

    /**
     * An active user chooses how they log in themself: with private MitID, which is their consent, and with separate
     * means.
     */
    public void chooseLogin(boolean privateMitId, Set<IdentificationMeans> means, String text, Instant at) {
        require(UserState.ACTIVE);
        privateMitIdOffered = privateMitId;
        separateMeans = Set.copyOf(means);
        consent = privateMitId ? Consent.given(text, at) : null;
    }

    /**
     * A user has been appointed administrator and has just proved to be that person: whatever they were waiting for, they
     * are active, and get in as the appointed do, so that nobody administers who cannot log in.
     *
     * @param appointedName what whoever appointed them calls them: until now others could have written anything
     * @param address where the invitation went
     */
    public void appoint(String appointedName, String address, Instant at) {
        require(UserState.DEACTIVATED, UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        become(UserState.ACTIVE);
        origin = Origin.APPOINTED;
        if (identifiedAt == null) {
            name = appointedName;
            email = address;
            identifiedAt = at;
        }
        if (email == null) {
            email = address;
        }
        if (selfActivatedAt == null) {
            selfActivatedAt = at;
        }
    }

    /** The user has proved to be who the organisation says they are. */
    public void identify(Instant at) {
        require(UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        if (identifiedAt == null) {
            identifiedAt = at;
        }
    }

    /** The user says yes to using their private MitID for the organisation, and is active with it. */
    public void consent(String text, Instant at) {
        require(UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        if (!privateMitIdOffered || identifiedAt == null) {
            throw new IllegalStateException("private MitID was not offered, or the user is not identified");
        }
        consent = Consent.given(text, at);
        if (state == UserState.AWAITING_ACTIVATION) {
            become(UserState.ACTIVE);
            selfActivatedAt = at;
        }
    }

    /** The user, who may be active by a separate means already, says no to using their private MitID for the organisation. */
    public void declineConsent(Instant at) {
        require(UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        consent = Consent.declined(at);
    }

    /**
     * The user takes their yes back. Whoever has no other way in awaits activation again, so that nobody is active who
     * cannot log in; an appointed administrator gets in without.
     *
     * @param otherWay whether a separate means lets them in
     */
    public void withdrawConsent(boolean otherWay, Instant at) {
        require(UserState.ACTIVE);
        consent = Consent.declined(at);
        if (origin != Origin.APPOINTED && !otherWay) {
            become(UserState.AWAITING_ACTIVATION);
            selfActivatedAt = null;
        }
    }

    /**
     * Whether their private MitID lets them in: that of an appointed administrator always, that of others when they
     * consented and the organisation allows it (L1, M3).
     */
    public boolean letsPrivateMitIdIn(LoginPolicy policy) {
        return state == UserState.ACTIVE
                && (origin == Origin.APPOINTED || consentedAt().isPresent() && policy.privateMitId());
    }

    /** A user administrator gives the user one more separate means; given already: nothing changes. */
    public void give(IdentificationMeans means) {
        require(UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        var all = EnumSet.of(means);
        all.addAll(separateMeans);
        separateMeans = Set.copyOf(all);
    }

    /**
     * Nothing lets the user in any more, or not without proving anew who they are: they wait for a new link. What they were
     * given and have in use stays theirs. An appointed administrator gets in by proving who they are, and stays active.
     */
    public void awaitAnew() {
        require(UserState.ACTIVE);
        if (origin != Origin.APPOINTED) {
            become(UserState.AWAITING_ACTIVATION);
            selfActivatedAt = null;
        }
    }

    /** The user has taken one of the separate means they were given into use, and is active with it. */
    public void takeIntoUse(IdentificationMeans means, Instant at) {
        require(UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        if (!separateMeans.contains(means) || identifiedAt == null) {
            throw new IllegalStateException("the means was not given, or the user is not identified");
        }
        if (state == UserState.AWAITING_ACTIVATION) {
            become(UserState.ACTIVE);
            selfActivatedAt = at;
        }
    }

    /** Whether there is a yes to take back (M3), whatever they are in the organisation. */
    public boolean mayWithdrawConsent() {
        return state == UserState.ACTIVE && consentedAt().isPresent();
    }

    /** Whether a separate means of this kind lets them in: one they were given, while the organisation offers it. */
    public boolean letsSeparateMeansIn(IdentificationMeans means, LoginPolicy policy) {
        return state == UserState.ACTIVE && separateMeans.contains(means) && policy.offers(means);
    }

    /** Gives the user an administrator role; held already: nothing changes and false is returned. */
    public boolean give(Role role, Instant at) {
        return roles.stream().noneMatch(grant -> grant.role() == role) && roles.add(new RoleGrant(this, role, at));
    }

    /** Takes an administrator role; not held: nothing changes. */
    public void take(Role role) {
        roles.removeIf(grant -> grant.role() == role);
    }

    /** The login is the user's from now on, in the place of another of the same issuer. */
    public void bind(String issuer, String subject, Instant at) {
        identities.stream()
                .filter(identity -> identity.isFrom(issuer))
                .findFirst()
                .ifPresentOrElse(
                        identity -> identity.rebind(subject, at),
                        () -> identities.add(new BoundIdentity(this, issuer, subject, at)));
    }

    /** Someone a user administrator creates; they cannot do anything before they are activated. */
    static User created(UUID id, UUID organisationId, NewPerson who, @Nullable SealedCpr cpr, Instant at) {
        var user = new User(
                id, organisationId, who.name().value(), who.email().value(), Origin.CREATED, UserState.DEACTIVATED);
        user.cpr = cpr;
        user.birthDate = who.birthDate();
        user.language = who.language();
        user.createdAt = at;
        return user;
    }

    /** Corrects what is known about the user. */
    void correct(String newName, String newEmail, String newLanguage) {
        require(UserState.DEACTIVATED, UserState.AWAITING_ACTIVATION, UserState.ACTIVE, UserState.SUSPENDED);
        name = newName;
        email = newEmail;
        language = newLanguage;
    }

    /**
     * Corrects whom the user is. Whoever has proved their identity stays that person.
     *
     * @throws IllegalStateException for a user who is identified
     */
    void correctIdentity(@Nullable SealedCpr newCpr, LocalDate newBirthDate) {
        require(UserState.DEACTIVATED, UserState.AWAITING_ACTIVATION);
        if (isIdentified()) {
            throw new IllegalStateException("the user has proved who they are");
        }
        cpr = newCpr;
        birthDate = newBirthDate;
    }

    /** The user may not act any more, until they are reopened. */
    void suspend(String reason, Instant at) {
        become(UserState.SUSPENDED);
        suspendedAt = at;
        suspensionReason = reason;
    }

    /** The user may act again, as before. */
    void reopen() {
        if (state != UserState.SUSPENDED) {
            throw new IllegalStateException("not suspended but " + state);
        }
        become(UserState.ACTIVE);
        suspendedAt = null;
        suspensionReason = null;
    }

    private void become(UserState next) {
        if (state != next && !state.canBecome(next)) {
            throw new IllegalStateException("a user who is " + state + " cannot become " + next);
        }
        state = next;
    }

    private void require(UserState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            throw new IllegalStateException("not while the user is " + state);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID organisationId() {
        return organisationId;
    }

    public Optional<String> rid() {
        return Optional.ofNullable(rid);
    }

    public String name() {
        return name;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** The CPR number in the clear, to compare with a proved identity. */
    public Optional<CprNumber> cprNumber(CprVault vault) {
        return cpr().flatMap(kept -> kept.open(vault, organisationId, id));
    }

    public Optional<SealedCpr> cpr() {
        return Optional.ofNullable(cpr);
    }

    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    /** An administrator the organisation appointed, who gets in with private MitID whatever it allows its users. */
    public boolean isAppointed() {
        return origin == Origin.APPOINTED;
    }

    /** Whether the user has proved who they are. */
    public boolean isIdentified() {
        return identifiedAt != null;
    }

    public Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    /** Why the user is suspended, for those who administer users. */
    public Optional<String> suspensionReason() {
        return Optional.ofNullable(suspensionReason);
    }

    /** Grows with every change; a form carries the one it was filled from. */
    public int version() {
        return version == null ? 0 : version;
    }

    public String language() {
        return language;
    }

    public UserState state() {
        return state;
    }

    public boolean privateMitIdOffered() {
        return privateMitIdOffered;
    }

    public Set<IdentificationMeans> separateMeans() {
        return separateMeans;
    }

    public Optional<Instant> identifiedAt() {
        return Optional.ofNullable(identifiedAt);
    }

    public Optional<Instant> consentedAt() {
        return Optional.ofNullable(consent).map(Consent::givenAt);
    }

    public Optional<Instant> consentDeclinedAt() {
        return Optional.ofNullable(consent).map(Consent::declinedAt);
    }

    public Optional<Instant> selfActivatedAt() {
        return Optional.ofNullable(selfActivatedAt);
    }

    Instant createdAt() {
        return createdAt;
    }

    /** How they came: an import's user who was appointed afterwards came before that, and it is not known how. */
    Origin cameBy() {
        return origin == Origin.APPOINTED && !createdAt.equals(selfActivatedAt) ? Origin.CREATED : origin;
    }
}
