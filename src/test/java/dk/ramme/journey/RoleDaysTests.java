package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A day of each role: what they came for can be done by following what they see, and they see nothing they may not follow. */
@RammeTest
class RoleDaysTests {

    @Autowired
    WebApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Value("${ramme.base-url}")
    String base;

    private UUID nordlys;
    private UUID karen;
    private UUID bo;
    private UUID ida;

    @BeforeEach
    void an_organisation_with_somebody_in_each_role() {
        nordlys = organisations.ready();
        karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        bo = organisations.administrator(nordlys, "Bo Beck", Role.USER_ADMINISTRATOR);
        ida = organisations.administrator(nordlys, "Ida Friis");
    }

    @Test
    void an_organisation_administrator_decides_how_it_is_done_here_and_sees_what_has_been_done() {
        try (var visitor = day("organisation", karen)) {
            visitor.goTo("/home")
                    .followTo("/settings")
                    .followTo("/settings/user-creation")
                    .tick("requests", "BY_CVR")
                    .press("settings.save")
                    .goTo("/settings")
                    .sees("settings.user-creation.now.BY_CVR")
                    .followTo("/settings/administrators")
                    .followTo("/settings/administrators/add")
                    .write("settings.administrator.name.label", "Mona Dam")
                    .write("settings.administrator.email.label", "mona@nordlys.example")
                    .write("settings.administrator.birthDate.label", "3-2-1975")
                    .press("settings.administrator.send")
                    .isAt("/settings/administrators")
                    .seesText("Mona Dam")
                    .goTo("/settings")
                    .followTo("/settings/audit")
                    .sees("trail.action.EMPLOYEE_REQUESTS_CHANGED")
                    .sees("trail.action.ADMINISTRATOR_INVITED");
            visitor.goTo("/users/" + ida)
                    .isNotOffered("/users/" + ida + "/suspend", "/users/" + ida + "/edit", "/users/" + ida + "/order")
                    .mayFollowEveryLink()
                    .goTo("/users")
                    .isNotOffered("/users/new", "/users/many", "/users/requests")
                    .goTo("/home")
                    .isNotOffered("/rights/requests")
                    .mayFollowEveryLink();
        }
    }

    @Test
    void a_user_administrator_creates_activates_suspends_and_answers() {
        var request =
                insert("employee_request (id, organisation_id, issuer, subject, name, birth_date, email, language,"
                        + " message, state, asked_at) values (:id, :org, 'x', :id::text, 'Otto Friis', date '1981-09-07',"
                        + " 'otto@nordlys.example', 'da', 'Jeg er ny', 'OPEN', now())");
        try (var visitor = day("users", bo)) {
            visitor.goTo("/home")
                    .followTo("/users/requests")
                    .followTo("/users/requests/" + request)
                    .tick("decision", "YES")
                    .press("people.decision.submit")
                    .goTo("/users/requests")
                    .sees("asking.requests.empty.title")
                    .followTo("/users")
                    .followTo("/users/new")
                    .write("people.person.name.label", "Mette Krogh")
                    .write("people.person.email.label", "mette@nordlys.example")
                    .write("people.person.birthDate.label", "17-5-1995")
                    .press("people.new.submit")
                    .isAt("/users/")
                    .press("people.user.activate")
                    .press("activation.login.submit")
                    .press("bulk.ACTIVATE.submit", 1)
                    .until("bulk.run.users", "bulk.run.refresh")
                    .goTo("/users/" + ida)
                    .followTo("/users/" + ida + "/suspend")
                    .write("people.suspend.reason.label", "Er på orlov i et år")
                    .press("people.suspend.submit")
                    .sees("people.state.SUSPENDED")
                    .isNotOffered("/users/" + ida + "/roles")
                    .mayFollowEveryLink();
            visitor.goTo("/settings")
                    .isNotOffered("/settings/audit", "/settings/end", "/settings/role-requests")
                    .goTo("/settings/administrators")
                    .isNotOffered("/settings/administrators/add")
                    .goTo("/home")
                    .isNotOffered("/rights/requests", "/settings/audit")
                    .mayFollowEveryLink();
        }
    }

    @Test
    void a_rights_administrator_answers_and_gives_to_a_group() {
        var rikke = organisations.administrator(nordlys, "Rikke Lund", Role.RIGHTS_ADMINISTRATOR);
        var request = insert("right_request (id, organisation_id, user_id, code, reason, state, asked_at)"
                + " values (:id, :org, '" + ida + "', 'EINCOME', 'Jeg kører løn', 'OPEN', now())");
        var payroll = insert("user_group (id, organisation_id, name, created_at) values (:id, :org, 'Løn', now())");
        try (var visitor = day("rights", rikke)) {
            visitor.goTo("/home")
                    .followTo("/rights/requests")
                    .followTo("/rights/requests/" + request)
                    .tick("decision", "YES")
                    .press("people.decision.submit")
                    .goTo("/rights/requests")
                    .sees("granting.requests.empty.title")
                    .goTo("/users/" + ida)
                    .seesText(nameOf("EINCOME"))
                    .goTo("/groups")
                    .followTo("/groups/" + payroll)
                    .sees("granting.group.none")
                    .isNotOffered("/groups/" + payroll + "/name", "/groups/" + payroll + "/delete")
                    .followTo("/groups/" + payroll + "/rights")
                    .tick("rights", "DIGITAL_POST")
                    .press("people.edit.submit")
                    .isAt("/groups/" + payroll)
                    .seesText(nameOf("DIGITAL_POST"));
            visitor.goTo("/users")
                    .isNotOffered("/users/new", "/users/many", "/users/requests")
                    .mayFollowEveryLink()
                    .goTo("/users/" + bo)
                    .isNotOffered("/users/" + bo + "/suspend", "/users/" + bo + "/roles", "/users/" + bo + "/edit")
                    .goTo("/settings")
                    .isNotOffered("/settings/audit", "/settings/end")
                    .mayFollowEveryLink();
        }
    }

    @Test
    void a_user_sees_what_is_theirs_asks_for_more_and_takes_back_their_consent() {
        organisations.administrator(nordlys, "Rikke Lund", Role.RIGHTS_ADMINISTRATOR);
        agreed(ida);
        assertThat(mvc.get().uri("/users/" + ida).with(SignedInAs.user(nordlys, bo)))
                .hasStatusOk();
        try (var visitor = day("user", ida)) {
            visitor.goTo("/me")
                    .sees("home.me.rights")
                    .isNotOffered("/users", "/groups", "/settings", "/activation", "/imported-users")
                    .mayFollowEveryLink()
                    .followTo("/me/rights")
                    .tick("right", "EINCOME")
                    .write("granting.ask.reason.label", "Jeg kører løn hver måned")
                    .press("granting.ask.submit")
                    .goTo("/me/rights")
                    .sees("people.ask-role.asked")
                    .goTo("/me")
                    .followTo("/me/activity")
                    .sees("trail.action.PERSON_SEEN")
                    .seesText("Bo Beck")
                    .followTo("/me/data");
            assertThat(visitor.download("trail.data.download")).contains("Ida Friis", "PERSON_SEEN");
            visitor.goTo("/me")
                    .followTo("/me/consent")
                    .sees("activation.withdraw.title")
                    .press("activation.withdraw.submit")
                    .isAt("/activate");
        }
    }

    private Visitor day(String role, UUID user) {
        return new Visitor("day-" + role, base, Words.danish(), true).signedIn(beans, nordlys, user);
    }

    /** One who is no appointed administrator, and has said yes to private MitID. */
    private void agreed(UUID user) {
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update organisation_user set origin = 'CREATED', self_activated_at = now(),"
                                        + " consented_at = now() where id = :id")
                                .param("id", user)
                                .update()));
    }

    private UUID insert(String row) {
        var id = UUID.randomUUID();
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(status -> jdbc.sql("insert into " + row)
                        .param("id", id)
                        .param("org", nordlys)
                        .update()));
        return id;
    }

    private String nameOf(String right) {
        return jdbc.sql("select name from known_right where code = :code")
                .param("code", right)
                .query(String.class)
                .single();
    }
}
