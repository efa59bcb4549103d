package dk.ramme.link;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@RammeTest
class LinksTests {

    private static final int ROUNDS = 100;
    private static final int THREADS = 32;

    @Autowired
    Links links;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AnOrganisation organisations;

    UUID organisation;

    @BeforeEach
    void begin() {
        organisation = organisations.inSetup();
    }

    /** T6. */
    @Test
    void of_many_who_use_a_link_at_once_exactly_one_wins_however_often() throws Exception {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var link = issue(UUID.randomUUID());
                Callable<Boolean> use = () -> in(() -> links.use(link.link().id()));

                var won = new ArrayList<Boolean>();
                for (Future<Boolean> one : pool.invokeAll(Collections.nCopies(THREADS, use))) {
                    won.add(one.get());
                }

                assertThat(won)
                        .as("round " + round)
                        .hasSize(THREADS)
                        .filteredOn(it -> it)
                        .hasSize(1);
                assertThat(find(link)).isFalse();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_newer_link_kills_the_former_and_no_other() {
        var thing = UUID.randomUUID();
        var former = issue(thing);
        var other = issue(UUID.randomUUID());

        var newer = issue(thing);

        assertThat(find(former)).isFalse();
        assertThat(find(other)).isTrue();
        assertThat(find(newer)).isTrue();
        assertThat(in(() -> links.use(former.link().id()))).isFalse();
    }

    private Links.Issued issue(UUID thing) {
        return in(() -> links.issue(LinkPurpose.SETUP, thing));
    }

    private boolean find(Links.Issued link) {
        return links.findLive(link.token().value(), LinkPurpose.SETUP).isPresent();
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }
}
