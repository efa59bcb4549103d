package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class NewsErasureTests {

    @Autowired
    NewsErasure erasure;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    UUID nordlys;

    @BeforeEach
    void news() {
        nordlys = organisations.ready();
        var karen = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        write("""
                insert into notification (id, organisation_id, user_id, kind, arguments, href, about, created_at)
                values (gen_random_uuid(), :organisation, '%s', 'import-ready', '[]', '/setup', 'x', now())
                """.formatted(karen));
        for (var state : new String[] {"SENT", "FAILED"}) {
            write("""
                    insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about,
                        state, next_attempt_at, created_at)
                    values (gen_random_uuid(), :organisation, 'k@nordlys.example', 'Karen', 'da', 'x', '{}', '%1$s', '%1$s', now(),
                        now())
                    """.formatted(state));
        }
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void mails_are_erased_after_three_months_and_notifications_after_a_year() {
        clock.advance(NewsErasure.MAILS.minusDays(1));
        erasure.erase();
        assertThat(count("outbox_mail")).isEqualTo(2);

        clock.advance(Duration.ofDays(2));
        erasure.erase();
        assertThat(count("outbox_mail")).isZero();
        assertThat(count("notification")).isOne();

        clock.advance(NewsErasure.NOTIFICATIONS);
        erasure.erase();
        assertThat(count("notification")).isZero();
        assertThat(count("audit_event where action = 'OLD_NEWS_ERASED'")).isEqualTo(2);
    }

    @Test
    void a_mail_that_waits_is_kept_however_old() {
        write(
                "update outbox_mail set state = 'QUEUED', next_attempt_at = now() + interval '900 days' where organisation_id = :organisation and about = 'FAILED'");
        clock.advance(Duration.ofDays(400));

        erasure.erase();

        assertThat(count("outbox_mail where state = 'QUEUED'")).isOne();
    }

    private void write(String sql) {
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql(sql).param("organisation", nordlys).update()));
    }

    private long count(String rows) {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from " + rows)
                        .query(Long.class)
                        .single()));
    }
}
