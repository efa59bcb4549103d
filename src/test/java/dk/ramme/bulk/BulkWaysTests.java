package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * How many users log in is changed at once, and links are sent to them
 * (L3, A4; users finding 2, users finding 3, users finding 6).
 */
@RammeTest
class BulkWaysTests {

    @Autowired
    ApplicationContext beans;

    private BulkScene scene;

    @BeforeEach
    void begin() {
        scene = new BulkScene(beans);
    }

    @Test
    void the_app_is_given_to_those_who_wait_and_to_those_who_are_active_and_taken_back() {
        var waiting = imported("Birgit Holm", "AWAITING_ACTIVATION", "");
        var active = imported("Åse Bæk", "ACTIVE", "");
        var has = imported("Mona Dam", "ACTIVE", "APP");
        var suspended = imported("Lis Friis", "SUSPENDED", "");

        var run = scene.chosen(scene.bo, "GIVE_APP", waiting, active, has, suspended);
        assertThat(scene.text("/bulk/" + run + "/check"))
                .contains("Får appen 2", "koster ikke noget", "Er sådan i forvejen : 1");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 2, "AS_IT_IS", 1, "NOT_OPEN", 1));

        for (var user : Set.of(waiting, active)) {
            assertThat(scene.read(user).access().login().separateMeans()).containsExactly(IdentificationMeans.APP);
            assertThat(scene.read(user).access().login().privateMitIdOffered()).isTrue();
            assertThat(scene.read(user).access().consentedAt().isPresent())
                    .isEqualTo(scene.state(user) == UserState.ACTIVE);
            assertThat(scene.events("USER_WAYS_CHANGED", user)).isOne();
        }
        assertThat(scene.mails(active, "ways-given")).isOne();
        assertThat(scene.mails(waiting, "ways-given")).isZero();
        inUse(active);
        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 1, "IN_USE", 1));
        assertThat(scene.read(waiting).access().login().separateMeans()).isEmpty();
        assertThat(scene.read(active).access().login().separateMeans()).containsExactly(IdentificationMeans.APP);
    }

    /** As it is when one is given it: whoever is active and cannot log in comes by a link, and is not told to log in. */
    @Test
    void whoever_has_nothing_else_is_sent_a_link_with_the_app() {
        var without = shut("Birgit Holm", "");
        var unused = shut("Mona Dam", "APP");
        var unreachable = shut("Lis Friis", "");
        scene.sql("update organisation_user set email = null where id = :id", Map.of("id", unreachable));

        var run = scene.chosen(scene.bo, "GIVE_APP", without, unused, unreachable);
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 3));

        for (var user : Set.of(without, unused, unreachable)) {
            assertThat(scene.state(user)).isEqualTo(UserState.AWAITING_ACTIVATION);
            assertThat(scene.events("USER_WAITS_AGAIN", user)).isOne();
            assertThat(scene.events("USER_WAYS_CHANGED", user)).isEqualTo(user.equals(unused) ? 0 : 1);
            assertThat(scene.mails(user, "activation-again")).isEqualTo(user.equals(unreachable) ? 0 : 1);
            assertThat(scene.mails(user, "ways-given")).isZero();
        }
        assertThat(scene.read(unused).access().login().separateMeans()).containsExactly(IdentificationMeans.APP);
    }

    /** What was done to bring them back is undone with it: nobody is left waiting, or with a link that leads nowhere (B2). */
    @Test
    void with_the_app_the_links_are_called_back_and_everybody_is_as_before() {
        var without = shut("Birgit Holm", "");
        var unused = shut("Mona Dam", "APP");
        var waiting = imported("Åse Bæk", "AWAITING_ACTIVATION", "");
        var came = shut("Lis Friis", "");
        scene.sql("update organisation_user set private_mitid_offered = false where id = :id", Map.of("id", waiting));
        scene.sql(
                "update organisation_user set self_activated_at = now() - interval '9 days' where id = :id",
                Map.of("id", without));
        var since = scene.read(without).access().selfActivatedAt();
        var run = scene.chosen(scene.bo, "GIVE_APP", without, unused, waiting, came);
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 4));
        assertThat(links(without, unused, waiting, came)).isEqualTo(4);
        scene.sql("update organisation_user set version = version + 1 where id = :id", Map.of("id", came));

        assertThat(scene.run(scene.undo(run)).outcomes()).isEqualTo(Map.of("DONE", 3, "TOUCHED", 1));

        for (var user : Set.of(without, unused)) {
            assertThat(scene.state(user)).isEqualTo(UserState.ACTIVE);
            assertThat(scene.events("USER_WAITS_NO_MORE", user)).isOne();
        }
        assertThat(scene.read(without).access().selfActivatedAt()).isEqualTo(since);
        assertThat(scene.state(waiting)).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(links(without, unused, waiting)).isZero();
        for (var user : Set.of(without, unused, waiting)) {
            assertThat(scene.events("ACTIVATION_LINK_CALLED_BACK", user)).isOne();
            assertThat(scene.mails(user, "ways-taken")).isZero();
            assertThat(scene.count("outbox_mail where state = 'QUEUED' and subject_id = '" + user + "'"))
                    .isZero();
        }
        assertThat(scene.read(without).access().login().separateMeans()).isEmpty();
        assertThat(scene.read(waiting).access().login().separateMeans()).isEmpty();
        assertThat(scene.read(unused).access().login().separateMeans()).containsExactly(IdentificationMeans.APP);
        assertThat(scene.state(came)).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(links(came)).isOne();
    }

    private int links(UUID... users) {
        return Arrays.stream(users)
                .mapToInt(user -> scene.count("link where subject_id = '" + user + "' and revoked_at is null"))
                .sum();
    }

    /** Whoever would be shut out keeps it, and so does whoever would have nothing. */
    @Test
    void private_mitid_is_taken_from_whoever_gets_in_without_it() {
        var without = imported("Birgit Holm", "ACTIVE", "");
        var other = imported("Åse Bæk", "ACTIVE", "APP");
        inUse(other);
        var unused = imported("Mona Dam", "ACTIVE", "APP");
        var waiting = imported("Lis Friis", "AWAITING_ACTIVATION", "APP");

        var run = scene.chosen(scene.bo, "TAKE_PRIVATE", without, other, unused, waiting, scene.boLund);

        assertThat(scene.run(run).outcomes())
                .isEqualTo(Map.of("DONE", 2, "NOTHING_LEFT", 1, "SHUT_OUT", 1, "APPOINTED", 1));
        assertThat(login(other)).isFalse();
        assertThat(scene.read(other).access().consentedAt()).isEmpty();
        assertThat(scene.state(other)).isEqualTo(UserState.ACTIVE);
        assertThat(login(unused)).isTrue();
        scene.run(scene.undo(run));
        assertThat(login(other)).isTrue();
        assertThat(scene.read(other).access().consentedAt())
                .as("to be said anew")
                .isEmpty();
    }

    @Test
    void private_mitid_is_offered_where_it_was_not() {
        var ida = imported("Ida Friis", "AWAITING_ACTIVATION", "APP");
        scene.sql("update organisation_user set private_mitid_offered = false where id = :ida", Map.of("ida", ida));

        var run = scene.chosen(scene.bo, "OFFER_PRIVATE", ida);
        scene.run(run);
        assertThat(login(ida)).isTrue();
        scene.run(scene.undo(run));

        assertThat(login(ida)).isFalse();
    }

    @Test
    void those_who_wait_are_sent_a_new_link_and_that_cannot_be_undone() {
        var waiting = imported("Birgit Holm", "AWAITING_ACTIVATION", "APP");
        var active = imported("Åse Bæk", "ACTIVE", "APP");
        var unreachable = imported("Mona Dam", "AWAITING_ACTIVATION", "APP");
        scene.sql("update organisation_user set email = null where id = :id", Map.of("id", unreachable));

        var run = scene.chosen(scene.bo, "SEND_LINKS", waiting, active, unreachable);

        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("DONE", 1, "NOT_AWAITING", 1, "NO_EMAIL", 1));
        assertThat(scene.mails(waiting, "activation-again")).isOne();
        assertThat(scene.events("ACTIVATION_LINK_RESENT", waiting)).isOne();
        assertThat(scene.count("link where subject_id = '" + waiting + "' and revoked_at is null"))
                .isOne();
        assertThat(scene.text("/bulk/" + run)).doesNotContain("Fortryd for dem alle");
        assertThat(scene.post("/bulk/" + run + "/undo", Map.of())).hasRedirectedUrl("/bulk/" + run);
    }

    /** Whoever a link would lead nowhere is named with the reason, on the page and in the file. */
    @Test
    void nobody_is_sent_a_link_that_leads_nowhere() {
        var withPrivate = imported("Birgit Holm", "AWAITING_ACTIVATION", "");
        var withApp = imported("Åse Bæk", "AWAITING_ACTIVATION", "APP");
        var withBoth = imported("Mona Dam", "AWAITING_ACTIVATION", "APP");
        scene.sql("update organisation_user set private_mitid_offered = false where id = :id", Map.of("id", withApp));
        scene.sql(
                "update organisation set private_mitid = false, offered_means = 'CHIP' where id = :organisation",
                Map.of());

        var run = scene.chosen(scene.bo, "SEND_LINKS", withPrivate, withApp, withBoth);

        assertThat(Pages.body(scene.get("/bulk/" + run + "/report")))
                .contains(
                        "privat MitID, som I ikke tillader mere",
                        "noget, I ikke tilbyder mere",
                        "Intet af det, brugeren fik");
        assertThat(scene.run(run).outcomes()).isEqualTo(Map.of("PRIVATE_MITID_OFF", 1, "MEANS_OFF", 1, "ALL_OFF", 1));
    }

    private boolean login(UUID user) {
        User read = scene.read(user);
        return read.access().login().privateMitIdOffered();
    }

    /** Has been offered private MitID and, if active, said yes. */
    private UUID imported(String name, String state, String means) {
        var id = scene.importedUser(name);
        scene.sql("""
                update organisation_user set state = :state, separate_means = :means, private_mitid_offered = true,
                    identified_at = now(), consented_at = case when :state = 'ACTIVE' then now() end,
                    consent_text = case when :state = 'ACTIVE' then 'Ja' end
                where id = :id
                """, Map.of("id", id, "state", state, "means", means));
        return id;
    }

    /** Active, and has not said yes to private MitID. */
    private UUID shut(String name, String means) {
        var id = imported(name, "ACTIVE", means);
        scene.sql(
                "update organisation_user set consented_at = null, consent_text = null where id = :id",
                Map.of("id", id));
        return id;
    }

    private void inUse(UUID user) {
        scene.sql("""
                insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                values (gen_random_uuid(), :organisation, :user, 'APP', 'Telefon', 'ACTIVE', now(), now())
                """, Map.of("user", user));
    }
}
