package dk.ramme.settings;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.EmployeeRequests;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.ui.ChangedMeanwhile;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Decides whether employees may ask to be created. Off until somebody switches it on. */
@Service
class EmployeeRequestsChange {

    private final ActingAdministrator administrators;
    private final Organisations organisations;
    private final Me viewer;
    private final AuditTrail audit;

    EmployeeRequestsChange(
            ActingAdministrator administrators, Organisations organisations, Me viewer, AuditTrail audit) {
        this.administrators = administrators;
        this.organisations = organisations;
        this.viewer = viewer;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Content of(SignedIn me) {
        var organisation = organisations.findById(me.organisation()).orElseThrow();
        return new Content(
                organisation.employeeRequests(),
                organisation.isReady(),
                viewer.roles().contains(Role.ORGANISATION_ADMINISTRATOR));
    }

    /**
     * @param stood what was in force when the page was opened
     * @throws ChangedMeanwhile when something else is by now
     */
    @Transactional
    public void change(SignedIn by, EmployeeRequests to, String stood) {
        var organisation = administrators.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
        if (!organisation.isReady()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        var before = organisation.employeeRequests();
        if (before == to) {
            return;
        }
        if (!before.name().equals(stood)) {
            throw new ChangedMeanwhile();
        }
        store(organisation, to);
        audit.record(
                "EMPLOYEE_REQUESTS_CHANGED", "organisation", organisation.id(), Map.of("before", before, "after", to));
    }

    private void store(Organisation organisation, EmployeeRequests to) {
        organisation.change(to);
        organisations.save(organisation);
    }

    /** @param inForce whether the set-up is confirmed */
    record Content(EmployeeRequests stands, boolean inForce, boolean mayEdit) {}
}
