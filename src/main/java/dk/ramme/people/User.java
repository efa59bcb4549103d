package dk.ramme.people;

import dk.ramme.identifier.CprNumber;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.rights.UserRight;
import dk.ramme.vault.CprVault;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
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
    private @Nullable LocalDate birthDate;

    @Embedded
    private Contact contact;

    @Embedded
    private @Nullable SealedCpr cpr;

    @Embedded
    private Access access;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    private Set<RoleGrant> roles = new HashSet<>();

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    private Set<RightGrant> rights = new HashSet<>();

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    private Set<BoundIdentity> identities = new HashSet<>();

    @Version
    private @Nullable Integer version;

    protected User() {}

    /** A user as they come: the appointed are active at once, others cannot do anything before they are activated. */
    public User(
            UUID id,
            UUID organisationId,
            Contact contact,
            @Nullable SealedCpr cpr,
            @Nullable LocalDate birthDate,
            Enrolment enrolment) {
        this.id = id;
        this.organisationId = organisationId;
        this.contact = contact;
        this.cpr = cpr;
        this.birthDate = birthDate;
        this.access = new Access(enrolment);
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
        return new User(
                id, organisationId, new Contact(name, email, language), cpr, birthDate, Enrolment.appointed(at));
    }

    /** A user administrator has chosen, perhaps anew, how the deactivated user shall log in; a mailed link awaits them. */
    public void activate(boolean offerPrivateMitId, Set<IdentificationMeans> means, UUID by, Instant at) {
        access.activate(offerPrivateMitId, means, by, at);
    }

    /** An active user chooses how to log in: with private MitID, which is their consent, and with separate means. */
    public void chooseLogin(boolean privateMitId, Set<IdentificationMeans> means, String text, Instant at) {
        access.choose(privateMitId, means, text, at);
    }

    /**
     * Who was appointed administrator has just proved to be that person, and is active, so that nobody administers who cannot log
     * in. @param appointedName by whoever appointed them: until now others could have written anything
     */
    public void appoint(String appointedName, String address, Instant at) {
        contact = isIdentified() ? contact.orAt(address) : contact.at(appointedName, address);
        access.appoint(at);
    }

    /** The user has proved to be who the organisation says they are. @param nameFits whether MitID calls them so too */
    public void identify(Instant at, boolean nameFits) {
        access.identify(at, nameFits);
    }

    /** The user says yes to using their private MitID for the organisation, and is active with it. */
    public void consent(String text, Instant at) {
        access.consent(text, at);
    }

    /** The user, who may be active by a separate means already, says no to using their private MitID for the organisation. */
    public void declineConsent(Instant at) {
        access.declineConsent(at);
    }

    /** Who takes their yes back and was not appointed awaits activation again. @param otherWay unless a separate means lets them in */
    public void withdrawConsent(boolean otherWay, Instant at) {
        access.withdrawConsent(otherWay, at);
    }

    /** A user administrator changes what a user who waits or is active may log in with; the rest lets them in no more. */
    public void offer(boolean privateMitId, Set<IdentificationMeans> means) {
        access.offer(privateMitId, means);
    }

    /** Nothing lets the user in any more, or not without proving anew who they are; an appointed administrator stays active. */
    public void awaitAnew() {
        access.awaitAnew();
    }

    /** The user has taken one of the separate means they were given into use, and is active with it. */
    public void takeIntoUse(IdentificationMeans means, Instant at) {
        access.takeIntoUse(means, at);
    }

    /** Gives the user an administrator role; held already: nothing changes and false is returned. */
    public boolean give(Role role, Instant at) {
        access.requireThere();
        return roles.stream().noneMatch(grant -> grant.role() == role) && roles.add(new RoleGrant(this, role, at));
    }

    /** Takes an administrator role; not held: nothing changes. */
    public void take(Role role) {
        access.requireThere();
        roles.removeIf(grant -> grant.role() == role);
    }

    /** Gives the user a right of the catalogue; had already, imported or not: it stays as it is. */
    public void give(UserRight right, Instant at) {
        if (rights.stream().noneMatch(grant -> grant.regive(right, at))) rights.add(new RightGrant(this, right, at));
    }

    /** Takes a right, wherever it came from; not had: nothing changes. */
    public void take(UserRight right) {
        rights.removeIf(grant -> grant.is(right));
    }

    /** The login is the user's from now on, in the place of another of the same issuer. */
    public void bind(String issuer, String subject, Instant at) {
        access.requireThere();
        if (identities.stream().noneMatch(known -> known.rebind(issuer, subject, at))) {
            identities.add(new BoundIdentity(this, issuer, subject, at));
        }
    }

    /** Corrects what is known about the user. */
    public void correct(String newName, @Nullable String newEmail, String newLanguage) {
        access.rename(contact.name(), newName);
        contact = contact.with(newName, newEmail, newLanguage);
    }

    /** Corrects whom the user is. @throws IllegalStateException once they have proved it: they stay that person */
    public void correctIdentity(@Nullable SealedCpr newCpr, LocalDate newBirthDate) {
        access.requireUnproved();
        cpr = newCpr;
        birthDate = newBirthDate;
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
        return contact.name();
    }

    public Optional<String> email() {
        return Optional.ofNullable(contact.email());
    }

    /** Whether what is mailed to them reaches them. */
    public boolean canBeMailed() {
        return Contact.isAddress(contact.email());
    }

    public Particulars particulars() {
        return contact.known();
    }

    public String language() {
        return contact.language();
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

    /** Whether they may act, how they get in, and how they came. */
    public Access access() {
        return access;
    }

    public UserState state() {
        return access.state();
    }

    /** Whether the user has proved who they are. */
    public boolean isIdentified() {
        return access.enrolment().isIdentified();
    }

    /** Grows with every change; a form carries the one it was filled from. */
    public int version() {
        return version == null ? 0 : version;
    }
}
