package dk.ramme.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is above every rule of the database is found out, and so is which row they touched (T58; words finding 9). */
@RammeTest
class ChainTests {

    @Autowired
    ApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Superuser superuser;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    UUID organisation;
    SealedTrail trail;
    List<Long> rows;

    @BeforeEach
    void fiveSealedRows() {
        organisation = organisations.ready();
        trail = new SealedTrail(beans, organisation);
        for (var action : List.of("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH")) {
            trail.record(action);
        }
        rows = trail.sealed();
    }

    @Test
    void an_untouched_trail_is_whole() {
        assertThat(rows).hasSize(5);
        assertThat(trail.verified())
                .startsWith("0\nAs they were sealed: 5 rows in 1 chain")
                .endsWith("0 faults\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organisation_id = gen_random_uuid()",
                "at = at + interval '1 microsecond'",
                "actor_kind = 'GUEST'",
                "actor_user_id = gen_random_uuid()",
                "actor_name = 'En anden'",
                "action = 'OTHER'",
                "subject_type = 'group'",
                "subject_id = gen_random_uuid()",
                "details = '{\"reason\": \"en anden\"}'",
                "address = '192.0.2.7'",
                "request_id = 'x'",
                "level = 'High'",
                "auth_time = now()"
            })
    void a_change_of_any_field_names_exactly_that_row(String change) {
        superuser.does("update audit_event set " + change + " where id = " + rows.get(2));

        assertThat(faults()).containsExactly("CHANGED " + rows.get(2));
    }

    @Test
    void a_row_taken_away_is_named() {
        superuser.does("delete from audit_event where id = " + rows.get(1));

        assertThat(faults()).containsExactly("REMOVED " + rows.get(1));
    }

    @Test
    void a_row_and_its_seal_taken_away_are_missed_at_the_next_one() {
        superuser.does(
                "delete from audit_event where id = " + rows.get(1),
                "delete from audit_seal where event_id = " + rows.get(1));

        assertThat(faults()).containsExactly("SEAL_REMOVED " + rows.get(2));
    }

    @Test
    void a_row_taken_away_before_it_was_sealed_is_named() {
        // longer than any sequence the sealer could wait for
        var id = rows.get(4) + 1_000_000_000L;
        superuser.does("insert into audit_unsealed values (%s, '%s', now())".formatted(id, organisation));
        trail.sealed();

        assertThat(faults()).containsExactly("REMOVED " + id);
    }

    @Test
    void a_row_put_in_past_the_sealer_is_named() {
        var id = rows.get(4) + 2_000_000_000L;
        superuser.does(copyOf(rows.get(0), id, "at"));

        assertThat(faults()).containsExactly("ADDED " + id);
    }

    @Test
    void a_row_put_in_by_the_front_door_with_an_older_date_is_named() {
        var id = rows.get(4) + 3_000_000_000L;
        superuser.does("set session_replication_role = origin", copyOf(rows.get(0), id, "at - interval '2 days'"));
        trail.sealed();

        assertThat(faults()).containsExactly("MISDATED " + id);
    }

    @Test
    void two_rows_that_changed_places_are_both_named() {
        var one = rows.get(1);
        var other = rows.get(3);
        superuser.does("""
                update audit_event a set at = b.at, action = b.action, subject_id = b.subject_id from audit_event b
                where (a.id, b.id) in ((%1$s, %2$s), (%2$s, %1$s))
                """.formatted(one, other));

        assertThat(faults()).containsExactly("CHANGED " + one, "CHANGED " + other);
    }

    @Test
    void a_seal_made_anew_for_a_changed_row_does_not_hold_the_next_one() {
        superuser.does("update audit_seal set hash = sha256('x') where event_id = " + rows.get(2));

        assertThat(faults()).containsExactly("SEAL_CHANGED " + rows.get(2), "SEAL_CHANGED " + rows.get(3));
    }

    @Test
    void an_end_taken_away_is_missed_by_whoever_noted_it() throws Exception {
        var hash = jdbcHash(rows.get(4));
        var heads = Files.writeString(
                folder.resolve("heads"), "2026-11-24T10:00:00Z " + organisation + " 5 " + hash + "\n");
        assertThat(trail.verified("--heads", heads.toString())).startsWith("0\n");

        superuser.does(
                "delete from audit_event where id = " + rows.get(4),
                "delete from audit_seal where event_id = " + rows.get(4));

        assertThat(trail.verified()).startsWith("0\n");
        assertThat(trail.verified("--heads", heads.toString())).startsWith("1\nHEAD_LOST");
    }

    @Test
    void rows_of_transactions_side_by_side_are_each_sealed_once_whatever_order_they_end_in() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        List<Callable<Object>> work = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            var late = n % 7;
            var undone = n % 5 == 0;
            work.add(Executors.callable(() -> write(late, undone)));
            work.add(() -> beans.getBean(Sealer.class).seal());
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();

        assertThat(trail.sealed()).hasSize(5 + 48).doesNotHaveDuplicates();
        assertThat(trail.verified()).startsWith("0\nAs they were sealed: 53 rows");
    }

    @Test
    void the_seal_is_of_every_column() {
        // a generated one follows from the others
        var columns = jdbc.sql("select column_name from information_schema.columns where table_name = 'audit_event'"
                        + " and is_generated = 'NEVER'")
                .query(String.class)
                .list();

        assertThat(columns)
                .hasSize(14)
                .allSatisfy(column -> assertThat(Chain.FIELDS).contains("e." + column));
    }

    @Test
    void the_command_says_how_it_is_used() {
        assertThat(VerifyCommand.run("verify-audit", "--organisation")).isEqualTo(2);
        assertThat(VerifyCommand.run("verify-audit", "--organisation", "1")).isEqualTo(2);
        assertThat(VerifyCommand.run("verify-audit", "--heads", folder + "/none"))
                .isEqualTo(2);
    }

    /** @param late how long the transaction stays open after its row, in hundredths of a second */
    private void write(int late, boolean undone) {
        try {
            trail.inOne(() -> {
                trail.record("BESIDE");
                pause(late);
                if (undone) {
                    throw new IllegalStateException("undone");
                }
            });
        } catch (IllegalStateException expected) {
            assertThat(undone).isTrue();
        }
    }

    private static void pause(int hundredths) {
        try {
            Thread.sleep(hundredths * 10L);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String copyOf(long row, long id, String at) {
        return "insert into audit_event overriding system value select " + id + ", organisation_id, " + at
                + ", actor_kind, actor_user_id, actor_name, action, subject_type, subject_id, details, address, request_id,"
                + " level, auth_time from audit_event where id = " + row;
    }

    private String jdbcHash(long row) {
        var hash = new String[1];
        trail.inOne(() -> hash[0] = jdbc.sql("select encode(hash, 'hex') from audit_seal where event_id = :row")
                .param("row", row)
                .query(String.class)
                .single());
        return hash[0];
    }

    /** Each fault as its kind and row; the exit code must say that there are some. */
    private List<String> faults() {
        var printed = trail.verified();
        assertThat(printed).startsWith("1\n");
        return Stream.of(printed.split("\n"))
                .filter(line -> line.contains("organisation"))
                .map(line -> line.replaceFirst(":.* row (\\d+).*", " $1"))
                .collect(Collectors.toList());
    }
}
