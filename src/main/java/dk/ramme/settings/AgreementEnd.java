package dk.ramme.settings;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.settings.AgreementEvent.AgreementKept;
import dk.ramme.settings.AgreementEvent.AgreementNoticed;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the agreement of an organisation, thirty days from now; until then any of its administrators may regret. */
@Service
class AgreementEnd {

    static final Duration TO_REGRET = Duration.ofDays(30);

    private final ActingAdministrator administrators;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreementEnd(
            ActingAdministrator administrators,
            Organisations organisations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.administrators = administrators;
        this.organisations = organisations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Organisation of(SignedIn me) {
        return organisations.findById(me.organisation()).orElseThrow();
    }

    /**
     * Ended already: nothing changes.
     *
     * @param typed the organisation's own CVR number, as proof that it is meant
     * @throws AnotherCvr when it is not
     */
    @Transactional
    public void notice(SignedIn by, @Nullable String typed) {
        var organisation = require(by);
        if (typed == null
                || !CvrNumber.isValid(typed)
                || !CvrNumber.parse(typed).equals(organisation.cvr())) {
            throw new AnotherCvr();
        }
        if (organisation.endsAt() != null) {
            return;
        }
        var now = clock.instant();
        var ends = now.plus(TO_REGRET);
        organisation.endAt(ends, by.personName());
        organisations.save(organisation);
        audit.record("AGREEMENT_NOTICED", "organisation", organisation.id(), Map.of("endsAt", ends.toString()));
        events.publishEvent(new AgreementNoticed(organisation.name(), by.personName(), now, ends));
    }

    /** Not ended, or regretted already: nothing changes. */
    @Transactional
    public void regret(SignedIn by) {
        var organisation = require(by);
        if (organisation.endsAt() == null) {
            return;
        }
        organisation.goOn();
        organisations.save(organisation);
        audit.record("AGREEMENT_KEPT", "organisation", organisation.id(), Map.of());
        events.publishEvent(new AgreementKept(organisation.name(), by.personName(), clock.instant()));
    }

    private Organisation require(SignedIn by) {
        return administrators.require(by.user(), Role.ORGANISATION_ADMINISTRATOR);
    }

    /** The number typed is not the organisation's. */
    static class AnotherCvr extends RuntimeException {}
}
