package dk.ramme.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RammeTest
class SettingsPagesTests {

    @Autowired
    TestClock clock;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation organisationsInTests;

    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    private UUID nordlys;
    private SignedInAs karen;

    @BeforeEach
    void begin() {
        nordlys = organisationsInTests.ready();
        karen = administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
    }

    @Test
    void a_change_is_in_force_at_once_and_on_the_trail_before_and_after() {
        assertThat(pages.get(karen, "/settings"))
                .hasStatusOk()
                .bodyText()
                .contains("Ja, hvis brugeren selv ønsker det", "Kodeviser");

        assertThat(pages.post(karen, "/settings/login-methods", Map.of("allowed", List.of("NO"))))
                .hasRedirectedUrl("/settings");
        assertThat(pages.post(karen, "/settings/means", Map.of("means", List.of("CHIP"))))
                .hasRedirectedUrl("/settings");

        assertThat(policy()).isEqualTo(LoginPolicy.of(false, Set.of(IdentificationMeans.CHIP)));
        assertThat(pages.get(karen, "/settings")).bodyText().contains("Senest ændret af Karen Holm i dag kl.");
        assertThat(trail())
                .hasSize(2)
                .first()
                .asString()
                .contains("\"before\"", "\"privateMitId\": true", "\"after\"", "\"privateMitId\": false");
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_ADMINISTRATOR", "RIGHTS_ADMINISTRATOR"})
    void other_administrators_see_the_settings_and_cannot_change_them(Role role) {
        var other = administrator("Bo Beck", role);

        assertThat(pages.get(other, "/settings")).hasStatusOk().bodyText().contains("Kodeviser");
        for (var page : List.of("/settings/login-methods", "/settings/means")) {
            assertThat(pages.get(other, page))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Kun en organisationsadministrator kan ændre")
                    .doesNotContain("type=\"radio\"", "type=\"checkbox\"");
            assertThat(pages.post(other, page, Map.of("allowed", List.of("NO"), "means", List.of("CHIP"))))
                    .hasStatus(403);
        }
        assertThat(policy().privateMitId()).isTrue();
    }

    @Test
    void a_user_without_roles_sees_no_settings() {
        var user = administrator("Ida Bruger");

        assertThat(pages.get(user, "/settings")).hasStatus(403);
        assertThat(pages.post(user, "/settings/means", Map.of("means", List.of("CHIP"))))
                .hasStatus(403);
    }

    @Test
    void the_later_of_two_sees_both_answers() {
        var mads = administrator("Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
        pages.post(mads, "/settings/means", Map.of("means", List.of("CODE_READER"), "version", List.of("0")));

        var conflict = pages.post(karen, "/settings/means", Map.of("means", List.of("CHIP"), "version", List.of("0")));

        assertThat(conflict).hasStatus(409);
        assertThat(conflict)
                .bodyText()
                .contains(
                        "Mads Lund",
                        "Kodeoplæser",
                        "Chip",
                        "name=\"means\" value=\"CHIP\"",
                        "name=\"version\" value=\"1\"");
        assertThat(policy().offeredMeans()).containsExactly(IdentificationMeans.CODE_READER);
        assertThat(pages.post(karen, "/settings/means", Map.of("means", List.of("CHIP"), "version", List.of("1"))))
                .hasRedirectedUrl("/settings");
        assertThat(policy().offeredMeans()).containsExactly(IdentificationMeans.CHIP);
    }

    @ParameterizedTest
    @CsvSource({
        "/settings/login-methods, allowed, ''",
        "/settings/login-methods, allowed, MAYBE",
        "/settings/login-methods, other, YES",
        "/settings/means, other, APP",
        "/settings/means, means, NEMID"
    })
    void what_is_no_answer_is_refused_at_its_field(String page, String field, String typed) {
        var before = policy();

        assertThat(pages.post(karen, page, Map.of(field, List.of(typed))))
                .hasStatus(422)
                .bodyText()
                .contains("<title>Fejl: ", "summary-error");
        assertThat(policy()).isEqualTo(before);
    }

    @Test
    void whom_a_change_would_leave_without_means_is_said_before_it_is_made() {
        activeWithPrivateMitId("Birgit Østergaard");
        activeWithPrivateMitId("Åse Kjær");

        var asked = pages.post(karen, "/settings/login-methods", Map.of("allowed", List.of("NO")));

        assertThat(asked).hasStatusOk();
        assertThat(asked)
                .bodyText()
                .contains("2 brugere har ikke andet at logge ind med", "Birgit Østergaard", "Åse Kjær")
                .contains("name=\"accepted\" value=\"2\"", "name=\"allowed\" value=\"NO\"");
        assertThat(policy().privateMitId()).isTrue();

        activeWithPrivateMitId("Carl Ny");
        var one_more = pages.post(
                karen, "/settings/login-methods", Map.of("allowed", List.of("NO"), "accepted", List.of("2")));
        assertThat(one_more).hasStatusOk().bodyText().contains("3 brugere", "Carl Ny");

        assertThat(pages.post(
                        karen, "/settings/login-methods", Map.of("allowed", List.of("NO"), "accepted", List.of("3"))))
                .hasRedirectedUrl("/settings");
        assertThat(policy().privateMitId()).isFalse();
    }

    @Test
    void separate_means_that_nobody_can_be_issued_yet_are_nothing_to_log_in_with() {
        var birgit = activeWithPrivateMitId("Birgit Østergaard");
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set separate_means = 'APP' where id = :id")
                        .param("id", birgit)
                        .update());

        assertThat(pages.post(karen, "/settings/means", Map.of("means", List.of("CHIP"))))
                .hasRedirectedUrl("/settings");
        assertThat(pages.post(karen, "/settings/login-methods", Map.of("allowed", List.of("NO"))))
                .hasStatusOk()
                .bodyText()
                .contains("Én bruger har ikke andet", "Birgit Østergaard");
    }

    /** As {@code WaysIn} has it: what is locked is no way in. */
    @ParameterizedTest
    @CsvSource({"0, false", "10, true"})
    void an_app_in_use_is_enough_unless_it_is_locked(int wrong, boolean stranded) {
        var birgit = activeWithPrivateMitId("Birgit Østergaard");
        stored.in(
                nordlys,
                () -> jdbc.sql("update organisation_user set separate_means = 'APP' where id = :id")
                        .param("id", birgit)
                        .update());
        stored.in(
                nordlys,
                () -> jdbc.sql("""
                        insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at, wrong)
                        values (gen_random_uuid(), :organisation, :user, 'APP', 'Min', 'ACTIVE', now(), now(), :wrong)
                        """)
                        .param("organisation", nordlys)
                        .param("user", birgit)
                        .param("wrong", wrong)
                        .update());

        pages.post(karen, "/settings/login-methods", Map.of("allowed", List.of("NO")));

        assertThat(policy().privateMitId()).isEqualTo(stranded);
    }

    @Test
    void nothing_can_be_set_before_the_setup_is_confirmed() {
        nordlys = organisationsInTests.inSetup();
        karen = administrator("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);

        assertThat(pages.get(karen, "/settings")).hasStatusOk().bodyText().contains("Intet gælder endnu");
        assertThat(pages.get(karen, "/settings/means")).hasRedirectedUrl("/settings");
        assertThat(pages.post(karen, "/settings/means", Map.of("means", List.of("CHIP"))))
                .hasRedirectedUrl("/settings");
        assertThat(policy()).isEqualTo(LoginPolicy.none());
    }

    private SignedInAs administrator(String name, Role... roles) {
        return SignedInAs.user(nordlys, organisationsInTests.administrator(nordlys, name, roles));
    }

    private UUID activeWithPrivateMitId(String name) {
        var id = organisationsInTests.importedUser(nordlys, name, "x@nordlys.example");
        stored.in(nordlys, () -> {
            var user = users.findById(id).orElseThrow();
            user.activate(true, Set.of(), UUID.randomUUID(), clock.instant());
            user.identify(clock.instant(), true);
            user.consent("v1", clock.instant());
            return users.save(user);
        });
        return id;
    }

    private LoginPolicy policy() {
        return stored.in(
                nordlys, () -> organisations.findById(nordlys).orElseThrow().loginPolicy());
    }

    private List<String> trail() {
        return stored.in(
                nordlys,
                () -> jdbc.sql(
                                "select details::text from audit_event where action = 'LOGIN_POLICY_CHANGED' order by id")
                        .query(String.class)
                        .list());
    }
}
