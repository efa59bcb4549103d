package dk.ramme.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What employees asked for is erased a month after the answer, and after three months without one. */
@RammeTest
class AskingErasureTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AskingErasure erasure;

    @Autowired
    Clock clock;

    private UUID nordlys;

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
    }

    @Test
    void what_is_due_is_erased_and_nothing_else_and_the_trail_says_how_many() {
        ask("Answered long ago", Duration.ofDays(31), AskingErasure.ANSWERED.plus(HOUR));
        ask("Answered lately", Duration.ofDays(31), AskingErasure.ANSWERED.minus(HOUR));
        ask("Forgotten", AskingErasure.UNANSWERED.plus(HOUR), null);
        ask("Waits", AskingErasure.UNANSWERED.minus(HOUR), null);

        erasure.erase();

        assertThat(texts("select name from employee_request order by name"))
                .containsExactly("Answered lately", "Waits");
        assertThat(texts("select details ->> 'requests' from audit_event where action = 'EMPLOYEE_REQUESTS_ERASED'"))
                .containsExactly("2");
    }

    @Test
    void where_nothing_is_due_nothing_is_written() {
        ask("Waits", Duration.ofDays(1), null);

        erasure.erase();

        assertThat(texts("select name from employee_request")).containsExactly("Waits");
        assertThat(texts("select action from audit_event where action = 'EMPLOYEE_REQUESTS_ERASED'"))
                .isEmpty();
    }

    /** @param answered how long ago; null where nobody has */
    private void ask(String name, Duration asked, @Nullable Duration answered) {
        in(() -> jdbc.sql("""
                insert into employee_request (id, organisation_id, issuer, subject, name, birth_date, email, language, message,
                    state, asked_at, decided_at, decided_by, answer)
                values (gen_random_uuid(), :organisation, 'x', :name, :name, date '1980-01-01', 'a@b.example', 'da', '',
                    :state, cast(:asked as timestamptz), cast(:answered as timestamptz), :by, :answer)
                """)
                .param("organisation", nordlys)
                .param("name", name)
                .param("state", answered == null ? "OPEN" : "REFUSED")
                .param("asked", clock.instant().minus(asked).toString())
                .param(
                        "answered",
                        answered == null
                                ? null
                                : clock.instant().minus(answered).toString())
                .param("by", answered == null ? null : UUID.randomUUID())
                .param("answer", answered == null ? null : "Nej")
                .update());
    }

    private List<String> texts(String sql) {
        return in(() -> jdbc.sql(sql).query(String.class).list());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(nordlys, () -> transaction.execute(status -> work.get()));
    }
}
