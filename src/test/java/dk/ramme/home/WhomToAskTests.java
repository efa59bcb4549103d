package dk.ramme.home;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody is told to ask themself (N4; the last weak points of issue 14). */
@RammeTest
class WhomToAskTests {

    @Autowired
    private Pages pages;

    @Autowired
    private AnOrganisation organisations;

    private UUID nordlys = UUID.randomUUID();

    @BeforeEach
    void begin() {
        nordlys = organisations.ready();
    }

    @Test
    void a_user_administrator_is_sent_to_the_others() {
        var bo = with("Bo Lund", Role.USER_ADMINISTRATOR);
        with("Eva Dam", Role.USER_ADMINISTRATOR);

        assertThat(help(bo))
                .contains("Eva Dam", "en af jeres brugeradministratorer")
                .doesNotContain("Bo Lund");
    }

    @Test
    void the_only_one_is_sent_to_whoever_stands_above() {
        var bo = with("Bo Lund", Role.USER_ADMINISTRATOR);
        with("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);

        assertThat(help(bo))
                .contains("Karen Holm", "den eneste brugeradministrator")
                .doesNotContain("Bo Lund");
    }

    @Test
    void whoever_is_everything_is_sent_to_the_help_pages() {
        var karen = with("Karen Holm", Role.ORGANISATION_ADMINISTRATOR, Role.USER_ADMINISTRATOR);

        assertThat(help(karen))
                .contains("den eneste administrator", "href=\"/help\"")
                .doesNotContain("Karen Holm");
    }

    @Test
    void an_organisation_administrator_who_asks_for_a_right_is_not_told_to_ask_themself() {
        var karen = with("Karen Holm", Role.ORGANISATION_ADMINISTRATOR);

        assertThat(pages.get(SignedInAs.user(nordlys, karen), "/me/rights"))
                .bodyText()
                .contains("Du kan selv tage rollen", "/users/" + karen + "/roles")
                .doesNotContain("kan udpege en: ");
    }

    private UUID with(String name, Role... roles) {
        return organisations.administrator(nordlys, name, roles);
    }

    private String help(UUID reader) {
        var page = pages.get(SignedInAs.user(nordlys, reader), "/me");
        assertThat(page).hasStatusOk();
        var body = Pages.body(page);
        return body.substring(body.indexOf("Hvem kan hjælpe dig?"));
    }
}
