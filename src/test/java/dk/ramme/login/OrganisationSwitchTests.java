package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A person in several organisations changes whom they act for, without logging in again. */
@RammeTest
class OrganisationSwitchTests {

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID nordlys;
    UUID fremad;
    UUID here;
    SignedInAs karen;

    @BeforeEach
    void twoOrganisations() {
        nordlys = organisations.ready();
        fremad = organisations.ready();
        here = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var there = organisations.administrator(fremad, "Karen Holm", Role.USER_ADMINISTRATOR);
        bind(nordlys, here);
        bind(fremad, there);
        karen = SignedInAs.user(nordlys, here);
    }

    @Test
    void the_choice_tells_the_organisations_apart_and_marks_the_one_acted_for() {
        var page = mvc.get().uri("/login/organisation").with(karen).exchange();

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Organisationsadministrator", "Brugeradministrator", "CVR ", "Bliv, hvor du er")
                .containsPattern("value=\"" + nordlys + "\"[^>]*checked");
    }

    @Test
    void whoever_switches_acts_for_the_other_one_and_only_for_that() {
        var answer = choose(fremad);

        assertThat(answer).hasStatus(302).hasRedirectedUrl("/");
        assertThat(chosen(fremad)).isOne();
        assertThat(chosen(nordlys)).isZero();
        var after = mvc.get().uri("/settings").with(karen).exchange();
        assertThat(after.getResponse().getStatus())
                .as("the former session is gone")
                .isEqualTo(302);
    }

    @Test
    void an_organisation_that_is_not_theirs_cannot_be_chosen() {
        var foreign = organisations.ready();

        assertThat(choose(foreign)).hasStatus(422).bodyText().contains("Vælg en anden");
    }

    @Test
    void whoever_has_but_one_is_told_so() {
        var only = organisations.ready();
        var user = organisations.administrator(only, "Bo Beck", Role.USER_ADMINISTRATOR);
        bind(only, user);

        var page = mvc.get()
                .uri("/login/organisation")
                .with(SignedInAs.user(only, user))
                .exchange();

        assertThat(page).hasStatusOk().bodyText().contains("kun bruger i én organisation");
    }

    private int chosen(UUID organisation) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from audit_event"
                                + " where action = 'ORGANISATION_CHOSEN' and organisation_id = :organisation")
                        .param("organisation", organisation)
                        .query(Integer.class)
                        .single()));
    }

    private MvcTestResult choose(UUID organisation) {
        return mvc.post()
                .uri("/login/organisation")
                .param("organisation", organisation.toString())
                .with(karen)
                .with(csrf())
                .exchange();
    }

    /** The login of {@link SignedInAs#user} has the user's id for a subject; the same person is bound in both places. */
    private void bind(UUID organisation, UUID user) {
        var subject = organisation.equals(fremad) ? here : user;
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> users.findById(user)
                        .orElseThrow()
                        .bind(SignedInAs.ISSUER, subject.toString(), clock.instant())));
    }
}
