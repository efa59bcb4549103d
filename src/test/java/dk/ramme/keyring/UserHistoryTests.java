package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.Role;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a user tells everything that happened to them, and forgets nothing of it (users finding 16). */
@RammeTest
class UserHistoryTests {

    @Autowired
    KeyringScene scene;

    private SignedInAs karen;

    @BeforeEach
    void begin() {
        scene.begin(IdentificationMeans.APP, IdentificationMeans.CHIP);
        karen = SignedInAs.user(scene.organisation, scene.administrator);
    }

    @AfterEach
    void backToNow() {
        scene.clock.reset();
    }

    @Test
    void what_a_user_did_stays_when_they_lose_it_wait_again_and_are_brought_back() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        scene.post("/users/" + scene.user + "/order", karen, "kind", "CHIP", "delivery", "ORGANISATION");
        assertThat(history(karen, ""))
                .containsSubsequence("Der blev bestilt en enhed", "Slags: chip", "Karen Holm", "Aktiverede sig selv")
                .contains("Tog et identifikationsmiddel i brug", "Slags: app", "Brugeren selv");

        scene.post("/users/" + scene.user + "/means/" + means() + "/end", karen);
        scene.clock.advance(Duration.ofMinutes(1));
        scene.post("/users/" + scene.user + "/delete", karen);
        scene.clock.advance(Duration.ofMinutes(1));
        scene.post("/users/" + scene.user + "/bring-back", karen);

        assertThat(history(karen, ""))
                .containsSubsequence(
                        "Blev hentet tilbage",
                        "Blev slettet",
                        "Skal aktivere sig selv igen",
                        "Et identifikationsmiddel kan ikke bruges mere",
                        "Aktiverede sig selv",
                        "Blev importeret fra NemID")
                .contains("Bestillingen af en enhed blev annulleret");
    }

    @Test
    void a_link_that_ran_out_is_told_though_nobody_decided_it() throws Exception {
        scene.in(() -> scene.jdbc
                .sql("""
                        insert into link (id, organisation_id, purpose, subject_id, token_hash, created_at, expires_at, revoked_at)
                        select gen_random_uuid(), :organisation, 'ACTIVATION', :user, sha256(gen_random_uuid()::text::bytea),
                            cast(:now as timestamptz) - interval '40 days', cast(:now as timestamptz) - interval '10 days', gone
                        from unnest(array[null, cast(:now as timestamptz) - interval '20 days']::timestamptz[]) as of (gone)
                        """)
                .param("organisation", scene.organisation)
                .param("user", scene.user)
                .param("now", Timestamp.from(scene.clock.instant()))
                .update());

        assertThat(history(karen, "").split("Linket til at aktivere sig selv udløb", -1))
                .as("the one that was replaced in time did not run out")
                .hasSize(2);
    }

    @Test
    void the_first_twenty_are_shown_and_more_when_asked_for() throws Exception {
        told("GROUP_JOINED", 45);

        assertThat(history(karen, "").split("Kom i en gruppe", -1)).hasSize(21);
        assertThat(history(karen, "")).contains("history=40#history-21", "Vis flere");
        assertThat(history(karen, "?history=60"))
                .contains("Blev importeret fra NemID")
                .doesNotContain("Vis flere");
        assertThat(history(karen, "?history=fyrre").split("Kom i en gruppe", -1))
                .hasSize(21);
    }

    /** They may not see the whole trail; and whose a number is, is not theirs to know (U8). */
    @Test
    void user_administrators_see_it_but_not_whose_a_number_is_and_rights_administrators_do_not() throws Exception {
        told("NUMBER_DOUBTED", 1);
        told("USER_REOPENED", 1);

        assertThat(history(karen, "")).contains("CPR-nummeret viste sig at tilhøre en anden", "Blev genåbnet");
        assertThat(history(as("Bo Lund", Role.USER_ADMINISTRATOR), ""))
                .contains("Blev genåbnet")
                .doesNotContain("CPR-nummeret viste sig");
        assertThat(page(as("Rie Dahl", Role.RIGHTS_ADMINISTRATOR), "")).doesNotContain("id=\"history\"");
    }

    /** Whoever has forgotten their user ID asks, and whoever is asked sees it (users finding 15). */
    @Test
    void the_page_shows_the_user_id_since_when_a_means_is_in_use_and_the_last_login() throws Exception {
        scene.takeApp(scene.asUser(), "Min telefon");
        told("LOGIN_SUCCEEDED", 1);

        assertThat(page(karen, "")).contains("Bruger-ID", loginId(), "I brug siden", "Sidst logget ind");
    }

    private SignedInAs as(String name, Role role) {
        return SignedInAs.user(scene.organisation, scene.organisations.administrator(scene.organisation, name, role));
    }

    private String loginId() {
        return scene.loginId().replaceAll("(.{3})(?=.)", "$1-");
    }

    private UUID means() {
        return scene.in(() -> scene.jdbc
                .sql("select id from user_means where user_id = :user and state = 'ACTIVE'")
                .param("user", scene.user)
                .query(UUID.class)
                .single());
    }

    /** As if it had been decided as often. */
    private void told(String event, int times) {
        scene.in(() -> scene.jdbc
                .sql("""
                insert into audit_event (organisation_id, at, actor_kind, action, subject_type, subject_id, details)
                select :organisation, :now, 'SYSTEM', :event, 'user', :user, '{}' from generate_series(1, :times)
                """)
                .param("organisation", scene.organisation)
                .param("user", scene.user)
                .param("event", event)
                .param("times", times)
                .param("now", Timestamp.from(scene.clock.instant()))
                .update());
    }

    private String history(SignedInAs reader, String more) throws Exception {
        var text = page(reader, more);
        return text.substring(text.indexOf("id=\"history\""));
    }

    private String page(SignedInAs reader, String more) throws Exception {
        return KeyringScene.text(scene.get("/users/" + scene.user + more, reader));
    }
}
