package dk.ramme.joining;

import dk.ramme.login.SignedIn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The joining of an organisation, or the appointment of another administrator later on, as one person prepares it. */
@Entity
@Table(name = "joining_case")
class JoiningCase {

    @Id
    private UUID id;

    private UUID organisationId;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Enumerated(EnumType.STRING)
    private CaseRole role;

    private String address;
    private String preparedIssuer;
    private String preparedSubject;
    private String preparedBy;
    private Instant preparedAt;
    private @Nullable Instant sentAt;
    private @Nullable String termsVersion;
    private @Nullable Instant termsAcceptedAt;
    private @Nullable String approvedBy;
    private @Nullable Instant approvedAt;

    @Version
    private @Nullable Integer version;

    protected JoiningCase() {}

    JoiningCase(UUID id, UUID organisationId, String address, CaseRole role, SignedIn by, Instant at) {
        this.id = id;
        this.organisationId = organisationId;
        this.state = CaseState.PREPARED;
        this.role = role;
        this.address = address;
        this.preparedIssuer = by.issuer();
        this.preparedSubject = by.subject();
        this.preparedBy = by.personName();
        this.preparedAt = at;
    }

    /** The person who prepares it has now another part than when they began. */
    void continueAs(CaseRole now) {
        require(CaseState.PREPARED, CaseState.SENT);
        role = now;
        if (now == CaseRole.REPRESENTATIVE) {
            state = CaseState.PREPARED;
            sentAt = null;
        }
    }

    void acceptTerms(String acceptedVersion, Instant at) {
        require(CaseState.PREPARED, CaseState.SENT);
        termsVersion = acceptedVersion;
        termsAcceptedAt = at;
    }

    /** The applicant has finished; now a representative must look at it. */
    void send(Instant at) {
        require(CaseState.PREPARED);
        state = CaseState.SENT;
        sentAt = at;
    }

    /** The applicant takes it back to change it. */
    void recall() {
        require(CaseState.SENT);
        state = CaseState.PREPARED;
        sentAt = null;
    }

    void approve(String by, Instant at) {
        require(CaseState.PREPARED, CaseState.SENT);
        if (termsAcceptedAt == null) {
            throw new IllegalStateException("the terms have not been accepted");
        }
        state = CaseState.APPROVED;
        approvedBy = by;
        approvedAt = at;
    }

    void reject() {
        require(CaseState.SENT);
        state = CaseState.REJECTED;
    }

    private void require(CaseState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            throw new IllegalStateException("not while the case is " + state);
        }
    }

    boolean isOpen() {
        return state == CaseState.PREPARED || state == CaseState.SENT;
    }

    boolean isOf(SignedIn person) {
        return preparedIssuer.equals(person.issuer()) && preparedSubject.equals(person.subject());
    }

    UUID id() {
        return id;
    }

    UUID organisationId() {
        return organisationId;
    }

    CaseState state() {
        return state;
    }

    CaseRole role() {
        return role;
    }

    String address() {
        return address;
    }

    String preparedBy() {
        return preparedBy;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    Optional<Instant> termsAcceptedAt() {
        return Optional.ofNullable(termsAcceptedAt);
    }

    Optional<String> termsVersion() {
        return Optional.ofNullable(termsVersion);
    }

    Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }
}
