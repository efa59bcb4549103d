package dk.ramme.settings;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.Imports;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.life.UserDeletion;
import dk.ramme.settings.AgreementEvent.AgreementEnded;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Closes organisations whose agreement is over: nobody can log in for them, and what is held about their users is erased in its time. */
@Configuration(proxyBeanMethods = false)
class AgreementClosing {

    private final EachOrganisation each;
    private final Organisations organisations;
    private final Roles roles;
    private final Invitations invitations;
    private final Imports imports;
    private final UserDeletion users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreementClosing(
            EachOrganisation each,
            Organisations organisations,
            Roles roles,
            Invitations invitations,
            Imports imports,
            UserDeletion users,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.each = each;
        this.organisations = organisations;
        this.roles = roles;
        this.invitations = invitations;
        this.imports = imports;
        this.users = users;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> agreementClosingTask() {
        return Tasks.recurring("agreement-closing", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> close());
    }

    void close() {
        each.each(() -> organisations.overBy(clock.instant()), this::close);
    }

    /** Looked at once more under lock: they may have regretted in this moment. */
    private void close(UUID id) {
        var organisation = organisations.lock(id).orElseThrow();
        var ends = organisation.endsAt();
        if (ends == null || ends.isAfter(clock.instant()) || organisation.state() == OrganisationState.ENDED) {
            return;
        }
        var administrators = roles.holders(Role.ORGANISATION_ADMINISTRATOR);
        organisation.end();
        organisations.save(organisation);
        imports.stopAll();
        invitations.withdrawAll(id);
        audit.record("AGREEMENT_ENDED", "organisation", id, Map.of("users", users.deleteAll()));
        events.publishEvent(new AgreementEnded(
                organisation.name(), String.valueOf(organisation.endNoticedBy()), administrators, clock.instant()));
    }
}
