package dk.ramme.joining.appointment;

import dk.ramme.people.Role;
import dk.ramme.people.SealedCpr;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone appointed organisation administrator, from being written down to having proved who they are. */
@Entity
@Table(name = "appointment")
public class Appointment {

    @Id
    private UUID id;

    private UUID organisationId;
    private @Nullable UUID caseId;
    private String name;
    private String email;

    @Embedded
    private @Nullable SealedCpr cpr;

    private LocalDate birthDate;
    private @Nullable String expectedIssuer;
    private @Nullable String expectedSubject;
    private String language;

    @Convert(converter = RolesConverter.class)
    private Set<Role> extraRoles;

    @Enumerated(EnumType.STRING)
    private AppointmentState state;

    private int refusals;
    private @Nullable UUID userId;
    private Instant createdAt;
    private @Nullable Instant invitedAt;
    private @Nullable String invitedBy;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant undeliveredAt;

    @Version
    private @Nullable Integer version;

    protected Appointment() {}

    /** Written down, for a case of joining or, without one, for the set-up. */
    Appointment(
            UUID id, UUID organisationId, @Nullable UUID caseId, Appointee who, @Nullable SealedCpr cpr, Instant at) {
        this.id = id;
        this.organisationId = organisationId;
        this.caseId = caseId;
        this.name = who.name().value();
        this.email = who.email().value();
        this.cpr = cpr;
        this.birthDate = who.birthDate();
        this.expectedIssuer = who.login() == null ? null : who.login().issuer();
        this.expectedSubject = who.login() == null ? null : who.login().subject();
        this.language = who.language();
        this.extraRoles = who.extraRoles();
        this.state = AppointmentState.PROPOSED;
        this.createdAt = at;
    }

    /** A link is on its way to the person, for the first time or again. */
    void invite(String by, Instant at) {
        require(AppointmentState.PROPOSED, AppointmentState.INVITED);
        state = AppointmentState.INVITED;
        invitedAt = at;
        invitedBy = by;
        undeliveredAt = null;
    }

    /** The mail with the link could not be delivered. One that was written before the newest does not matter any more. */
    void undelivered(Instant written, Instant at) {
        if (state == AppointmentState.INVITED && invitedAt != null && !written.isBefore(invitedAt)) {
            undeliveredAt = at;
        }
    }

    /** The person gets their mail elsewhere; the link that is on its way to the former address must be replaced. */
    void readdress(String address) {
        require(AppointmentState.INVITED);
        email = address;
    }

    /** The person has proved who they are and is this user. */
    void accept(UUID user, Instant at) {
        require(AppointmentState.INVITED);
        state = AppointmentState.ACCEPTED;
        userId = user;
        acceptedAt = at;
    }

    public void revoke() {
        require(AppointmentState.PROPOSED, AppointmentState.INVITED);
        state = AppointmentState.REVOKED;
    }

    /**
     * Somebody else has come with the person's link.
     *
     * @return how often that has happened
     * @throws IllegalStateException when the link leads nowhere any more
     */
    int refuse() {
        require(AppointmentState.INVITED);
        return ++refusals;
    }

    private void require(AppointmentState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            throw new IllegalStateException("not while the appointment is " + state);
        }
    }

    public UUID id() {
        return id;
    }

    UUID organisationId() {
        return organisationId;
    }

    Optional<UUID> caseId() {
        return Optional.ofNullable(caseId);
    }

    public String name() {
        return name;
    }

    String email() {
        return email;
    }

    Optional<SealedCpr> cpr() {
        return Optional.ofNullable(cpr).filter(kept -> kept.index() != null);
    }

    LocalDate birthDate() {
        return birthDate;
    }

    /** The login the person appointed themself with. */
    Optional<Appointee.Login> expectedLogin() {
        return expectedIssuer == null || expectedSubject == null
                ? Optional.empty()
                : Optional.of(new Appointee.Login(expectedIssuer, expectedSubject));
    }

    /**
     * Whether the person is known by name and birth date only, which a namesake may share: they need a code besides their link
     * and their login (S1; T28).
     */
    boolean needsCode() {
        return cpr().isEmpty() && expectedLogin().isEmpty();
    }

    /** Whether a code can be made for the person, and typed by them. */
    boolean awaitsCode() {
        return state == AppointmentState.INVITED && needsCode();
    }

    String language() {
        return language;
    }

    Set<Role> extraRoles() {
        return extraRoles;
    }

    public AppointmentState state() {
        return state;
    }

    public boolean isOpen() {
        return state == AppointmentState.PROPOSED || state == AppointmentState.INVITED;
    }

    /** Whether it belongs to a case that has not been approved: only those who prepare it know of it. */
    public boolean isBeingPrepared() {
        return state == AppointmentState.PROPOSED && caseId != null;
    }

    Optional<Instant> invitedAt() {
        return Optional.ofNullable(invitedAt);
    }

    /** Whether the mail with the newest link came back. */
    boolean isUndelivered() {
        return undeliveredAt != null && state == AppointmentState.INVITED;
    }

    /** Who sent the link last. */
    String invitedBy() {
        return invitedBy == null ? "" : invitedBy;
    }

    Optional<Instant> acceptedAt() {
        return Optional.ofNullable(acceptedAt);
    }
}
