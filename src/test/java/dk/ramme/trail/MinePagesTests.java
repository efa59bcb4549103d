package dk.ramme.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.identifier.CprNumber;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A person's own part of the trail, and everything that is held about them (T61). */
@RammeTest
class MinePagesTests {

    /** Tables that name a user and tell the user nothing that another one does not. */
    private static final Set<String> NOT_TOLD = Set.of(
            "service_subject", // what a service calls them, which means nothing to anybody else; the log-ins are told
            "user_word", // the words of name and e-mail address, to be searched by
            "selected_user", // whom an administrator is choosing just now
            "bulk_user", // what was done to many is told of each, as an event
            "bulk_change", // rows of a file of changes; what came of them is told, as an event
            "import_joined", // the import is told, as an event
            "import_doubt", // rows of a file under whose RID number they stand; erased with the import
            "import_duplicate", // rows of a file beside whom they might be; erased with the import
            "number_doubt", // that somebody else proved the number theirs, told to organisation administrators alone
            // (U8)
            "user_erasure", // when a deleted user, who cannot look, is erased
            "user_merge", // that a user has become part of another is told of both, as an event
            "need_told", // that a digest told administrators of them; why they need something is on their own page
            "chip_key"); // keys of the chip that is told among the means

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    HeldData held;

    UUID nordlys;
    UUID karen;
    UUID ida;

    @BeforeEach
    void twoPeople() {
        nordlys = organisations.ready();
        karen = organisations.administrator(nordlys, "Karen Holm", Role.USER_ADMINISTRATOR);
        ida = organisations.administrator(nordlys, "Ida Friis", Role.RIGHTS_ADMINISTRATOR);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void whoever_looks_at_a_person_is_recorded_once_an_hour_and_the_person_sees_it() {
        look(karen, ida);
        look(karen, ida);
        assertThat(seen()).isOne();

        clock.advance(Duration.ofMinutes(61));
        look(karen, ida);
        assertThat(seen()).isEqualTo(2);

        assertThat(page("/me/activity", ida)).contains("Så en brugers side", "Karen Holm", "Dig selv");
    }

    @Test
    void looking_at_oneself_at_nobody_or_at_the_list_is_not_recorded() {
        look(ida, ida);
        mvc.get()
                .uri("/users/" + UUID.randomUUID())
                .with(SignedInAs.user(nordlys, karen))
                .exchange();
        page("/users", karen);

        assertThat(seen()).isZero();
    }

    @Test
    void everything_held_is_shown_and_handed_out_with_the_number_masked() throws Exception {
        var cpr = CprNumber.parse("0101854321");
        var asa = organisations.importedUser(nordlys, "Åse Bæk", "aase@nordlys.example", cpr);
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "update organisation_user set state = 'ACTIVE', self_activated_at = now(), consented_at = now()"
                                        + " where id = :id")
                        .param("id", asa)
                        .update()));
        look(karen, asa);

        assertThat(page("/me/data", asa))
                .contains("Åse Bæk", "aase@nordlys.example", "010185-****")
                .doesNotContain("4321");
        var file = mvc.post()
                .uri("/me/data")
                .with(SignedInAs.user(nordlys, asa))
                .with(csrf())
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var json = JsonMapper.shared().readTree(file);
        assertThat(json.get("person").get(0).get("cpr").stringValue()).isEqualTo("010185-****");
        assertThat(json.get("events").toString()).contains("PERSON_SEEN", "Karen Holm", "PERSONAL_DATA_EXPORTED");
        assertThat(file).doesNotContain("4321");
    }

    /** What is kept of when something happened to somebody is data about them, whichever column comes next. *(P1)* */
    @Test
    void every_moment_that_is_kept_of_a_person_is_told_to_them() {
        var moments = Tenancy.in(
                nordlys,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                        select column_name from information_schema.columns where table_name = 'organisation_user'
                            and data_type = 'timestamp with time zone'
                        """).query(String.class).list()));
        moments.removeAll(List.of(
                "deleted_at", // whoever is deleted cannot look
                "code_ends_at")); // told of each code
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(
                        status -> moments.forEach(moment -> jdbc.sql("update organisation_user set " + moment
                                        + " = coalesce(" + moment + ", now()) where id = :id")
                                .param("id", ida)
                                .update())));

        var person = Tenancy.in(nordlys, () -> held.of(ida, Locale.ROOT).get(0));

        assertThat(moments).contains("consent_withdrawn_at", "suspended_at");
        assertThat(person.key()).isEqualTo("person");
        assertThat(person.items().get(0)).containsKeys(moments.toArray(String[]::new));
        assertThat(page("/me/data", ida)).contains("Trak samtykket til privat MitID tilbage");
    }

    @Test
    void rights_of_the_catalogue_are_named_in_the_readers_language() {
        Tenancy.in(
                nordlys,
                () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into user_right (organisation_id, user_id, name, code, origin, given_at)
                        select :organisation, :user, name, code, 'GIVEN', now() from known_right where code = 'TINGLYSNING'
                        union all select :organisation, :user, 'Nøgle til skuret', null, 'IMPORTED', now()
                        """)
                        .param("organisation", nordlys)
                        .param("user", ida)
                        .update()));

        assertThat(page("/me/data", ida)).contains("Nøgle til skuret").doesNotContain(english("TINGLYSNING"));
        assertThat(mvc.get().uri("/me/data").locale(Locale.ENGLISH).with(SignedInAs.user(nordlys, ida)))
                .bodyText()
                .contains("Nøgle til skuret", english("TINGLYSNING"));
    }

    private String english(String code) {
        return jdbc.sql("select name_en from known_right where code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    @Test
    void every_table_that_names_a_user_is_told_or_said_why_not() throws Exception {
        var tables = jdbc.sql("""
                select table_name from information_schema.columns
                where table_schema = 'public' and column_name = 'user_id' order by 1
                """).query(String.class).list();
        var told = java.nio.file.Files.readString(java.nio.file.Path.of("src/main/java/dk/ramme/trail/HeldData.java"));

        assertThat(tables)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(NOT_TOLD.contains(table) || told.contains(" " + table + " t"))
                        .as(table)
                        .isTrue());
    }

    private void look(UUID viewer, UUID whom) {
        page("/users/" + whom, viewer);
    }

    private String page(String href, UUID reader) {
        var answer = mvc.get().uri(href).with(SignedInAs.user(nordlys, reader)).exchange();
        assertThat(answer).hasStatus(200);
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long seen() {
        return Tenancy.in(
                nordlys,
                () -> transaction.execute(
                        status -> jdbc.sql("select count(*) from audit_event where action = 'PERSON_SEEN'"
                                        + " and organisation_id = :organisation")
                                .param("organisation", nordlys)
                                .query(Long.class)
                                .single()));
    }
}
