package dk.ramme.asking;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.people.request.Request;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An employee's request to be created as a user: what they proved with MitID, and what they wrote. */
@Entity
@Table(name = "employee_request")
@AttributeOverride(name = "reason", column = @Column(name = "message"))
class EmployeeRequest extends Request {

    private String issuer;
    private String subject;
    private String name;
    private LocalDate birthDate;

    /** Kept until somebody answers. */
    private byte @Nullable [] cprSealed;

    private String email;
    private String language;

    /** Whom a yes has made of them. */
    private @Nullable UUID userId;

    protected EmployeeRequest() {}

    EmployeeRequest(MitIdIdentity person, Asking.Written written, CprVault vault, Instant at) {
        super(written.message(), at);
        this.issuer = person.issuer();
        this.subject = person.subject();
        this.name = PersonName.parse(person.name()).value();
        this.birthDate = Objects.requireNonNull(person.birthDate());
        this.cprSealed = person.cpr() == null ? null : vault.seal(person.cpr(), place());
        this.email = written.email().value();
        this.language = written.language();
    }

    /**
     * @param user whom the employee is now
     * @throws AlreadyAnswered when it is too late
     */
    void approve(UUID user, UUID by, Instant at) {
        approve(by, at);
        userId = user;
        cprSealed = null;
    }

    /** @throws AlreadyAnswered when it is too late */
    void refuse(Refusal why, UUID by, Instant at) {
        refuse(why.name(), by, at);
        cprSealed = null;
    }

    @Nullable
    CprNumber cpr(CprVault vault) {
        return cprSealed == null ? null : vault.open(cprSealed, place());
    }

    private SealContext place() {
        return new SealContext("employee_request", "cpr_sealed", organisationId(), id());
    }

    public String name() {
        return name;
    }

    public boolean knownByCpr() {
        return cprSealed != null;
    }

    LocalDate birthDate() {
        return birthDate;
    }

    public String email() {
        return email;
    }

    String language() {
        return language;
    }
}
