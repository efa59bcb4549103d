package dk.ramme.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.RammeTest;
import dk.ramme.audit.AuditTrail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator does to the keys stands on the trail of no organisation, once for each thing done. */
@RammeTest
class RotationTrailTests {

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private RotationTrail trail;
    private long before;

    @BeforeEach
    void the_trail_so_far() {
        trail = new RotationTrail(audit, transaction);
        before = transaction.execute(status -> jdbc.sql("select coalesce(max(id), 0) from audit_event")
                .query(Long.class)
                .single());
    }

    @Test
    void a_change_of_the_files_is_a_row_in_the_operators_name() {
        assertThat(trail.changed("KEY_ADDED", Map.of("kind", "index"), () -> true))
                .isTrue();

        assertThat(rows())
                .containsExactly(Map.of(
                        "action", "KEY_ADDED",
                        "actor_kind", "SYSTEM",
                        "actor_name", System.getProperty("user.name"),
                        "kind", "index"));
    }

    @Test
    void what_was_done_already_or_could_not_be_done_is_no_row() {
        assertThat(trail.changed("KEY_ADDED", Map.of("kind", "index"), () -> false))
                .isFalse();
        assertThatThrownBy(() -> trail.changed("KEY_ADDED", Map.of("kind", "index"), () -> {
                    throw new IOException("the folder is read-only");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("read-only");

        assertThat(rows()).isEmpty();
    }

    private List<Map<String, Object>> rows() {
        return Objects.requireNonNull(transaction.execute(
                status -> jdbc.sql("""
                select action, actor_kind, actor_name, details ->> 'kind' as kind from audit_event
                where id > :before and subject_type = 'keys' and organisation_id is null
                """).param("before", before).query().listOfRows()));
    }
}
