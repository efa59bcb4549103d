package dk.ramme.login;

import dk.ramme.AnOrganisation;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes organisations and users who have proved themselves, by the verbs of the code under test. */
public final class LoginPeople {

    private final ApplicationContext beans;
    private final TransactionTemplate transaction;
    private final TestClock clock;

    public LoginPeople(ApplicationContext beans) {
        this.beans = beans;
        this.transaction = beans.getBean(TransactionTemplate.class);
        this.clock = beans.getBean(TestClock.class);
    }

    public UUID organisation(String name) {
        var id = UUID.randomUUID();
        var organisation = Organisation.joining(id, AnOrganisation.anyCvr(), name, false, clock.instant());
        organisation.join();
        Tenancy.in(id, () -> beans.getBean(Organisations.class).save(organisation));
        return id;
    }

    /** An administrator who was appointed and has proved to be this person. */
    public UUID appointed(UUID organisation, TestPerson person, Role... roles) {
        return appointed(organisation, person, null, roles);
    }

    /** The same, with the CPR number that they proved to have. */
    public UUID appointed(UUID organisation, TestPerson person, @Nullable CprNumber cpr, Role... roles) {
        var id = UUID.randomUUID();
        var vault = beans.getBean(CprVault.class);
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    var user = User.appointed(
                            id,
                            organisation,
                            person.name(),
                            "a@ramme.example",
                            cpr == null ? null : SealedCpr.seal(vault, cpr, organisation, id),
                            LocalDate.of(1967, 3, 15),
                            "da",
                            clock.instant());
                    for (var role : roles) {
                        user.give(role, clock.instant());
                    }
                    user.bind(issuer(), person.subject(), clock.instant());
                    beans.getBean(Users.class).save(user);
                }));
        return id;
    }

    public void suspend(UUID organisation, UUID user) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(
                        status -> jdbc().sql("update organisation_user set state = 'SUSPENDED' where id = ?")
                                .param(user)
                                .update()));
    }

    /** The rows about logins into the organisation: what, who, name, level; only those that say when MitID was used. */
    public List<String> trail(UUID organisation) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(
                        status -> jdbc().sql("""
                        select action || ' ' || actor_user_id || ' ' || actor_name || ' ' || level from audit_event
                        where subject_type = 'login' and auth_time is not null order by id
                        """).query(String.class).list()));
    }

    private JdbcClient jdbc() {
        return beans.getBean(JdbcClient.class);
    }

    public String issuer() {
        return beans.getBean(Environment.class)
                .getRequiredProperty("spring.security.oauth2.client.provider.mitid.issuer-uri");
    }
}
