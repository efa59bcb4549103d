package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.Patience;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.people.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of one organisation that wait for each other in the database leave the others room (R19, R23). */
@RammeTest
class FairShareTests {

    private static final int AT_ONCE = 16;

    @Autowired
    private Pages pages;

    @Autowired
    private Stored stored;

    @Autowired
    private AnOrganisation organisations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoever_sends_many_changes_that_wait_for_each_other_stops_no_other_organisation() throws Exception {
        var crowded = organisations.ready();
        var eva = SignedInAs.user(crowded, organisations.administrator(crowded, "Eva Dam", Role.values()));
        var other = organisations.ready();
        var ida = SignedInAs.user(other, organisations.administrator(other, "Ida Friis", Role.values()));
        var at = Executors.newFixedThreadPool(AT_ONCE + 1);

        var sent = stored.in(crowded, () -> {
            lock(crowded);
            var all = new ArrayList<Future<Integer>>();
            for (var n = 0; n < AT_ONCE; n++) {
                all.add(at.submit(
                        () -> pages.post(eva, "/users/new", FORM).getResponse().getStatus()));
            }
            Patience.until(Duration.ofSeconds(20), () -> all.stream().anyMatch(Future::isDone));
            assertThat(at.submit(() -> pages.get(ida, "/home")))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .satisfies(page -> assertThat(page).hasStatusOk());
            return all;
        });
        at.shutdown();

        assertThat(sent).extracting(Future::get).contains(302, 503).containsOnly(302, 422, 503);
        assertThat(pages.post(eva, "/users/new", FORM))
                .as("afterwards there is room")
                .hasStatus(422);
    }

    private static final Map<String, String> FORM =
            Map.of("name", "Åse Bæk", "email", "aase@nordlys.example", "birthDate", "27-3-1984", "language", "da");

    private void lock(UUID organisation) {
        jdbc.sql("select from organisation where id = :id for update")
                .param("id", organisation)
                .query()
                .listOfRows();
    }
}
