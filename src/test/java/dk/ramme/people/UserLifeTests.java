package dk.ramme.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A user from creation to deletion, as user administrators carry it out. */
@RammeTest
class UserLifeTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    BoundIdentities identities;

    @Autowired
    Erasures erasures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private UUID nordlys;
    private UUID boLund;
    private SignedInAs bo;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
        boLund = organisations.administrator(nordlys, "Bo Lund", Role.USER_ADMINISTRATOR);
        bo = SignedInAs.user(nordlys, boLund);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void a_user_is_created_deactivated_and_known_by_what_was_typed_and_the_number_is_never_shown() {
        var cpr = AnOrganisation.anyCpr();

        var answer = post(bo, "/users/new", form("cpr", cpr.value()));

        var id = idOf(answer);
        var user = user(id);
        assertThat(user.state()).isEqualTo(UserState.DEACTIVATED);
        assertThat(user.birthDate()).contains(cpr.birthDate());
        assertThat(user.cpr()).isPresent();
        assertThat(trail()).containsExactly("USER_CREATED");
        assertThat(get(bo, "/users/" + id))
                .hasStatusOk()
                .bodyText()
                .contains("Åse Bæk", "Aktivér brugeren", "Ret oplysningerne", "Slet brugeren")
                .doesNotContain(cpr.value(), "Spær brugeren");
        assertThat(get(bo, "/users/" + id + "/edit")).bodyText().doesNotContain(cpr.value());
    }

    @Test
    void the_same_person_is_recognised_by_cpr_number_and_asked_about_by_name_and_birth_date() {
        var cpr = AnOrganisation.anyCpr();
        var known = organisations.importedUser(nordlys, "Aase Bæk", "a@nordlys.example", cpr);
        organisations.importedUser(nordlys, "Ida Friis", "i@nordlys.example");

        assertThat(post(bo, "/users/new", form("cpr", cpr.value())))
                .hasStatus(422)
                .bodyText()
                .contains("tilhører en bruger, I allerede har", "/users/" + known, "Åse Bæk");

        var namesake = form("name", "ida friis");
        namesake.put("birthDate", "1-1-1980");
        assertThat(post(bo, "/users/new", namesake)).hasStatus(422).bodyText().contains("Er det en anden person?");
        namesake.put("sure", "yes");
        assertThat(post(bo, "/users/new", namesake)).hasStatus(302);
        assertThat(trail()).containsExactly("USER_CREATED");
    }

    @Test
    void of_many_who_create_the_same_person_at_once_one_does() throws Exception {
        var number = AnOrganisation.anyCpr().value();
        var at = Executors.newFixedThreadPool(6);

        var answers = at.invokeAll(java.util.Collections.nCopies(6, (Callable<Integer>)
                () -> post(SignedInAs.user(nordlys, boLund), "/users/new", form("cpr", number))
                        .getResponse()
                        .getStatus()));
        at.shutdown();

        assertThat(answers).extracting(answer -> answer.get()).containsExactlyInAnyOrder(302, 422, 422, 422, 422, 422);
        assertThat(trail()).containsExactly("USER_CREATED");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "name, 12345",
        "email, ''",
        "email, åse@nordlys.example",
        "cpr, 320190-1234",
        "birthDate, 31-2-1980",
        "birthDate, 1-1-2999",
        "language, de"
    })
    void what_is_wrong_is_said_at_the_field_and_what_was_typed_is_kept(String field, String typed) {
        var form = form(field, typed);

        assertThat(post(bo, "/users/new", form))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"" + field + "-error\"", "<title>Fejl: ");
        assertThat(trail()).isEmpty();
    }

    @Test
    void hostile_text_is_shown_as_text() {
        var answer = post(bo, "/users/new", form("name", "<script>alert(1)</script> O'Hara"));

        assertThat(get(bo, "/users/" + idOf(answer)))
                .bodyText()
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void a_correction_over_another_one_is_shown_with_what_stands_and_what_was_typed() {
        var id = organisations.importedUser(nordlys, "Åse Bæk", "aase@nordlys.example");
        var mine = edit(id, "Åse Bæk Holm", "aase@nordlys.example");
        var theirs = edit(id, "Åse Holm", "holm@nordlys.example");
        assertThat(post(bo, "/users/" + id + "/edit", theirs)).hasRedirectedUrl("/users/" + id);

        var conflict = post(bo, "/users/" + id + "/edit", mine);

        assertThat(conflict)
                .hasStatus(409)
                .bodyText()
                .contains(
                        "holm@nordlys.example",
                        "value=\"Åse Bæk Holm\"",
                        "Gem mit i stedet",
                        "Bo Lund har rettet brugeren 2");
        assertThat(user(id).name()).isEqualTo("Åse Holm");
        mine.put("version", String.valueOf(user(id).version()));
        assertThat(post(bo, "/users/" + id + "/edit", mine)).hasRedirectedUrl("/users/" + id);
        assertThat(user(id).name()).isEqualTo("Åse Bæk Holm");
        assertThat(trail()).containsExactly("USER_EDITED", "USER_EDITED");
    }

    @Test
    void the_same_as_stands_changes_nothing() {
        var id = organisations.importedUser(nordlys, "Åse Bæk", "aase@nordlys.example");

        assertThat(post(bo, "/users/" + id + "/edit", edit(id, "Åse Bæk", "aase@nordlys.example")))
                .hasStatus(302);

        assertThat(trail()).isEmpty();
        assertThat(user(id).version()).isZero();
    }

    @Test
    void whoever_has_proved_who_they_are_stays_that_person_and_the_former_address_is_told() {
        var ida = organisations.administrator(nordlys, "Ida Friis");
        var form = edit(ida, "Ida Friis", "ida.ny@nordlys.example");
        form.put("cpr", AnOrganisation.anyCpr().value());

        assertThat(post(bo, "/users/" + ida + "/edit", form)).hasStatus(302);

        assertThat(user(ida).cpr()).isEmpty();
        assertThat(user(ida).birthDate()).contains(java.time.LocalDate.of(1980, 1, 1));
        assertThat(mails(ida)).containsExactly("user-address");
    }

    @Test
    void a_corrected_address_kills_the_link_that_went_to_the_wrong_one() {
        var id = awaiting();
        var form = edit(id, "Åse Bæk", "rigtig@nordlys.example");

        assertThat(post(bo, "/users/" + id + "/edit", form)).hasStatus(302);

        assertThat(liveLinks(id)).isZero();
        assertThat(get(bo, "/users/" + id)).bodyText().contains("Send linket igen");
    }

    @Test
    void a_suspended_user_is_out_at_the_next_request_and_in_again_when_reopened() {
        var ida = organisations.administrator(nordlys, "Ida Friis", Role.RIGHTS_ADMINISTRATOR);
        var herBrowser = SignedInAs.user(nordlys, ida);
        assertThat(get(herBrowser, "/me")).hasStatusOk();

        assertThat(post(bo, "/users/" + ida + "/suspend", Map.of("reason", "Orlov til <maj>")))
                .hasRedirectedUrl("/users/" + ida);

        assertThat(get(herBrowser, "/me")).hasStatus(302);
        assertThat(get(bo, "/users/" + ida)).bodyText().contains("Orlov til &lt;maj&gt;", "Åbn for brugeren igen");
        assertThat(post(bo, "/users/" + ida + "/reopen", Map.of())).hasRedirectedUrl("/users/" + ida);
        assertThat(get(SignedInAs.user(nordlys, ida), "/home")).hasStatusOk();
        assertThat(mails(ida)).containsExactly("user-suspended", "user-reopened");
        assertThat(trail()).containsExactly("USER_SUSPENDED", "USER_REOPENED");
    }

    @Test
    void sent_twice_nothing_happens_twice() {
        var ida = organisations.administrator(nordlys, "Ida Friis");

        for (var deed : List.of("suspend", "suspend", "reopen", "reopen", "delete", "delete")) {
            assertThat(post(bo, "/users/" + ida + "/" + deed, Map.of("reason", "Fratrådt")))
                    .hasStatus(302);
        }

        assertThat(trail()).containsExactly("USER_SUSPENDED", "USER_REOPENED", "USER_DELETED");
    }

    @Test
    void a_reason_is_asked_for() {
        var ida = organisations.administrator(nordlys, "Ida Friis");

        for (var reason : List.of(" ", "x".repeat(501), "\u0001")) {
            assertThat(post(bo, "/users/" + ida + "/suspend", Map.of("reason", reason)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("reason-error");
        }
        assertThat(user(ida).state()).isEqualTo(UserState.ACTIVE);
    }

    @Test
    void a_deleted_user_is_out_with_roles_rights_link_and_login_gone_and_later_without_a_name() {
        var id = awaiting();
        var subject = UUID.randomUUID().toString();
        inside(() -> {
            identities.bind(nordlys, id, SignedInAs.ISSUER, subject, clock.instant());
            roles.give(nordlys, id, Role.RIGHTS_ADMINISTRATOR);
            return 0;
        });
        inGroupWithMeans(id);
        assertThat(get(bo, "/users/" + id + "/delete")).hasStatusOk().bodyText().contains("om 30 dage");

        assertThat(post(bo, "/users/" + id + "/delete", Map.of())).hasRedirectedUrl("/users");

        assertThat(inside(() -> roles.of(id))).isEmpty();
        assertThat(inside(() -> identities.find(SignedInAs.ISSUER, subject))).isEmpty();
        assertThat(liveLinks(id)).isZero();
        assertThat(counted("group_member", id)).isZero();
        assertThat(counted("user_means where state <> 'REVOKED' and", id)).isZero();
        assertThat(get(bo, "/users")).bodyText().doesNotContain("Åse Bæk");
        assertThat(trail()).containsExactly("USER_DELETED");
        clock.advance(Duration.ofDays(29));
        erasures.erase();
        assertThat(user(id).name()).isEqualTo("Åse Bæk");
        clock.advance(Duration.ofDays(2));
        erasures.erase();
        assertThat(user(id).name()).isEqualTo("–");
        assertThat(user(id).email()).isEmpty();
        assertThat(user(id).rid()).isEmpty();
        assertThat(user(id).birthDate()).isEmpty();
    }

    private void inGroupWithMeans(UUID user) {
        inside(() -> {
            jdbc.sql("""
                    with g as (insert into user_group (id, organisation_id, name, created_at)
                        values (gen_random_uuid(), :organisation, 'Lager', now()) returning id)
                    insert into group_member select :organisation, g.id, :user, now() from g
                    """).param("organisation", nordlys).param("user", user).update();
            return jdbc.sql("""
                    insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                    values (gen_random_uuid(), :organisation, :user, 'CHIP', 'Nøgle', 'ACTIVE', now(), now())
                    """)
                    .param("organisation", nordlys)
                    .param("user", user)
                    .update();
        });
        assertThat(counted("group_member", user)).isOne();
        assertThat(counted("user_means where state <> 'REVOKED' and", user)).isOne();
    }

    private int counted(String table, UUID user) {
        var from = table.endsWith(" and") ? table : table + " where";
        return inside(() -> jdbc.sql("select count(*) from " + from + " user_id = :user")
                .param("user", user)
                .query(Integer.class)
                .single());
    }

    @Test
    void a_deleted_person_can_be_created_anew() {
        var cpr = AnOrganisation.anyCpr();
        var former = organisations.importedUser(nordlys, "Åse Bæk", "a@nordlys.example", cpr);
        post(bo, "/users/" + former + "/delete", Map.of());

        assertThat(post(bo, "/users/new", form("cpr", cpr.value()))).hasStatus(302);
        for (var page : List.of("/edit", "/suspend", "/reopen")) {
            assertThat(post(bo, "/users/" + former + page, edit(former, "X", "x@nordlys.example"))
                            .getResponse()
                            .getStatus())
                    .isIn(404, 302, 422);
        }
        assertThat(user(former).state()).isEqualTo(UserState.DELETED);
    }

    @Test
    void nobody_shuts_themself_out_or_the_last_organisation_administrator() {
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);

        for (var deed : List.of("suspend", "delete")) {
            assertThat(get(bo, "/users/" + boLund + "/" + deed)).bodyText().contains("Du kan ikke spærre eller slette");
            assertThat(post(bo, "/users/" + boLund + "/" + deed, Map.of("reason", "Farvel")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Du kan ikke spærre eller slette dig selv");
            assertThat(post(bo, "/users/" + karen + "/" + deed, Map.of("reason", "Farvel")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("eneste organisationsadministrator");
        }
        assertThat(trail()).isEmpty();

        organisations.administrator(nordlys, "Mads Friis", Role.ORGANISATION_ADMINISTRATOR);
        assertThat(post(bo, "/users/" + karen + "/delete", Map.of())).hasRedirectedUrl("/users");
    }

    @Test
    void two_user_administrators_who_delete_one_organisation_administrator_each_leave_one() throws Exception {
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var mads = organisations.administrator(nordlys, "Mads Friis", Role.ORGANISATION_ADMINISTRATOR);
        var ulla = organisations.administrator(nordlys, "Ulla Dam", Role.USER_ADMINISTRATOR);
        var at = Executors.newFixedThreadPool(2);

        var answers = at.invokeAll(List.<Callable<Integer>>of(
                () -> status(SignedInAs.user(nordlys, boLund), "/users/" + karen + "/delete"),
                () -> status(SignedInAs.user(nordlys, ulla), "/users/" + mads + "/delete")));
        at.shutdown();

        assertThat(answers).extracting(answer -> answer.get()).containsExactlyInAnyOrder(302, 422);
        assertThat(inside(() -> roles.holders(Role.ORGANISATION_ADMINISTRATOR))).hasSize(1);
    }

    @Test
    void whoever_is_no_user_administrator_any_more_does_nothing() {
        var ida = organisations.administrator(nordlys, "Ida Friis");
        var karen = SignedInAs.user(
                nordlys, organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR));

        for (var path : List.of("/users/new", "/users/" + ida + "/edit", "/users/" + ida + "/suspend")) {
            assertThat(get(karen, path)).as(path).hasStatus(403);
            assertThat(post(karen, path, form("reason", "x"))).as(path).hasStatus(403);
        }
        assertThat(get(karen, "/users")).bodyText().doesNotContain("Opret en bruger");
        assertThat(trail()).isEmpty();
    }

    @Test
    void the_pages_speak_english_too() {
        var ida = organisations.administrator(nordlys, "Ida Friis");

        for (var path : List.of(
                "/users/new", "/users/" + ida + "/edit", "/users/" + ida + "/suspend", "/users/" + ida + "/delete")) {
            assertThat(mvc.get().uri(path).with(bo).header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("lang=\"en\"")
                    .doesNotContain("??", "Brugeren");
        }
    }

    private int status(SignedInAs who, String path) {
        return post(who, path, Map.of()).getResponse().getStatus();
    }

    private MvcTestResult get(SignedInAs who, String path) {
        return mvc.get().uri(path).with(who).exchange();
    }

    private MvcTestResult post(SignedInAs who, String path, Map<String, String> form) {
        var request = mvc.post().uri(path).with(who).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static Map<String, String> form(String field, String typed) {
        var form = new HashMap<>(
                Map.of("name", "Åse Bæk", "email", "aase@nordlys.example", "birthDate", "27-3-1984", "language", "da"));
        if (field.equals("cpr")) form.remove("birthDate");
        form.put(field, typed);
        return form;
    }

    private Map<String, String> edit(UUID id, String name, String email) {
        return new HashMap<>(
                Map.of("name", name, "email", email, "language", "da", "version", String.valueOf(user(id).version())));
    }

    private static UUID idOf(MvcTestResult answer) {
        var location = String.valueOf(answer.getResponse().getRedirectedUrl());
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    /** Awaits activation with a live link. */
    private UUID awaiting() {
        var id = organisations.importedUser(nordlys, "Åse Bæk", "aase@nordlys.example", AnOrganisation.anyCpr());
        inside(() -> {
            var user = users.lock(id).orElseThrow();
            user.activate(true, java.util.Set.of(), boLund, clock.instant());
            return users.save(user);
        });
        inside(() ->
                jdbc.sql("""
                insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at)
                values (gen_random_uuid(), :organisation, 'ACTIVATION', :user, sha256(:user::text::bytea), now(), now() + interval '30 days')
                """).param("organisation", nordlys).param("user", id).update());
        return id;
    }

    private int liveLinks(UUID id) {
        return inside(() -> jdbc.sql("select count(*) from link where subject_id = :id and revoked_at is null")
                .param("id", id)
                .query(Integer.class)
                .single());
    }

    private User user(UUID id) {
        return inside(() -> users.findById(id).orElseThrow());
    }

    private List<String> mails(UUID id) {
        var name = user(id).name();
        return inside(() -> jdbc.sql(
                        "select template from outbox_mail where recipient_name = :name order by created_at, template desc")
                .param("name", name)
                .query(String.class)
                .list());
    }

    private List<String> trail() {
        return inside(() -> jdbc.sql("select action from audit_event where action <> 'PERSON_SEEN' order by id")
                .query(String.class)
                .list());
    }

    private <T> T inside(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
