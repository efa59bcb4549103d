package dk.ramme.journey;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.notification.Mailbox;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Activation as people walk it: one user, a selection, a group and all; and the users themselves, who agree, decline, need a
 * code, come too late, or are somebody else.
 */
@RammeTest
class ActivationJourneyTests {

    private static final String ORGANISATION = "Nordlys Energi A/S";

    @Autowired
    WebApplicationContext beans;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Value("${ramme.base-url}")
    String base;

    UUID organisation;
    Words words;
    String name;
    boolean scripts;

    @ParameterizedTest
    @CsvSource({"da, true", "en, false"})
    void one_a_selection_a_group_and_all_and_what_the_users_do(String language, boolean scripts) {
        this.words = language.equals("da") ? Words.danish() : Words.english();
        this.scripts = scripts;
        this.name = "activation-" + language + (scripts ? "" : "-plain");
        this.organisation = organisations.ready();
        var administrator = organisations.administrator(organisation, "Birgit Holm", Role.USER_ADMINISTRATOR);
        var anders = user("Anders Bæk", new CprNumber("0901849991"), null);
        user("Cecilie Åkjær", new CprNumber("3008909994"), null);
        var emil = user("Emil Krogh", null, LocalDate.of(1995, 5, 17));
        var birgit = user("Birgit Østergaard", new CprNumber("2406719990"), null);
        user("Dorthe Juhl", new CprNumber("0112639990"), null);

        try (var visitor = visitor("administrator").signedIn(beans, organisation, administrator)) {
            visitor.goTo("/users/" + anders).press("people.user.activate");
            activate(visitor, 1);
            visitor.goTo("/imported-users")
                    .tickNamed("people.choose", "Cecilie Åkjær")
                    .tickNamed("people.choose", "Emil Krogh")
                    .press("people.imported-users.activate");
            activate(visitor, 2);
            visitor.goTo("/activation/new?group=" + group("Økonomi", birgit)).press("activation.new.group.submit");
            activate(visitor, 1);
            visitor.goTo("/activation")
                    .followButton("activation.overview.choose")
                    .press("activation.new.all.submit");
            activate(visitor, 1);
            agrees("anders", "Anders Bæk");
            declines();
            needsCode(codeFor(visitor, emil));
            comesTooLate(visitor, birgit);
            isSomebodyElse();
            visitor.goTo("/home").sees("home.funnel.title").goTo("/activation");
        }
    }

    private static void activate(Visitor administrator, int users) {
        administrator
                .press("activation.login.submit")
                .press("bulk.ACTIVATE.submit", users)
                .until("bulk.run.users", "bulk.run.refresh");
    }

    private void agrees(String who, String person) {
        try (var user = visitor(who)) {
            user.goTo(link(person))
                    .press("activation.land.submit")
                    .asPerson(person)
                    .isAt("/activate")
                    .tick("answer", "yes")
                    .press("activation.consent.submit")
                    .sees("activation.done.title");
        }
    }

    private void declines() {
        try (var cecilie = visitor("cecilie")) {
            cecilie.goTo(link("Cecilie Åkjær"))
                    .press("activation.land.submit")
                    .asPerson("Cecilie Åkjær")
                    .tick("answer", "no")
                    .press("activation.consent.submit")
                    .sees("activation.consent.declined");
        }
    }

    private static String codeFor(Visitor administrator, UUID emil) {
        administrator
                .goTo("/users/" + emil)
                .follow("people.user.code")
                .press("activation.new-code.submit-first")
                .sees("activation.new-code.once");
        return administrator.page().locator("main .code").innerText();
    }

    private void needsCode(String code) {
        try (var emil = visitor("emil")) {
            emil.goTo(link("Emil Krogh"))
                    .press("activation.land.submit")
                    .asPerson("Emil Krogh")
                    .isAt("/activate/code")
                    .write("activation.code.code", "ABCD-EFGH-JKMN")
                    .press("activation.code.submit")
                    .sees("activation.code.code.WRONG", 2)
                    .write("activation.code.code", code.toLowerCase(words.language()))
                    .press("activation.code.submit")
                    .isAt("/activate")
                    .tick("answer", "yes")
                    .press("activation.consent.submit")
                    .sees("activation.done.title");
        }
    }

    private void comesTooLate(Visitor administrator, UUID id) {
        sql("update link set expires_at = now() - interval '1 hour' where subject_id = :user", Map.of("user", id));
        try (var birgit = visitor("late")) {
            birgit.goTo(link("Birgit Østergaard"))
                    .sees("activation.late.title")
                    .seesText("Birgit Holm")
                    .press("activation.late.ask")
                    .sees("activation.asked.title");
        }
        var former = link("Birgit Østergaard");
        administrator
                .goTo("/activation/waiting?show=asked")
                .tickNamed("people.choose", "Birgit Østergaard")
                .press("activation.waiting.send")
                .press("bulk.SEND_LINKS.submit", 1)
                .until("bulk.run.users", "bulk.run.refresh");
        for (var tries = 0; tries < 100 && link("Birgit Østergaard").equals(former); tries++) {
            administrator.page().waitForTimeout(100);
        }
        agrees("late-again", "Birgit Østergaard");
    }

    private void isSomebodyElse() {
        try (var otto = visitor("otto")) {
            otto.goTo(link("Dorthe Juhl"))
                    .press("activation.land.submit")
                    .asPerson("Otto Friis")
                    .sees("activation.not-you.title")
                    .seesText("Birgit Holm");
        }
    }

    private Visitor visitor(String who) {
        return new Visitor(name + "-" + who, base, words, scripts);
    }

    private String link(String person) {
        return mailbox.await(address(person), ORGANISATION).firstLink();
    }

    private UUID user(String person, @Nullable CprNumber cpr, @Nullable LocalDate born) {
        var id = organisations.importedUser(organisation, person, address(person), cpr);
        if (born != null) {
            sql("update organisation_user set birth_date = :born where id = :id", Map.of("born", born, "id", id));
        }
        return id;
    }

    private String address(String person) {
        return person.split(" ")[0].toLowerCase(words.language()) + "." + organisation + "@nordlys.example";
    }

    private UUID group(String title, UUID member) {
        var id = UUID.randomUUID();
        sql(
                "insert into user_group (id, organisation_id, name, created_at) values (:id, :organisation, :title, now())",
                Map.of("id", id, "organisation", organisation, "title", title));
        sql(
                "insert into group_member (organisation_id, group_id, user_id, since) values (:organisation, :id, :user, now())",
                Map.of("id", id, "organisation", organisation, "user", member));
        return id;
    }

    private void sql(String statement, Map<String, ?> parameters) {
        Tenancy.in(
                organisation,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql(statement).params(parameters).update()));
    }
}
