package dk.ramme.asking;

import dk.ramme.asking.EmployeeEvent.EmployeeAsked;
import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.organisation.EmployeeRequests;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.ration.RateLimit;
import dk.ramme.ration.RateLimits;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an employee's request to an organisation that takes them; to others nothing happens, and nothing is said. */
@Service
class Asking {

    /**
     * Nobody works in more places than this at a time. Every try counts, whatever becomes of it: else the next answer would
     * tell whether the organisation takes requests.
     */
    static final RateLimit TRIES = new RateLimit("asking", 6, Duration.ofDays(1));

    /** More than these unanswered ones tell an organisation nothing new. */
    static final int MOST_OPEN = 1000;

    private final OpenOrganisations open;
    private final RateLimits rations;
    private final Organisations organisations;
    private final Requests requests;
    private final CprVault vault;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Asking(
            OpenOrganisations open,
            RateLimits rations,
            Organisations organisations,
            Requests requests,
            CprVault vault,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.open = open;
        this.rations = rations;
        this.organisations = organisations;
        this.requests = requests;
        this.vault = vault;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Called outside transactions, since the organisation is found first.
     *
     * @throws TooMany when the person has asked a lot today
     * @throws NotKnownWell when MitID does not tell who the person is
     */
    void ask(MitIdIdentity person, CvrNumber cvr, Written written) {
        if (person.birthDate() == null || !PersonName.isValid(person.name())) {
            throw new NotKnownWell();
        }
        if (!rations.take(TRIES, person.issuer() + ' ' + person.subject())) {
            throw new TooMany();
        }
        open.find(cvr).ifPresent(id -> Tenancy.in(id, () -> askIn(id, person, written)));
    }

    /** Of two requests at once one is kept: a unique index decides, and the later finds what the earlier made. */
    private void askIn(UUID organisationId, MitIdIdentity person, Written written) {
        try {
            transaction.executeWithoutResult(status -> store(organisationId, person, written));
        } catch (DataIntegrityViolationException asked) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> hasAsked(person)))) throw asked;
        }
    }

    /** Asked already: nothing happens. */
    private void store(UUID organisationId, MitIdIdentity person, Written written) {
        // held, so that it cannot be closed meanwhile
        var organisation = organisations.hold(organisationId).orElseThrow();
        if (!takesRequests(organisation) || requests.countOpen() >= MOST_OPEN || hasAsked(person)) {
            return;
        }
        var request = requests.saveAndFlush(new EmployeeRequest(person, written, vault, clock.instant()));
        audit.record("EMPLOYEE_ASKED", "employee_request", request.id(), Map.of("level", person.level()));
        events.publishEvent(new EmployeeAsked(organisationId, request.id(), organisation.name(), person.name()));
    }

    private boolean hasAsked(MitIdIdentity person) {
        return requests.countOpenOf(person.issuer(), person.subject()) > 0;
    }

    private static boolean takesRequests(Organisation organisation) {
        return organisation.isReady() && organisation.employeeRequests() != EmployeeRequests.CLOSED;
    }

    /** What the employee wrote themself. */
    record Written(EmailAddress email, String message, String language) {}

    static class TooMany extends RuntimeException {}

    static class NotKnownWell extends RuntimeException {}
}
