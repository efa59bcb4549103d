package dk.ramme.asking;

import dk.ramme.asking.EmployeeEvent.EmployeeAnswered;
import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.NewPerson;
import dk.ramme.people.Role;
import dk.ramme.people.UserCreation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final UserCreation creation;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Answering(
            ActingAdministrator acting,
            Requests requests,
            UserCreation creation,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.requests = requests;
        this.creation = creation;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Request> open() {
        return requests.open();
    }

    @Transactional(readOnly = true)
    public Optional<Request> find(UUID id) {
        return requests.find(id);
    }

    /** Whether somebody has answered the request, or the employee has taken it back. */
    @Transactional(readOnly = true)
    public boolean isAnswered(UUID id) {
        return requests.isAnswered(id);
    }

    /**
     * Creates the user. The creation stands on the trail, and that it was asked for. Their number has been proved with MitID,
     * so others who have it are doubtful from now on (U8).
     *
     * @return the new user; empty when the request has been answered already
     * @throws dk.ramme.people.AlreadyAUser when the employee is a user already
     * @throws dk.ramme.people.MaybeAUser when they may be, unless {@code sure}
     */
    public Optional<UUID> approve(UUID id, boolean sure) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var request = requests.lock(id).orElse(null);
        if (request == null) {
            return Optional.empty();
        }
        var user = creation.createProved(
                new NewPerson(
                        new PersonName(request.name()),
                        EmailAddress.parse(request.email()),
                        requests.cpr(request),
                        request.birthDate(),
                        request.language()),
                sure);
        requests.decide(id, user, null, by.id(), clock.instant());
        audit.record("EMPLOYEE_APPROVED", "employee_request", id, Map.of("user", user));
        tell(request, by, null);
        return Optional.of(user);
    }

    /** @return false when the request has been answered already */
    public boolean refuse(UUID id, Refusal refusal) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var request = requests.lock(id).orElse(null);
        if (request == null || !requests.decide(id, null, refusal, by.id(), clock.instant())) {
            return false;
        }
        audit.record("EMPLOYEE_REFUSED", "employee_request", id, Map.of("reason", refusal));
        tell(request, by, refusal);
        return true;
    }

    private void tell(Request request, Acting by, @Nullable Refusal refusal) {
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
