package dk.ramme.joining.move;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import dk.ramme.TestClock;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.joining.AnyCvr;
import dk.ramme.joining.Companies;
import dk.ramme.joining.JoinedOrganisations;
import dk.ramme.joining.Walker;
import dk.ramme.login.SignedInAs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The operator tells organisations to move, in waves (J5). */
@RammeTest
@RecordApplicationEvents
class MoveCallsTests {

    @Autowired
    MoveCalls calls;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    Superuser superuser;

    @TempDir
    Path folder;

    Path file;
    CvrNumber cvr;

    @BeforeEach
    void aFile() {
        file = folder.resolve("calls.jsonl");
        cvr = Companies.withKaren();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void each_is_told_on_the_day_of_its_wave_and_once() throws IOException {
        var later = Companies.withKaren();
        write(line(cvr, 0), line(later, 3));

        assertThat(calls.tellDue(file)).isOne();
        assertThat(calls.tellDue(file)).isZero();
        assertThat(told()).containsExactly("/joining?cvr=" + cvr.value());

        clock.advance(Duration.ofDays(3));
        assertThat(calls.tellDue(file)).isOne();
        assertThat(told()).last().isEqualTo("/joining?cvr=" + later.value());
        assertThat(new JoinedOrganisations(beans).trail(cvr)).containsExactly("ORGANISATION_CALLED");
    }

    @Test
    void the_mail_is_in_the_outbox() throws IOException {
        write(line(cvr, 0));

        calls.tellDue(file);

        assertThat(new JoinedOrganisations(beans)
                        .count(
                                cvr,
                                "outbox_mail where recipient = 'post@smedjen.dk' and template = 'organisation-called'"))
                .isOne();
    }

    @Test
    void a_line_in_a_broken_encoding_keeps_nobody_else_from_being_told() throws IOException {
        Files.write(file, (line(cvr, 0).replace("post@", "pøst@") + "\n").getBytes(StandardCharsets.ISO_8859_1));
        var other = Companies.withKaren();
        Files.writeString(file, line(other, 0) + "\n", StandardOpenOption.APPEND);

        assertThat(calls.tellDue(file)).isOne();

        assertThat(told()).containsExactly("/joining?cvr=" + other.value());
    }

    @Test
    void a_later_day_is_another_wave() throws IOException {
        write(line(cvr, -1), line(cvr, 0));

        assertThat(calls.tellDue(file)).isEqualTo(2);
    }

    @Test
    void whoever_has_joined_is_not_told() throws IOException {
        new Walker(mvc, SignedInAs.person("Karen Holm", LocalDate.of(1967, 3, 15), null))
                .chooses(cvr)
                .is("representative", "/joining/administrators")
                .appointsByCpr("Søren Ågård", "soren@smedjen.dk", "0211799995")
                .acceptsTheTerms()
                .confirms("/joining/done");
        write(line(cvr, 0));

        assertThat(calls.tellDue(file)).isZero();
    }

    @Test
    void a_line_that_cannot_be_used_holds_up_no_other() throws IOException {
        var ended = Companies.register(Map.of("endedOn", "2020-01-01"));
        write("not json", "{}", line(AnyCvr.fresh(), 0), line(ended, 0), "", line(cvr, 0));

        assertThat(calls.tellDue(file)).isOne();
    }

    @Test
    void an_organisation_that_fails_holds_up_no_other() throws IOException {
        var other = Companies.withKaren();
        superuser.does(
                """
                create function refuse_call() returns trigger language plpgsql as $$
                begin
                    if new.email = 'trouble@smedjen.dk' then raise exception 'refused for this test'; end if;
                    return new;
                end $$
                """, "create trigger refused before insert on move_call for each row execute function refuse_call()");
        write(line(cvr, 0).replace("post@", "trouble@"), line(other, 0));

        try {
            assertThat(calls.tellDue(file)).isOne();
        } finally {
            superuser.does("drop function refuse_call cascade");
        }

        assertThat(told()).containsExactly("/joining?cvr=" + other.value());
    }

    private List<String> told() {
        return events.stream(OrganisationCalled.class)
                .map(OrganisationCalled::href)
                .toList();
    }

    private void write(String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }

    private String line(CvrNumber company, int days) {
        var day = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Copenhagen"))
                .plusDays(days);
        return "{\"cvr\": \"" + company.value() + "\", \"email\": \"post@smedjen.dk\", \"on\": \"" + day + "\"}";
    }
}
