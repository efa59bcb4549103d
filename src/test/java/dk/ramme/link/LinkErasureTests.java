package dk.ramme.link;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class LinkErasureTests {

    @Autowired
    LinkErasure erasure;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void a_link_is_erased_half_a_year_after_it_was_over_and_one_a_user_has_not_followed_stays() {
        var nordlys = organisations.ready();
        link(nordlys, "SETUP", "null");
        link(nordlys, "ACTIVATION", "now()");
        link(nordlys, "ACTIVATION", "null");
        clock.advance(LinkErasure.KEPT.minusDays(1));
        erasure.erase();
        assertThat(left(nordlys)).hasSize(3);

        clock.advance(Duration.ofDays(2));
        erasure.erase();

        assertThat(left(nordlys)).containsExactly("ACTIVATION open");
    }

    private void link(UUID organisation, String purpose, String usedAt) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at, used_at)
                        values (gen_random_uuid(), :organisation, :purpose, gen_random_uuid(),
                            sha256(gen_random_uuid()::text::bytea), now() - interval '60 days', now(), %s)
                        """.formatted(usedAt))
                        .param("organisation", organisation)
                        .param("purpose", purpose)
                        .update()));
    }

    private List<String> left(UUID organisation) {
        return Tenancy.in(
                organisation,
                () -> transaction.execute(status -> jdbc.sql(
                                "select purpose || case when used_at is null then ' open' else ' used' end from link")
                        .query(String.class)
                        .list()));
    }
}
