package dk.ramme.settings;

import dk.ramme.people.Roles;
import java.time.Instant;
import java.util.List;

/** The agreement is over. @param administrators those of the organisation until now, who are told */
public record AgreementEnded(String organisationName, String noticedBy, List<Roles.Holder> administrators, Instant at) {

    public AgreementEnded {
        administrators = List.copyOf(administrators);
    }
}
