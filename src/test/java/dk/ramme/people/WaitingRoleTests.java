package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.SignedInAs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whoever has been given a role and has not proved who they are is changed by organisation administrators alone, and the
 * role waits (U7, T23; security finding 1).
 */
@RammeTest
class WaitingRoleTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    Roles roles;

    @Autowired
    JdbcClient jdbc;

    private final CprNumber hers = AnOrganisation.anyCpr();
    private UserLifeScene scene;
    private SignedInAs soeren;
    private UUID cecilie;

    @BeforeEach
    void begin() {
        scene = new UserLifeScene(beans);
        soeren = scene.as(scene.administrator("Søren Ågård", Role.ORGANISATION_ADMINISTRATOR));
        cecilie = scene.importedUser("Cecilie Åkjær", "cecilie@nordlys.example", hers);
    }

    @ParameterizedTest
    @CsvSource({
        "cpr, 070981-9999",
        "email, accomplice@evil.example",
        "name, Otto Friis",
    })
    void a_user_administrator_does_not_make_somebody_else_of_whom_a_role_waits_for(String field, String typed) {
        give(cecilie, "ORGANISATION_ADMINISTRATOR");
        var form = scene.edit(cecilie, "Cecilie Åkjær", "cecilie@nordlys.example");
        form.put(field, typed);

        var refused = scene.post("/users/" + cecilie + "/edit", form);

        assertThat(refused).hasStatus(403).bodyText().contains("kun en organisationsadministrator", typed);
        assertThat(scene.user(cecilie).name()).isEqualTo("Cecilie Åkjær");
        assertThat(scene.user(cecilie).email()).contains("cecilie@nordlys.example");
        assertThat(number()).isEqualTo(hers);
        assertThat(scene.get("/users/" + cecilie + "/edit")).hasRedirectedUrl("/users/" + cecilie);
        assertThat(scene.get("/users/" + cecilie))
                .bodyText()
                .contains(
                        "Gælder først, når brugeren har bekræftet sin identitet", "kun en organisationsadministrator");
    }

    @Test
    void an_organisation_administrator_corrects_them_and_all_of_these_and_the_former_address_are_told() {
        scene.administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        give(cecilie, "USER_ADMINISTRATOR");
        assertThat(scene.pages.get(soeren, "/users/" + cecilie + "/edit")).hasStatusOk();

        var form = scene.edit(cecilie, "Cecilie Åkjær", "ny@nordlys.example");
        assertThat(scene.pages.post(soeren, "/users/" + cecilie + "/edit", form))
                .hasRedirectedUrl("/users/" + cecilie);

        assertThat(scene.user(cecilie).email()).contains("ny@nordlys.example");
        assertThat(mailed("cecilie@nordlys.example")).contains("user-address");
        assertThat(mailedTo("Søren Ågård")).containsExactly("administrator-edited");
        assertThat(mailedTo("Karen Holm")).containsExactly("administrator-edited");
        assertThat(scene.pages.get(soeren, "/settings/administrators"))
                .bodyText()
                .contains("Har fået en rolle, der ikke gælder endnu", "Cecilie Åkjær");
    }

    @Test
    void an_organisation_administrator_corrects_nobody_else() {
        var form = scene.edit(cecilie, "Cecilie Åkjær", "ny@nordlys.example");

        assertThat(scene.pages.get(soeren, "/users/" + cecilie + "/edit")).hasRedirectedUrl("/users/" + cecilie);
        assertThat(scene.pages.post(soeren, "/users/" + cecilie + "/edit", form))
                .hasStatus(403);

        assertThat(scene.user(cecilie).email()).contains("cecilie@nordlys.example");
    }

    @Test
    void a_role_is_given_to_whom_the_page_showed() {
        var seen = String.valueOf(scene.user(cecilie).version());
        scene.post("/users/" + cecilie + "/edit", scene.edit(cecilie, "Cecilie Åkjær", "accomplice@evil.example"));

        var conflict = scene.pages.post(
                soeren,
                "/users/" + cecilie + "/roles",
                Map.of("roles", "USER_ADMINISTRATOR", "stood", "", "version", seen));

        assertThat(conflict)
                .hasStatus(409)
                .bodyText()
                .contains("En anden har rettet brugeren", "accomplice@evil.example", "Bo Lund");
        assertThat(held(cecilie)).isEmpty();
    }

    /** Whichever comes first: nobody gets a role after they were made somebody else unseen. */
    @Test
    void of_a_role_and_a_correction_at_once_the_later_is_refused() throws Exception {
        for (var round = 0; round < 5; round++) {
            var id = scene.importedUser("Åse Bæk", "aase@nordlys.example", AnOrganisation.anyCpr());
            var edit = scene.edit(id, "Åse Bæk", "accomplice@evil.example");
            var give = Map.of("roles", "USER_ADMINISTRATOR", "stood", "", "version", edit.get("version"));
            var at = Executors.newFixedThreadPool(2);

            at.invokeAll(List.<Callable<Object>>of(
                    () -> scene.post("/users/" + id + "/edit", edit),
                    () -> scene.pages.post(soeren, "/users/" + id + "/roles", give)));
            at.shutdown();

            var changed = scene.user(id).email().orElseThrow().startsWith("accomplice");
            assertThat(held(id)).hasSize(changed ? 0 : 1);
        }
    }

    @Test
    void who_has_not_proved_who_they_are_does_not_count_as_the_administrator_who_stays() {
        give(cecilie, "ORGANISATION_ADMINISTRATOR");

        var refused = scene.pages.post(
                soeren,
                "/users/" + soerenId() + "/roles",
                Map.of("roles", "RIGHTS_ADMINISTRATOR", "stood", "ORGANISATION_ADMINISTRATOR"));

        assertThat(refused).hasStatus(422).bodyText().contains("Giv først rollen til en anden");
    }

    @Test
    void a_role_of_somebody_who_is_active_without_proof_counts_for_nothing() {
        give(cecilie, "ORGANISATION_ADMINISTRATOR");
        scene.inside(() -> jdbc.sql("update organisation_user set state = 'ACTIVE' where id = :id")
                .param("id", cecilie)
                .update());

        assertThat(scene.<Boolean>inside(() -> roles.hold(cecilie, Role.ORGANISATION_ADMINISTRATOR)))
                .isFalse();
        assertThat(scene.inside(() -> roles.holders(Role.ORGANISATION_ADMINISTRATOR)))
                .extracting(Roles.Holder::name)
                .containsExactly("Søren Ågård");
    }

    /** The other order: the accomplice proves first and the role comes after (U7; security finding 1). */
    @ParameterizedTest
    @CsvSource({"named otherwise in MitID, false", "renamed since, true"})
    void a_role_for_somebody_called_otherwise_than_who_proved_it_is_given_by_whoever_says_it_is_them(
            String how, boolean nameFits) {
        scene.inside(() -> {
            var user = beans.getBean(Users.class).lock(cecilie).orElseThrow();
            user.activate(true, Set.of(), soerenId(), scene.clock.instant());
            user.identify(scene.clock.instant(), nameFits);
            return beans.getBean(Users.class).save(user);
        });
        if (nameFits) {
            scene.post("/users/" + cecilie + "/edit", scene.edit(cecilie, "Birgit Lund", "birgit@nordlys.example"));
        }
        var role = Map.of("roles", "ORGANISATION_ADMINISTRATOR", "stood", "");

        var refused = scene.pages.post(soeren, "/users/" + cecilie + "/roles", role);

        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("ikke det, personen havde i MitID", "den rigtige person");
        assertThat(held(cecilie)).isEmpty();
        assertThat(scene.pages.get(soeren, "/users/" + cecilie + "/roles"))
                .bodyText()
                .contains("ikke det, personen havde");
        var sure = new HashMap<>(role);
        sure.put("sure", "true");
        assertThat(scene.pages.post(soeren, "/users/" + cecilie + "/roles", sure))
                .hasRedirectedUrl("/users/" + cecilie);
        assertThat(held(cecilie)).containsExactly(Role.ORGANISATION_ADMINISTRATOR);
    }

    private void give(UUID user, String role) {
        assertThat(scene.pages.post(soeren, "/users/" + user + "/roles", Map.of("roles", role, "stood", "")))
                .hasRedirectedUrl("/users/" + user);
    }

    private UUID soerenId() {
        return scene.inside(
                () -> roles.holders(Role.ORGANISATION_ADMINISTRATOR).get(0).id());
    }

    private Set<Role> held(UUID id) {
        return scene.inside(() -> roles.of(id));
    }

    private CprNumber number() {
        return scene.user(cecilie)
                .cprNumber(beans.getBean(dk.ramme.vault.CprVault.class))
                .orElseThrow();
    }

    private List<String> mailed(String address) {
        return scene.inside(() -> jdbc.sql("select template from outbox_mail where recipient = :address")
                .param("address", address)
                .query(String.class)
                .list());
    }

    private List<String> mailedTo(String name) {
        return scene.inside(() -> jdbc.sql("select template from outbox_mail where recipient_name = :name")
                .param("name", name)
                .query(String.class)
                .list());
    }
}
