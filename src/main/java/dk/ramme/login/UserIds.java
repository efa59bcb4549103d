package dk.ramme.login;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.means.LoginId;
import dk.ramme.means.LoginIds;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.BoundIdentity;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a person who has shown with private MitID who they are which user IDs they have, and notes that it was told. */
@Service
class UserIds {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final Memberships memberships;
    private final Organisations organisations;
    private final Users users;
    private final LoginIds ids;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    UserIds(
            Memberships memberships,
            Organisations organisations,
            Users users,
            LoginIds ids,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.memberships = memberships;
        this.organisations = organisations;
        this.users = users;
        this.ids = ids;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** By the organisations' names, in Danish order; of users whom nothing lets in any more nothing is told. */
    List<Known> tell(SignedIn me) {
        var known = memberships.each(me.issuer(), me.subject(), this::known).stream()
                .sorted(Comparator.comparing(Known::organisationName, Collator.getInstance(DANISH)))
                .toList();
        known.forEach(one -> Tenancy.in(
                one.organisationId(),
                () -> transaction.executeWithoutResult(
                        status -> audit.record("USER_ID_TOLD", "user", one.userId(), Map.of()))));
        return known;
    }

    private Optional<Known> known(BoundIdentity binding) {
        var organisation = organisations.findById(binding.organisationId()).orElseThrow();
        return users.findById(binding.userId())
                .filter(user -> organisation.state() != OrganisationState.ENDED)
                .filter(user -> user.state() == UserState.ACTIVE || user.state() == UserState.AWAITING_ACTIVATION)
                .flatMap(user -> ids.of(user.id()))
                .map(id -> new Known(organisation.id(), organisation.name(), organisation.cvr(), binding.userId(), id));
    }

    /** A user ID, and which organisation it is for. */
    record Known(UUID organisationId, String organisationName, CvrNumber cvr, UUID userId, LoginId id) {}
}
