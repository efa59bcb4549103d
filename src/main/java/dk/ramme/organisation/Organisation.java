package dk.ramme.organisation;

import dk.ramme.identifier.CvrNumber;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation, known by its CVR number. Its login policy is in force once it is ready. */
@Entity
@Table(name = "organisation")
public class Organisation {

    @Id
    private UUID id;

    private String cvr;
    private String name;

    @Enumerated(EnumType.STRING)
    private OrganisationState state;

    @Embedded
    private LoginPolicy loginPolicy;

    private boolean nothingToImport;

    @Enumerated(EnumType.STRING)
    private EmployeeRequests employeeRequests;

    private Instant createdAt;
    private @Nullable Instant readyAt;
    private @Nullable UUID readyBy;

    private @Nullable Instant endsAt;
    private @Nullable String endNoticedBy;

    @Version
    private @Nullable Integer version;

    protected Organisation() {}

    private Organisation(UUID id, CvrNumber cvr, String name, boolean nothingToImport, Instant at) {
        this.id = id;
        this.cvr = cvr.value();
        this.name = name;
        this.state = OrganisationState.JOINING;
        this.loginPolicy = LoginPolicy.none();
        this.nothingToImport = nothingToImport;
        this.employeeRequests = EmployeeRequests.CLOSED;
        this.createdAt = at;
    }

    /**
     * An organisation whose joining begins.
     *
     * @param nothingToImport true for one so new that it never had NemID employee signatures (S6)
     */
    public static Organisation joining(UUID id, CvrNumber cvr, String name, boolean nothingToImport, Instant at) {
        return new Organisation(id, cvr, name, nothingToImport, at);
    }

    /** A management representative has approved the joining; the set-up can begin. Joined already: nothing changes. */
    public void join() {
        if (state == OrganisationState.JOINING) {
            state = OrganisationState.IN_SETUP;
        }
    }

    /** Puts the first login policy in force. @throws IllegalStateException when the set-up is not open */
    public void completeSetup(LoginPolicy policy, UUID by, Instant at) {
        if (state != OrganisationState.IN_SETUP) {
            throw new IllegalStateException("the set-up is not open: " + state);
        }
        loginPolicy = policy;
        state = OrganisationState.READY;
        readyAt = at;
        readyBy = by;
    }

    /** Changes the login policy in force. @throws IllegalStateException before the set-up is confirmed */
    public void change(LoginPolicy policy) {
        if (state != OrganisationState.READY) {
            throw new IllegalStateException("nothing is in force yet: " + state);
        }
        loginPolicy = policy;
    }

    /** Decides whether employees may ask to be created. @throws IllegalStateException before the set-up is confirmed */
    public void change(EmployeeRequests to) {
        if (state != OrganisationState.READY) {
            throw new IllegalStateException("nothing is in force yet: " + state);
        }
        employeeRequests = to;
    }

    /**
     * The agreement has been ended: the organisation goes on until then, and may regret.
     *
     * @throws IllegalStateException when it has been ended already
     */
    public void endAt(Instant end, String noticedBy) {
        if (state == OrganisationState.ENDED || endsAt != null) {
            throw new IllegalStateException("the agreement has been ended already");
        }
        endsAt = end;
        endNoticedBy = noticedBy;
    }

    /** The end of the agreement was regretted in time. @throws IllegalStateException when it is over */
    public void goOn() {
        if (state == OrganisationState.ENDED) {
            throw new IllegalStateException("the agreement is over");
        }
        endsAt = null;
        endNoticedBy = null;
    }

    /** The agreement is over. @throws IllegalStateException when nobody has ended it */
    public void end() {
        if (endsAt == null) {
            throw new IllegalStateException("nobody has ended the agreement");
        }
        state = OrganisationState.ENDED;
    }

    /** When the agreement ends, if somebody has ended it. */
    public @Nullable Instant endsAt() {
        return endsAt;
    }

    public @Nullable String endNoticedBy() {
        return endNoticedBy;
    }

    /** Whether employees may ask to be created now. */
    public EmployeeRequests employeeRequests() {
        return employeeRequests;
    }

    public UUID id() {
        return id;
    }

    public CvrNumber cvr() {
        return new CvrNumber(cvr);
    }

    public String name() {
        return name;
    }

    public OrganisationState state() {
        return state;
    }

    public boolean isReady() {
        return state == OrganisationState.READY;
    }

    public LoginPolicy loginPolicy() {
        return loginPolicy;
    }

    public boolean nothingToImport() {
        return nothingToImport;
    }

    public @Nullable Instant readyAt() {
        return readyAt;
    }

    /** Grows with every change; a form carries the one it was filled from. */
    public int version() {
        return version == null ? 0 : version;
    }
}
