package dk.ramme.activation;

import static dk.ramme.Pages.body;
import static dk.ramme.Pages.location;
import static dk.ramme.Pages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.Links;
import dk.ramme.login.LoginOutcome;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.vault.OneTimeCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Nobody is without a way back (A3; users finding 1): wherever a user stops, whatever they lose and however they are known, what
 * the pages offer the user administrator and the user leads in again, and the user is never deleted for it.
 */
@RammeTest
class WayBackTests {

    private static final String NAME = "Flemming Hansen";
    private static final Pattern CODE = Pattern.compile("class=\"code\">([^<]+)<");
    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    /** Where the user was when they went away. */
    enum Stopped {
        BEFORE_CODE,
        AFTER_CODE,
        AFTER_NO,
        AFTER_YES_AND_WITHDRAWAL,
        WITH_LAST_MEANS_LOST,
        WITH_LAST_MEANS_ENDED,
        WITH_ALL_MEANS_LOCKED,
        WITH_ALL_PINS_LOCKED,
        SUSPENDED_AND_REOPENED,
        SUSPENDED_LOST_ALL_AND_REOPENED,
        ACTIVE
    }

    /** What became of the link they were mailed. */
    enum Link {
        LIVES,
        EXPIRED_AND_SENT_AGAIN,
        SENT_AGAIN
    }

    /** Which MitID they come back with. */
    enum With {
        THE_SAME_MITID,
        ANOTHER_MITID
    }

    @Autowired
    ApplicationContext beans;

    @Autowired
    Pages pages;

    @Autowired
    TestClock clock;

    ActivationScene scene;
    UUID user;

    @Nullable
    CprNumber cpr;

    @BeforeEach
    void begin() {
        scene = new ActivationScene(beans);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    static Stream<Arguments> ways() {
        return Stream.of(true, false)
                .flatMap(known -> Stream.of(Stopped.values())
                        .flatMap(stopped -> Stream.of(Link.values())
                                .flatMap(link -> Stream.of(With.values())
                                        .map(with -> Arguments.of(known, stopped, link, with)))));
    }

    @ParameterizedTest(name = "CPR known {0}, stopped {1}, link {2}, with {3}")
    @MethodSource("ways")
    void there_is_a_way_back(boolean cprKnown, Stopped stopped, Link link, With with) {
        activated(cprKnown);
        var first = person();
        stop(stopped, first);

        sendAgain(stopped, link);
        var person = with == With.ANOTHER_MITID ? person() : first;
        comeBack(person, stopped);

        assertThat(scene.read(user).isIdentified()).isTrue();
        assertThat(scene.state(user)).isIn(UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        var me = SignedInAs.user(scene.organisation, user);
        pages.post(me, "/activate", "answer", "yes");
        assertThat(scene.state(user)).isEqualTo(UserState.ACTIVE);
        assertThat(scene.count(
                        "bound_identity",
                        "user_id = :user and subject = :subject",
                        Map.of("user", user, "subject", person.subject())))
                .as("they log in with this MitID from now on")
                .isOne();
    }

    /** A code would make whoever comes with it administrator, so it is not made for who is one (T28). */
    @Test
    void no_code_gives_an_administrators_place_to_another_person() {
        activated(false);
        var first = person();
        identify(first);
        scene.give(user, Role.ORGANISATION_ADMINISTRATOR);

        var page = pages.get(administrator(), "/activation/code?user=" + user);
        var made = pages.post(administrator(), "/activation/code", "user", user);

        assertThat(text(page)).contains("Brugeren har en administratorrolle");
        assertThat(location(made)).startsWith("/activation/code");
        assertThat(scene.count("activation_code", "user_id = :user and used_at is null", Map.of("user", user)))
                .isZero();
        assertThat(come(first)).as("the MitID they came with is enough").isInstanceOf(LoginOutcome.Welcome.class);
    }

    @Test
    void a_login_that_is_another_users_is_not_recognised_at_the_link() {
        activated(false);
        identify(person());
        var other = scene.awaitingByBirthDate("Mona Dam");
        var code = make(other);
        var mona = SignedInAs.person("Mona Dam", BORN, null);
        beans.getBean(ActivationLogin.class).complete(mona, scene.link(other).toString());
        pages.post(SignedInAs.guest(mona), "/activate/code", "link", scene.link(other), "code", code.value());

        assertThat(come(mona)).isEqualTo(new LoginOutcome.Refused("/activate/not-you?link=" + scene.link(user)));
    }

    private void activated(boolean cprKnown) {
        cpr = cprKnown ? AnOrganisation.anyCpr() : null;
        user = scene.user(NAME, cpr);
        var activation = scene.choose(Set.of(user));
        scene.ways(activation, true, Set.of(IdentificationMeans.APP));
        scene.run(activation);
    }

    private void stop(Stopped stopped, MitIdIdentity person) {
        if (stopped == Stopped.BEFORE_CODE) {
            come(person);
            if (cpr == null) {
                make(); // a code that never reached them, or was lost
            }
            return;
        }
        identify(person);
        var me = SignedInAs.user(scene.organisation, user);
        switch (stopped) {
            case BEFORE_CODE, AFTER_CODE -> {}
            case AFTER_NO -> pages.post(me, "/activate", "answer", "no");
            case AFTER_YES_AND_WITHDRAWAL -> {
                pages.post(me, "/activate", "answer", "yes");
                pages.post(me, "/me/consent");
            }
            case ACTIVE -> pages.post(me, "/activate", "answer", "yes");
            case WITH_LAST_MEANS_LOST -> end(activeWithApp(), UserMeans.Ending.LOST);
            case WITH_LAST_MEANS_ENDED ->
                pages.post(administrator(), "/users/" + user + "/means/" + activeWithApp() + "/end");
            case WITH_ALL_MEANS_LOCKED ->
                scene.sql("update user_means set wrong = 10 where id = :id", Map.of("id", activeWithApp()));
            case WITH_ALL_PINS_LOCKED ->
                scene.sql(
                        "update user_means set pin_hash = 'none', pin_set_at = now(), pin_wrong = 5 where id = :id",
                        Map.of("id", activeWithApp()));
            case SUSPENDED_AND_REOPENED -> {
                pages.post(me, "/activate", "answer", "yes");
                suspendAndReopen(() -> {});
            }
            case SUSPENDED_LOST_ALL_AND_REOPENED -> {
                var means = activeWithApp();
                suspendAndReopen(() -> pages.post(administrator(), "/users/" + user + "/means/" + means + "/end"));
            }
        }
    }

    private void suspendAndReopen(Runnable meanwhile) {
        pages.post(administrator(), "/users/" + user + "/suspend", "reason", "Orlov");
        assertThat(scene.state(user)).isEqualTo(UserState.SUSPENDED);
        meanwhile.run();
        pages.post(administrator(), "/users/" + user + "/reopen");
    }

    private void end(UUID means, UserMeans.Ending why) {
        scene.in(() -> beans.getBean(UserMeans.class).revoke(user, means, why));
    }

    private UUID activeWithApp() {
        var means = UUID.randomUUID();
        scene.sql("""
                insert into user_means (id, organisation_id, user_id, kind, name, state, begun_at, activated_at)
                values (:means, :organisation, :user, 'APP', 'Min telefon', 'ACTIVE', now(), now())
                """, Map.of("means", means, "user", user, "organisation", scene.organisation));
        scene.sql("""
                update organisation_user set state = 'ACTIVE', self_activated_at = now(), consent_declined_at = now(),
                    version = version + 1 where id = :user
                """, Map.of("user", user));
        scene.inTransaction(() -> {
            beans.getBean(Links.class).revoke(LinkPurpose.ACTIVATION, user);
            return user;
        });
        return means;
    }

    /** As the user's page offers it. */
    private void sendAgain(Stopped stopped, Link link) {
        if (link == Link.EXPIRED_AND_SENT_AGAIN) {
            clock.advance(Duration.ofDays(31));
        }
        if (link != Link.LIVES || scene.liveLinks(user) == 0) {
            assertThat(pages.get(administrator(), "/users/" + user))
                    .bodyText()
                    .contains("action=\"/activation/resend\"");
            pages.post(administrator(), "/activation/resend", "user", user);
        }
        assertThat(scene.liveLinks(user)).as("a link is out to who " + stopped).isOne();
    }

    private void comeBack(MitIdIdentity person, Stopped stopped) {
        var outcome = come(person);
        if (outcome instanceof LoginOutcome.Guest) {
            assertThat(cpr)
                    .as("only who is known by birth date is asked for a code")
                    .isNull();
            var known = scene.count(
                            "bound_identity",
                            "user_id = :user and subject = :subject",
                            Map.of("user", user, "subject", person.subject()))
                    > 0;
            assertThat(known)
                    .as("whoever was here with this MitID is recognised by it")
                    .isFalse();
            assertThat(pages.get(administrator(), "/users/" + user))
                    .bodyText()
                    .contains("/activation/code?user=" + user);
            type(person, make());
        } else {
            assertThat(outcome).as("stopped " + stopped).isInstanceOf(LoginOutcome.Welcome.class);
        }
    }

    private void identify(MitIdIdentity person) {
        come(person);
        if (cpr == null) {
            type(person, make());
        }
        assertThat(scene.read(user).isIdentified()).isTrue();
    }

    private LoginOutcome come(MitIdIdentity person) {
        return beans.getBean(ActivationLogin.class)
                .complete(person, scene.link(user).toString());
    }

    private OneTimeCode make() {
        return make(user);
    }

    /** As the page shows it to the administrator, once. */
    private OneTimeCode make(UUID whom) {
        var former = scene.in(() -> beans.getBean(ActivationCodes.class).holder(whom))
                .code();
        var page = former == null
                ? pages.post(administrator(), "/activation/code", "user", whom)
                : pages.post(administrator(), "/activation/code", "user", whom, "former", former.id());
        var shown = CODE.matcher(body(page));
        assertThat(shown.find()).as("a code is shown").isTrue();
        return OneTimeCode.parse(shown.group(1)).orElseThrow();
    }

    /** In a session of their own, since the clock goes on between two visits. */
    private SignedInAs administrator() {
        return SignedInAs.user(scene.organisation, scene.administrator.user());
    }

    private void type(MitIdIdentity person, OneTimeCode code) {
        var typed =
                pages.post(SignedInAs.guest(person), "/activate/code", "link", scene.link(user), "code", code.value());
        assertThat(location(typed)).isEqualTo("/activate");
    }

    private MitIdIdentity person() {
        return SignedInAs.person(NAME, BORN, cpr);
    }
}
