package dk.ramme.login;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.BoundIdentities;
import dk.ramme.people.BoundIdentity;
import dk.ramme.people.Helpers;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.Standing;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a person may go in with their private MitID, and what a user may do now. Called outside transactions. */
@Component
public class Memberships {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final BoundIdentities identities;
    private final Users users;
    private final Roles roles;
    private final Helpers helpers;
    private final Organisations organisations;
    private final SeparateMeans means;
    private final Standings standings;
    private final TransactionTemplate reading;

    Memberships(
            BoundIdentities identities,
            Users users,
            Roles roles,
            Helpers helpers,
            Organisations organisations,
            SeparateMeans means,
            Standings standings,
            PlatformTransactionManager transactions) {
        this.identities = identities;
        this.users = users;
        this.roles = roles;
        this.helpers = helpers;
        this.organisations = organisations;
        this.means = means;
        this.standings = standings;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** By name, in Danish order. */
    List<Membership> of(String issuer, String subject) {
        return each(issuer, subject, this::open).stream()
                .sorted(Comparator.comparing(Membership::organisationName, Collator.getInstance(DANISH)))
                .toList();
    }

    /** Who can help somebody who is known somewhere but may not go in: the user administrators there, by organisation. */
    public List<Contact> contacts(String issuer, String subject) {
        return each(issuer, subject, this::contact);
    }

    /** What there is to know of each user that the login is bound to, in the name of their organisation. */
    <T> List<T> each(String issuer, String subject, Function<BoundIdentity, Optional<T>> known) {
        return bindings(issuer, subject).stream()
                .map(binding ->
                        Tenancy.in(binding.organisationId(), () -> reading.execute(status -> known.apply(binding))))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The state, the roles and the organisation of a user at this moment (T38), with what their pages say of them; empty when
     * there is no such user, or what they logged in with would not let them in any more.
     */
    public Optional<Standing> standing(SignedIn me) {
        return read(me, standing -> mayStay(me, standing));
    }

    /** The same of somebody who has been let in already. */
    public Standing known(SignedIn me) {
        return read(me, standing -> true).orElseThrow();
    }

    private Optional<Standing> read(SignedIn me, Predicate<Standing> which) {
        try (var scope = Tenancy.enter(me.organisation(), CrossTenantTask.LOGIN)) {
            return reading.execute(status -> standings
                    .find(me.organisation(), me.user(), me.issuer(), me.subject())
                    .filter(which));
        }
    }

    /** Whether this user comes in with private MitID. */
    boolean letsPrivateMitIdIn(SignedIn me) {
        return Tenancy.in(
                me.organisation(),
                () -> reading.execute(status -> organisations
                        .findById(me.organisation())
                        .filter(organisation -> users.findById(me.user())
                                .filter(user -> user.access().letsPrivateMitIdIn(organisation.loginPolicy()))
                                .isPresent())
                        .isPresent()));
    }

    private boolean mayStay(SignedIn me, Standing standing) {
        var organisation = standing.organisation();
        var policy = organisation.loginPolicy();
        return organisation.state() != OrganisationState.ENDED
                && (me.isSeparate()
                        ? means.letsIn(standing.user(), me.means(), policy, me.isLow())
                        : letsPrivateIn(standing.user(), policy));
    }

    /** Whoever is active must still be let in by private MitID; whoever is not may be on their way. */
    private static boolean letsPrivateIn(User user, LoginPolicy policy) {
        return user.state() != UserState.ACTIVE || user.access().letsPrivateMitIdIn(policy);
    }

    private List<BoundIdentity> bindings(String issuer, String subject) {
        return Tenancy.on(CrossTenantTask.LOGIN, () -> reading.execute(status -> identities.find(issuer, subject)));
    }

    private Optional<Membership> open(BoundIdentity binding) {
        var organisation = organisations.findById(binding.organisationId()).orElseThrow();
        return users.findById(binding.userId())
                .filter(user -> organisation.state() != OrganisationState.ENDED)
                .filter(user -> user.access().letsPrivateMitIdIn(organisation.loginPolicy()))
                .map(user -> new Membership(
                        organisation.id(), organisation.name(), organisation.cvr(), user.id(), roles.of(user.id())));
    }

    private Optional<Contact> contact(BoundIdentity binding) {
        var administrators = helpers.of(binding.userId()).people().stream()
                .map(Roles.Holder::name)
                .toList();
        var suspended = users.findById(binding.userId())
                .filter(user -> user.state() == UserState.SUSPENDED)
                .isPresent();
        return organisations
                .findById(binding.organisationId())
                .map(organisation -> new Contact(organisation.name(), administrators, suspended));
    }

    /** @param suspended whether nothing lets the person in there, and not private MitID alone */
    public record Contact(String organisation, List<String> administrators, boolean suspended)
            implements java.io.Serializable {}

    /** An organisation that a person may act for, as the user they are there. */
    record Membership(UUID organisationId, String organisationName, CvrNumber cvr, UUID userId, Set<Role> roles) {}
}
