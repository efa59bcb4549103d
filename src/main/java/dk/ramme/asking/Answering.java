package dk.ramme.asking;

import dk.ramme.asking.EmployeeEvent.EmployeeAnswered;
import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.Role;
import dk.ramme.people.profile.NewPerson;
import dk.ramme.people.profile.UserCreation;
import dk.ramme.people.request.Request;
import dk.ramme.vault.CprVault;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user administrator says yes or no to an employee who asks to be created. */
@Service
@Transactional
class Answering {

    private final ActingAdministrator acting;
    private final Requests requests;
    private final CprVault vault;
    private final UserCreation creation;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Answering(
            ActingAdministrator acting,
            Requests requests,
            CprVault vault,
            UserCreation creation,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.requests = requests;
        this.vault = vault;
        this.creation = creation;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<EmployeeRequest> open() {
        return requests.open();
    }

    /**
     * @throws Request.Unknown when there is no such request, or no longer
     * @throws Request.AlreadyAnswered when it has been answered
     */
    @Transactional(readOnly = true)
    public EmployeeRequest find(UUID id) {
        var request = requests.findById(id).orElseThrow(Request.Unknown::new);
        request.requireOpen();
        return request;
    }

    /**
     * Creates the user. The creation stands on the trail, and that it was asked for. Their number has been proved with MitID,
     * so others who have it are doubtful from now on (U8).
     *
     * @return the new user
     * @throws Request.Unknown when there is no such request, or no longer
     * @throws Request.AlreadyAnswered when it has been answered already
     * @throws dk.ramme.people.profile.AlreadyAUser when the employee is a user already
     * @throws dk.ramme.people.profile.AlreadyAUser.PossibleDuplicate when they may be, unless {@code sure}
     */
    public UUID approve(UUID id, boolean sure) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var request = lock(id);
        var user = creation.createProved(
                new NewPerson(
                        new PersonName(request.name()),
                        EmailAddress.parse(request.email()),
                        request.cpr(vault),
                        request.birthDate(),
                        request.language()),
                sure);
        request.approve(user, by.id(), clock.instant());
        audit.record("EMPLOYEE_APPROVED", "employee_request", id, Map.of("user", user));
        tell(request, by, null);
        return user;
    }

    /**
     * @throws Request.Unknown when there is no such request, or no longer
     * @throws Request.AlreadyAnswered when it has been answered already
     */
    public void refuse(UUID id, Refusal refusal) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var request = lock(id);
        request.refuse(refusal, by.id(), clock.instant());
        audit.record("EMPLOYEE_REFUSED", "employee_request", id, Map.of("reason", refusal));
        tell(request, by, refusal);
    }

    private EmployeeRequest lock(UUID id) {
        var request = requests.lock(id).orElseThrow(Request.Unknown::new);
        request.requireOpen();
        return request;
    }

    private void tell(EmployeeRequest request, Acting by, @Nullable Refusal refusal) {
        events.publishEvent(new EmployeeAnswered(
                by.organisation().id(),
                request.id(),
                by.organisation().name(),
                request.name(),
                request.email(),
                request.language(),
                refusal,
                by.name()));
    }
}
