package dk.ramme.joining;

import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisations;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person has begun before, in whatever organisation, so that they can go on. */
@Component
class OwnCases {

    private static final Duration SHOWN = Duration.ofDays(60);

    private final JoiningCases cases;
    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnCases(JoiningCases cases, Organisations organisations, TransactionTemplate transaction, Clock clock) {
        this.cases = cases;
        this.organisations = organisations;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Newest first. */
    List<OwnCase> of(SignedIn me) {
        var since = clock.instant().minus(SHOWN);
        return Tenancy.on(
                CrossTenantTask.JOINING,
                () -> transaction.execute(status -> cases.of(me.issuer(), me.subject(), since).stream()
                        .flatMap(this::view)
                        .toList()));
    }

    private Stream<OwnCase> view(JoiningCase found) {
        return organisations.findById(found.organisationId()).stream()
                .map(organisation -> new OwnCase(
                        organisation.name(), organisation.cvr().value(), found.state(), found.preparedAt()));
    }

    /** A line in the list of what one has begun. */
    record OwnCase(String organisation, String cvr, CaseState state, Instant begunAt) {

        public boolean isOpen() {
            return state == CaseState.PREPARED || state == CaseState.SENT;
        }
    }
}
