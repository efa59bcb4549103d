package dk.ramme.people;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.SignedInAs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organisation with a user administrator who carries users through their lives. */
public final class UserLifeScene {

    public final Pages pages;
    public final TestClock clock;
    public final UUID nordlys;
    public final UUID boLund;
    public final SignedInAs bo;

    private final AnOrganisation organisations;
    private final Stored stored;
    private final Users users;
    private final JdbcClient jdbc;

    public UserLifeScene(ApplicationContext beans) {
        organisations = beans.getBean(AnOrganisation.class);
        pages = beans.getBean(Pages.class);
        clock = beans.getBean(TestClock.class);
        stored = beans.getBean(Stored.class);
        users = beans.getBean(Users.class);
        jdbc = beans.getBean(JdbcClient.class);
        nordlys = organisations.ready();
        boLund = organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR);
        bo = SignedInAs.user(nordlys, boLund);
    }

    public UUID administrator(String name, Role... roles) {
        return organisations.administrator(nordlys, name, roles);
    }

    public UUID importedUser(String name, String email) {
        return organisations.importedUser(nordlys, name, email);
    }

    public UUID importedUser(String name, String email, CprNumber cpr) {
        return organisations.importedUser(nordlys, name, email, cpr);
    }

    /** A browser in which this user is signed in. */
    public SignedInAs as(UUID user) {
        return SignedInAs.user(nordlys, user);
    }

    /** As Bo. */
    public MvcTestResult get(String path) {
        return pages.get(bo, path);
    }

    /** As Bo. */
    public MvcTestResult post(String path, Map<String, String> form) {
        return pages.post(bo, path, form);
    }

    public static Map<String, String> form(String field, String typed) {
        var form = new HashMap<>(
                Map.of("name", "Åse Bæk", "email", "aase@nordlys.example", "birthDate", "27-3-1984", "language", "da"));
        if (field.equals("cpr")) form.remove("birthDate");
        form.put(field, typed);
        return form;
    }

    public Map<String, String> edit(UUID id, String name, String email) {
        return new HashMap<>(
                Map.of("name", name, "email", email, "language", "da", "version", String.valueOf(user(id).version())));
    }

    public static UUID idOf(MvcTestResult answer) {
        var location = String.valueOf(answer.getResponse().getRedirectedUrl());
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    /** Awaits activation with a live link. */
    public UUID awaiting() {
        var id = organisations.importedUser(nordlys, "Åse Bæk", "aase@nordlys.example", AnOrganisation.anyCpr());
        inside(() -> {
            var user = users.lock(id).orElseThrow();
            user.activate(true, Set.of(), boLund, clock.instant());
            return users.save(user);
        });
        inside(() ->
                jdbc.sql("""
                insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                values (gen_random_uuid(), :organisation, 'ACTIVATION', :user, sha256(:user::text::bytea), now(), now() + interval '30 days')
                """).param("organisation", nordlys).param("user", id).update());
        return id;
    }

    public int liveLinks(UUID id) {
        return inside(() -> jdbc.sql("select count(*) from link where subject_id = :id and revoked_at is null")
                .param("id", id)
                .query(Integer.class)
                .single());
    }

    public User user(UUID id) {
        return inside(() -> users.findById(id).orElseThrow());
    }

    public List<String> mails(UUID id) {
        var name = user(id).name();
        return inside(() -> jdbc.sql(
                        "select template from outbox_mail where recipient_name = :name order by created_at, template desc")
                .param("name", name)
                .query(String.class)
                .list());
    }

    public List<String> trail() {
        return stored.trail(nordlys);
    }

    public <T> T inside(Supplier<T> work) {
        return stored.in(nordlys, work);
    }
}
