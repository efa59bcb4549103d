package dk.ramme;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.AnyCvr;
import dk.ramme.leak.TestNumbers;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings an organisation to a state through its own verbs, each with a CVR number of its own. */
@TestComponent
public class AnOrganisation {

    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    private static final Random RANDOM = new Random();

    private final Organisations organisations;
    private final Users users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CprVault vault;
    private final Clock clock;

    AnOrganisation(
            Organisations organisations,
            Users users,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            CprVault vault,
            Clock clock) {
        this.organisations = organisations;
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.clock = clock;
    }

    /** Joined, and being set up. */
    public UUID inSetup() {
        var id = UUID.randomUUID();
        return Tenancy.in(
                id,
                () -> transaction.execute(status -> {
                    var organisation = Organisation.joining(id, anyCvr(), "Nordlys Energi A/S", false, clock.instant());
                    organisation.join();
                    organisations.save(organisation);
                    return id;
                }));
    }

    /** Set up: private MitID is allowed, app and code display are offered. */
    public UUID ready() {
        return ready(LoginPolicy.of(true, Set.of(IdentificationMeans.APP, IdentificationMeans.CODE_DISPLAY)));
    }

    public UUID ready(LoginPolicy policy) {
        var id = inSetup();
        Tenancy.in(
                id,
                () -> transaction.executeWithoutResult(status -> {
                    var organisation = organisations.findById(id).orElseThrow();
                    organisation.completeSetup(policy, UUID.randomUUID(), clock.instant());
                    organisations.save(organisation);
                }));
        return id;
    }

    /** The company register has this as its address, from now on. */
    public void registeredAt(UUID organisation, String address) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into joining_case (id, organisation_id, state, role, address, prepared_issuer,
                            prepared_subject, prepared_by, prepared_at, approved_by, approved_at, version)
                        values (gen_random_uuid(), :organisation, 'APPROVED', 'REPRESENTATIVE', :address, 'x', 'x', 'x',
                            clock_timestamp(), 'x', clock_timestamp(), 0)
                        """)
                        .param("organisation", organisation)
                        .param("address", address)
                        .update()));
    }

    /** An active administrator with these roles. */
    public UUID administrator(UUID organisation, String name, Role... held) {
        var id = UUID.randomUUID();
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    var email = "admin-" + id.toString().substring(0, 8) + "@nordlys.example";
                    var user = User.appointed(id, organisation, name, email, null, BORN, "da", clock.instant());
                    for (var role : held) {
                        user.give(role, clock.instant());
                    }
                    users.save(user);
                }));
        return id;
    }

    /** A user as an import leaves them: deactivated, with a RID number, known by birth date. */
    public UUID importedUser(UUID organisation, String name, @Nullable String email) {
        return importedUser(organisation, name, email, null);
    }

    /** A user as an import leaves them: deactivated, with a RID number, known by CPR number where there is one. */
    public UUID importedUser(UUID organisation, String name, @Nullable String email, @Nullable CprNumber cpr) {
        var id = UUID.randomUUID();
        var sealed = cpr == null ? null : SealedCpr.seal(vault, cpr, organisation, id);
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                            birth_date, origin, state, created_at, version)
                        values (:id, :organisation, :rid, :name, :email, :sealed, :index, :key,
                            :born, 'IMPORTED', 'DEACTIVATED', :now, 0)
                        """)
                        .param("id", id)
                        .param("organisation", organisation)
                        .param("rid", Long.toString(Math.abs(RANDOM.nextLong() % 10_000_000_000L)))
                        .param("name", name)
                        .param("email", email)
                        .param("sealed", sealed == null ? null : sealed.sealed())
                        .param("index", sealed == null ? null : sealed.index())
                        .param("key", sealed == null ? null : sealed.indexKey())
                        .param("born", cpr == null ? BORN : cpr.birthDate())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()));
        return id;
    }

    /** Nobody's: the day is real, the number made up. */
    public static CprNumber anyCpr() {
        return TestNumbers.known(CprNumber.parse(String.format(
                Locale.ROOT,
                "%02d%02d%02d%04d",
                RANDOM.nextInt(1, 29),
                RANDOM.nextInt(1, 13),
                RANDOM.nextInt(40, 100),
                RANDOM.nextInt(1, 4000))));
    }

    public static CvrNumber anyCvr() {
        return AnyCvr.fresh();
    }
}
