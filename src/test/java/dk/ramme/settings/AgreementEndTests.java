package dk.ramme.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.TestClock;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The end of an agreement: confirmed twice, thirty days to regret, and then over. */
@RammeTest
class AgreementEndTests {

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation inTests;

    @Autowired
    Organisations organisations;

    @Autowired
    AgreementClosing closing;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    private UUID nordlys;
    private UUID karenId;
    private SignedInAs karen;
    private SignedInAs bo;

    @BeforeEach
    void begin() {
        nordlys = inTests.ready();
        karenId = inTests.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        karen = SignedInAs.user(nordlys, karenId);
        bo = SignedInAs.user(nordlys, inTests.administrator(nordlys, "Bo Beck", Role.USER_ADMINISTRATOR));
        inTests.administrator(nordlys, "Mads Lund", Role.ORGANISATION_ADMINISTRATOR);
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void the_first_page_says_what_happens_and_the_second_asks_for_the_right_cvr_number() {
        assertThat(pages.get(karen, "/settings/end")).hasStatusOk().bodyText().contains("Efter 30 dage", "Fortsæt");

        assertThat(end(karen, "13748136"))
                .hasStatus(422)
                .bodyText()
                .contains("<title>Fejl: ", "Det er ikke organisationens CVR-nummer");
        assertThat(end(karen, "")).hasStatus(422);
        assertThat(organisation().endsAt()).isNull();
        assertThat(end(bo, cvr())).hasStatus(403);
        assertThat(pages.get(bo, "/settings/end")).hasStatus(403);
    }

    @Test
    void everybody_sees_it_on_every_page_and_all_organisation_administrators_are_mailed() {
        assertThat(end(karen, cvr())).hasRedirectedUrl("/settings/end");

        assertThat(pages.get(karen, "/settings"))
                .bodyText()
                .contains("Aftalen er opsagt og slutter", "Fortryd opsigelsen");
        assertThat(pages.get(bo, "/notifications"))
                .bodyText()
                .contains("Aftalen er opsagt og slutter")
                .doesNotContain("Fortryd opsigelsen");
        assertThat(mailed("agreement-noticed")).containsExactlyInAnyOrder("Karen Holm", "Mads Lund");
    }

    @Test
    void it_can_be_regretted_until_the_last_day() {
        end(karen, cvr());
        clock.advance(Duration.ofDays(29));
        closing.close();

        assertThat(organisation().state()).isEqualTo(OrganisationState.READY);
        assertThat(pages.post(bo, "/settings/end/regret")).hasStatus(403);
        assertThat(pages.post(SignedInAs.user(nordlys, karenId), "/settings/end/regret"))
                .hasRedirectedUrl("/settings");

        clock.advance(Duration.ofDays(2));
        closing.close();
        assertThat(organisation().state()).isEqualTo(OrganisationState.READY);
        assertThat(mailed("agreement-kept")).hasSize(2);
    }

    /** As the terms have it (words finding 7). */
    @Test
    void after_thirty_days_nobody_comes_in_and_what_is_held_about_users_is_to_be_erased() {
        inTests.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        end(karen, cvr());
        clock.advance(Duration.ofDays(31));

        closing.close();
        closing.close();

        assertThat(organisation().state()).isEqualTo(OrganisationState.ENDED);
        assertThat(pages.get(karen, "/settings")).hasStatus3xxRedirection();
        assertThat(mailed("agreement-ended")).containsExactlyInAnyOrder("Karen Holm", "Mads Lund");
        assertThat(list("select distinct state from organisation_user")).containsExactly("DELETED");
        assertThat(list("select count(*)::text from user_erasure")).containsExactly("4");
        assertThat(list("select details ->> 'users' from audit_event where action = 'AGREEMENT_ENDED'"))
                .containsExactly("4");
    }

    private MvcTestResult end(SignedInAs who, String cvr) {
        return pages.post(who, "/settings/end/confirm", "cvr", cvr);
    }

    private String cvr() {
        return organisation().cvr().value();
    }

    private Organisation organisation() {
        return stored.in(nordlys, () -> organisations.findById(nordlys).orElseThrow());
    }

    private List<String> mailed(String letter) {
        return list("select recipient_name from outbox_mail where template = '" + letter + "'");
    }

    private List<String> list(String sql) {
        return stored.in(nordlys, () -> jdbc.sql(sql).query(String.class).list());
    }
}
