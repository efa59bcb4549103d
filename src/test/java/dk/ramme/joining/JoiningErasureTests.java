package dk.ramme.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.appointment.AppointmentEvent.AdministratorInvited;
import dk.ramme.joining.appointment.SetupInvitation;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.SignedInAs;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RammeTest
@RecordApplicationEvents
class JoiningErasureTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JoiningErasure erasure;

    @Autowired
    SetupInvitation invitation;

    @Autowired
    Links links;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    JoinedOrganisations joined;
    CvrNumber cvr;
    Walker karen;

    @BeforeEach
    void aCaseWithSoren() {
        joined = new JoinedOrganisations(beans);
        cvr = Companies.withKaren();
        karen = new Walker(mvc, SignedInAs.person("Karen Holm", LocalDate.of(1967, 3, 15), null));
        karen.chooses(cvr)
                .is("representative", "/joining/administrators")
                .appointsByCpr("Søren Ågård", "soren@smedjen.dk", "0211799995");
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void a_case_nobody_goes_on_with_is_withdrawn_and_its_numbers_are_erased() {
        clock.advance(Duration.ofDays(59));
        erasure.erase();
        assertThat(count("joining_case where state = 'PREPARED'")).isOne();

        clock.advance(Duration.ofDays(2));
        erasure.erase();
        assertThat(count("joining_case where state = 'WITHDRAWN'")).isOne();
        assertThat(count("appointment where state = 'REVOKED'")).isOne();

        clock.advance(Duration.ofDays(60));
        erasure.erase();
        assertThat(count("appointment where cpr_sealed is not null or cpr_index is not null"))
                .isZero();
        assertThat(joined.trail(cvr)).endsWith("JOINING_DATA_ERASED", "JOINING_DATA_ERASED");
    }

    @Test
    void the_number_of_an_administrator_is_erased_and_the_index_stays_with_the_user() {
        karen.acceptsTheTerms().confirms("/joining/done");
        var sent = events.stream(AdministratorInvited.class)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        var link = links.findLive(sent.token().value(), LinkPurpose.SETUP).orElseThrow();
        invitation.complete(
                SignedInAs.person("Søren Ågård", LocalDate.of(1979, 11, 2), new CprNumber("0211799995")),
                link.id().toString());

        clock.advance(Duration.ofDays(89));
        erasure.erase();
        assertThat(count("appointment where cpr_sealed is not null")).isOne();

        clock.advance(Duration.ofDays(2));
        erasure.erase();
        assertThat(count("appointment where cpr_sealed is not null")).isZero();
        assertThat(count("organisation_user where cpr_index is not null and cpr_sealed is null"))
                .isOne();
    }

    @Test
    void an_invitation_nobody_came_for_is_revoked_long_after_its_link_ran_out() {
        karen.acceptsTheTerms().confirms("/joining/done");

        clock.advance(Duration.ofDays(149));
        erasure.erase();
        assertThat(count("appointment where state = 'INVITED'")).isOne();

        clock.advance(Duration.ofDays(2));
        erasure.erase();
        assertThat(count("appointment where state = 'REVOKED' and cpr_sealed is null"))
                .isOne();
    }

    @Test
    void where_nothing_is_due_nothing_is_written() {
        erasure.erase();

        assertThat(joined.trail(cvr)).doesNotContain("JOINING_DATA_ERASED");
    }

    private long count(String rows) {
        return joined.count(cvr, rows);
    }
}
