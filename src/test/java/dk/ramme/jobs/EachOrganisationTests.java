package dk.ramme.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An organisation in which a job fails holds up no other, and the failure is not hidden (house finding 1). */
@RammeTest
class EachOrganisationTests {

    @Autowired
    EachOrganisation each;

    @Autowired
    AnOrganisation organisations;

    @Test
    void the_others_have_their_turn_and_the_failures_are_told_together() {
        var four = List.of(organisations.ready(), organisations.ready(), organisations.ready(), organisations.ready());
        var done = new ArrayList<UUID>();

        assertThatThrownBy(() -> each.each(() -> four, organisation -> {
                    assertThat(Tenancy.organisation()).isEqualTo(organisation);
                    if (four.indexOf(organisation) % 2 == 0) throw new IllegalStateException("no");
                    done.add(organisation);
                }))
                .hasMessage("no")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

        assertThat(done).containsExactly(four.get(1), four.get(3));
    }
}
