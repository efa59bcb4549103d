package dk.ramme.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.Patience;
import dk.ramme.RammeTest;
import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.ImportEvent.ImportFinished;
import dk.ramme.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class FiguresTests {

    private static final String PATH = "/actuator/prometheus";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditTrail audit;

    @Autowired
    BackgroundWork background;

    @Test
    void without_the_token_there_is_no_such_page() {
        assertThat(mvc.get().uri(PATH)).hasStatus(404);
        assertThat(mvc.get().uri(PATH).header(HttpHeaders.AUTHORIZATION, "Bearer the-token-of-the-test"))
                .hasStatus(404);
        assertThat(mvc.get().uri(PATH).header(HttpHeaders.AUTHORIZATION, "the-token-of-the-tests"))
                .hasStatus(404);
        assertThat(mvc.post().uri(PATH).header(HttpHeaders.AUTHORIZATION, "Bearer the-token-of-the-tests"))
                .hasStatus(404);
    }

    @Test
    void a_mail_that_waits_is_seen_with_its_age() {
        var organisation = organisations.inSetup();
        var id = UUID.randomUUID();
        in(
                organisation,
                () -> jdbc.sql("""
                insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about,
                    state, next_attempt_at, created_at)
                values (?, ?, 'a@b.example', 'A', 'da', 'mail/none', '{}', ?, 'QUEUED', now() + interval '1 hour',
                    now() - interval '2 hours')
                """).params(id, organisation, "figures " + id).update());
        try {
            assertThat(figure("ramme_outbox_waiting")).isPositive();
            assertThat(figure("ramme_outbox_oldest_age_seconds")).isGreaterThanOrEqualTo(7200);
            assertThat(figure("ramme_outbox_stopped_seconds")).isZero();
        } finally {
            in(
                    organisation,
                    () -> jdbc.sql("update outbox_mail set state = 'CANCELLED' where id = ?")
                            .param(id)
                            .update());
        }
    }

    @Test
    void a_row_of_the_trail_that_is_not_sealed_is_seen_with_its_age() throws Exception {
        background.stop();
        try {
            // a sealer that is at work yet may take the first one along
            var organisation = organisations.inSetup();
            in(organisation, () -> audit.record("FIGURES_TRIED", "figures", null, Map.of()));
            Thread.sleep(1200);

            assertThat(figure("ramme_audit_unsealed_oldest_age_seconds")).isGreaterThan(1);
        } finally {
            background.goOn();
        }
        Patience.until(Duration.ofSeconds(30), () -> figure("ramme_audit_unsealed_oldest_age_seconds") <= 1);
    }

    @Test
    void what_was_committed_is_counted_and_what_was_rolled_back_is_not() {
        var organisation = organisations.inSetup();
        var finished =
                new ImportFinished(organisation, UUID.randomUUID(), 7, 2, 0, 3, ImportFinished.Came.USERS, false);
        in(organisation, () -> events.publishEvent(finished));
        var users = figure("ramme_imports_users_total");
        var ended = figure("ramme_imports_ended_total{outcome=\"finished\"}");

        in(organisation, () -> events.publishEvent(finished));
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> {
                    events.publishEvent(finished);
                    status.setRollbackOnly();
                }));

        assertThat(figure("ramme_imports_users_total")).isEqualTo(users + 9);
        assertThat(figure("ramme_imports_ended_total{outcome=\"finished\"}")).isEqualTo(ended + 1);
    }

    @Test
    void a_refused_login_is_counted_by_its_reason() {
        var reason = "ramme_login_failures_total{reason=\"state-lost\"}";
        mvc.get().uri("/login/oauth2/code/mitid?state=nothing&code=nothing").exchange();
        var before = figure(reason);

        mvc.get().uri("/login/oauth2/code/mitid?state=nothing&code=nothing").exchange();

        assertThat(figure(reason)).isEqualTo(before + 1);
    }

    private void in(UUID organisation, Runnable deed) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> deed.run()));
    }

    private double figure(String name) {
        var answer = mvc.get()
                .uri(PATH)
                .header(HttpHeaders.AUTHORIZATION, "Bearer the-token-of-the-tests")
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name));
    }
}
