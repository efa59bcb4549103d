package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.people.UserState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages about one user promise a mail only where one is sent (N1; words finding 12). */
@RammeTest
class PromisedMailPagesTests {

    private static final Pattern PROMISE = Pattern.compile("\\ben (sidste )?mail\\b");

    @Autowired
    KeyringScene scene;

    @Autowired
    Pages pages;

    SignedInAs administrator;
    SignedInAs she;
    String page;

    @BeforeEach
    void begin() throws Exception {
        scene.begin(IdentificationMeans.APP);
        administrator = SignedInAs.user(scene.organisation, scene.administrator);
        scene.takeApp(scene.asUser(), "Min telefon");
        she = SignedInAs.separate(scene.organisation, scene.user, means());
        page = "/users/" + scene.user;
    }

    @AfterEach
    void resetTheClock() {
        scene.clock.reset();
    }

    @Test
    void whoever_has_an_address_is_mailed_and_so_every_page_says() {
        assertThat(promising()).containsExactlyElementsOf(all());
    }

    @Test
    void whoever_has_none_is_promised_nothing() {
        withoutAddress();

        assertThat(promising()).isEmpty();
        assertThat(notice(administrator, page + "/means/" + means() + "/end"))
                .contains("Brugeren har ingen e-mailadresse");
        assertThat(scene.in(() -> scene.jdbc
                        .sql("select count(*) from outbox_mail where template = 'means-withdrawn'"
                                + " and organisation_id = :organisation")
                        .param("organisation", scene.organisation)
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void who_asks_for_something_without_an_address_is_told_where_the_answer_comes() {
        withoutAddress();

        assertThat(notice(she, "/me/roles", "role", "USER_ADMINISTRATOR", "reason", "Jeg passer listerne fra nu af"))
                .contains("Du finder svaret under Beskeder");
    }

    /** Nobody is told to send a link that cannot be sent, or that one was. */
    @Test
    void the_page_of_a_user_without_an_address_says_what_is_missing() {
        withoutAddress();
        assertThat(text(administrator, page)).contains("så brugeren får ingen mails");

        state("update organisation_user set state = 'AWAITING_ACTIVATION' where id = :user");
        assertThat(scene.state()).isEqualTo(UserState.AWAITING_ACTIVATION);
        assertThat(text(administrator, page))
                .contains("kan ikke få et link til at aktivere sig selv, for der mangler en e-mailadresse")
                .doesNotContain("Send et nyt", "har fået en mail", "så brugeren får ingen mails");
        assertThat(notice(administrator, "/activation/resend", "user", scene.user))
                .contains("Linket er ikke sendt, for der mangler en e-mailadresse");

        state("update organisation_user set state = 'ACTIVE', means_in_use = '' where id = :user");
        assertThat(text(administrator, page))
                .contains("der mangler en e-mailadresse at sende et link til")
                .doesNotContain("Send et link, så");
    }

    private List<String> all() {
        var all = new ArrayList<String>();
        for (var what : List.of("suspend", "delete", "roles", "rights", "ways", "order", "means/" + means() + "/end")) {
            all.add(page + "/" + what);
        }
        all.add("/me/roles");
        all.add("/me/rights");
        return all;
    }

    private List<String> promising() {
        return all().stream()
                .filter(one -> PROMISE.matcher(text(one.startsWith("/me") ? she : administrator, one))
                        .find())
                .toList();
    }

    private String text(SignedInAs who, String address) {
        var answer = pages.get(who, address);
        assertThat(answer).as(address).hasStatusOk();
        return Pages.text(answer);
    }

    private String notice(SignedInAs who, String address, Object... fields) {
        return Pages.text(pages.follow(who, pages.post(who, address, fields)));
    }

    private void withoutAddress() {
        state("update organisation_user set email = null where id = :user");
    }

    private void state(String sql) {
        scene.in(() -> scene.jdbc.sql(sql).param("user", scene.user).update());
    }

    private UUID means() {
        return scene.in(() -> scene.jdbc
                .sql("select id from user_means where user_id = :user and state = 'ACTIVE'")
                .param("user", scene.user)
                .query(UUID.class)
                .single());
    }
}
