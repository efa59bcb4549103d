package dk.ramme.settings;

import dk.ramme.people.Roles;
import java.time.Instant;
import java.util.List;

/** What happens to an organisation's agreement. */
public sealed interface AgreementEvent {

    /** An organisation administrator has ended the agreement: the organisation goes on until the given time. */
    record AgreementNoticed(String organisationName, String byName, Instant at, Instant endsAt)
            implements AgreementEvent {}

    /** The end of an agreement was regretted in time: everything goes on. */
    record AgreementKept(String organisationName, String byName, Instant at) implements AgreementEvent {}

    /** The agreement is over. @param administrators those of the organisation until now, who are told */
    record AgreementEnded(String organisationName, String noticedBy, List<Roles.Holder> administrators, Instant at)
            implements AgreementEvent {

        public AgreementEnded {
            administrators = List.copyOf(administrators);
        }
    }
}
