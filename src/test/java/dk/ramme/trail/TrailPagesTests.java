package dk.ramme.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@RammeTest
class TrailPagesTests {

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    UUID nordlys;
    UUID karen;
    UUID birgit;
    SignedInAs asKaren;

    @BeforeEach
    void twoPeople() {
        nordlys = organisations.ready();
        karen = organisations.administrator(
                nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);
        birgit = organisations.importedUser(nordlys, "Birgit Østergaard", "birgit@nordlys.example");
        asKaren = SignedInAs.user(nordlys, karen);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void an_event_is_told_in_words_with_who_whom_and_where() {
        record(karen, "Karen Holm", "USER_SUSPENDED", birgit, Map.of("reason", "Orlov"));

        assertThat(read("/settings/audit"))
                .contains("Spærrede en bruger", "Begrundelse: Orlov", "Karen Holm", "Birgit Østergaard", "192.0.2.7")
                .doesNotContain("<td>USER_SUSPENDED");
    }

    @Test
    void a_role_that_was_answered_in_the_set_up_is_named_without_the_id_of_whose_it_is() {
        record(karen, "Karen Holm", "ANSWER_GIVEN", nordlys, Map.of("to", List.of("USER_ADMINISTRATOR:" + birgit)));

        assertThat(rows("/settings/audit")).contains("Nu: brugeradministrator<");
    }

    @Test
    void a_person_is_found_by_name_with_what_they_did_and_what_was_done_to_them() {
        record(karen, "Karen Holm", "USER_SUSPENDED", birgit, Map.of());
        record(birgit, "Birgit Østergaard", "CONSENT_GIVEN", birgit, Map.of());
        record(karen, "Karen Holm", "GROUP_CREATED", UUID.randomUUID(), Map.of());

        assertThat(rows("/settings/audit?q=birgit"))
                .contains("Spærrede en bruger", "Sagde ja til at bruge privat MitID")
                .doesNotContain("Oprettede en gruppe");
    }

    @Test
    void what_is_done_to_means_of_a_person_is_about_the_person() {
        record(karen, "Karen Holm", "MEANS_REVOKED", UUID.randomUUID(), Map.of("user", birgit));

        assertThat(rows("/settings/audit?person=" + birgit)).contains("Spærrede et identifikationsmiddel");
    }

    @Test
    void whoever_fits_several_is_asked_whom_they_mean() {
        organisations.importedUser(nordlys, "Birgit Bæk", null);

        assertThat(read("/settings/audit?q=birgit"))
                .contains("Hvem mener du?", "Birgit Bæk", "Birgit Østergaard", "RID-nummer ");
        assertThat(read("/settings/audit?q=nobody")).contains("Ingen passer");
    }

    @Test
    void events_are_narrowed_by_kind_and_by_day() {
        record(karen, "Karen Holm", "USER_SUSPENDED", birgit, Map.of());
        clock.advance(Duration.ofDays(40));
        record(karen, "Karen Holm", "USER_REOPENED", birgit, Map.of());
        var later = clock.instant().toString().substring(0, 10);

        assertThat(rows("/settings/audit?action=USER_SUSPENDED"))
                .contains("Spærrede en bruger")
                .doesNotContain("Genåbnede");
        assertThat(rows("/settings/audit?from=" + later))
                .contains("Genåbnede en bruger")
                .doesNotContain("Spærrede en bruger");
        assertThat(get("/settings/audit?from=i%20dag")).hasStatus(422);
    }

    @Test
    void every_page_is_reached_and_no_event_is_shown_twice() {
        for (int n = 0; n < 120; n++) {
            record(karen, "Karen Holm", "GROUP_RENAMED", birgit, Map.of("to", "Gruppe nr. " + n + "."));
        }
        for (var narrowed : List.of("", "&person=" + birgit)) {
            var seen = new LinkedHashSet<String>();
            var pages = 0;
            String href = "/settings/audit?action=GROUP_RENAMED" + narrowed;
            while (href != null) {
                var page = read(href);
                Pattern.compile("Gruppe nr\\. \\d+\\.")
                        .matcher(page)
                        .results()
                        .forEach(one -> assertThat(seen.add(one.group())).isTrue());
                var next = NEXT.matcher(page);
                href = next.find() ? next.group(1).replace("&amp;", "&") : null;
                pages++;
            }
            assertThat(seen).hasSize(120).startsWith("Gruppe nr. 119.").endsWith("Gruppe nr. 0.");
            assertThat(pages).isEqualTo(3);
        }
    }

    @Test
    void what_matches_is_a_file_that_no_spreadsheet_runs_and_taking_it_is_an_event() {
        record(karen, "=cmd|' /C calc'!A0", "USER_SUSPENDED", birgit, Map.of());
        record(karen, "Karen Holm", "USER_REOPENED", birgit, Map.of());

        var csv = body(export("csv"));
        assertThat(csv).startsWith("\uFEFF\"Nummer\";").contains("\"'=cmd|").doesNotContain("USER_REOPENED");
        var json = JsonMapper.shared().readTree(body(export("json")));
        assertThat(json.size()).isOne();
        assertThat(json.get(0).get("event").stringValue()).isEqualTo("USER_SUSPENDED");
        assertThat(json.get(0).get("subjectName").stringValue()).isEqualTo("Birgit Østergaard");
        assertThat(count("action = 'AUDIT_EXPORTED' and actor_user_id = '" + karen + "'"))
                .isEqualTo(2);
    }

    @Test
    void nothing_of_another_organisation_is_found() {
        var other = organisations.ready();
        var mona = organisations.importedUser(other, "Mona Dam", null);

        assertThat(get("/settings/audit?person=" + mona)).hasStatus(404);
        assertThat(read("/settings/audit?q=mona")).contains("Ingen passer");
    }

    private void record(UUID actor, String name, String action, UUID subject, Map<String, ?> details) {
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(status -> audit.recordAs(
                        new Actor(Actor.Kind.USER, actor, name, "192.0.2.7", "r1", "Substantial", clock.instant()),
                        action,
                        action.startsWith("MEANS") ? "means" : action.startsWith("GROUP") ? "group" : "user",
                        subject,
                        details)));
    }

    private MvcTestResult export(String kind) {
        return mvc.post()
                .uri("/settings/audit/export")
                .param("action", "USER_SUSPENDED")
                .param("kind", kind)
                .with(asKaren)
                .with(csrf())
                .exchange();
    }

    private long count(String condition) {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from audit_event where " + condition)
                        .query(Long.class)
                        .single()));
    }

    private MvcTestResult get(String href) {
        return mvc.get().uri(java.net.URI.create(href)).with(asKaren).exchange();
    }

    private String read(String href) {
        var answer = get(href);
        assertThat(answer).hasStatus(200);
        return body(answer);
    }

    /** The list alone: the choice of events holds the same words. */
    private String rows(String href) {
        return read(href).replaceFirst("(?s).*<tbody>", "");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
