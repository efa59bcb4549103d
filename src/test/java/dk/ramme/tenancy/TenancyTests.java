package dk.ramme.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class TenancyTests {

    @Autowired
    TestClock clock;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void an_organisation_sees_itself_and_no_other() {
        var mine = joined();
        var other = joined();

        assertThat(Tenancy.in(mine, () -> organisations.findById(mine))).isPresent();
        assertThat(Tenancy.in(mine, () -> organisations.findById(other))).isEmpty();
        assertThat(organisations.findById(mine)).isEmpty();
    }

    @Test
    void a_row_cannot_be_written_for_another_organisation() {
        var mine = joined();
        var other = joined();

        assertThatThrownBy(() -> Tenancy.in(
                        mine,
                        () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                        "insert into outbox_mail (id, organisation_id, recipient, recipient_name, language, template, model, about, state, next_attempt_at, created_at)"
                                                + " values (gen_random_uuid(), ?, 'a@b.dk', 'A', 'da', 't', '{}', 'x', 'QUEUED', now(), now())")
                                .param(other)
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void the_organisation_cannot_change_while_a_transaction_runs() {
        var mine = joined();

        assertThatThrownBy(() -> Tenancy.in(
                        mine,
                        () -> transaction.executeWithoutResult(status -> Tenancy.in(UUID.randomUUID(), () -> {}))))
                .isInstanceOf(IllegalStateException.class);
    }

    private UUID joined() {
        var id = UUID.randomUUID();
        Tenancy.in(
                id,
                () -> organisations.save(
                        Organisation.joining(id, AnOrganisation.anyCvr(), "Nordlys", false, clock.instant())));
        return id;
    }
}
