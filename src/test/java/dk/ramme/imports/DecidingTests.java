package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.imports.Deciding.Choosing;
import dk.ramme.imports.Deciding.Keeping;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.Resolution;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.imports.run.ImportState;
import dk.ramme.joining.appointment.Invitations;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.OrganisationData;
import dk.ramme.organisation.OrganisationDatum;
import dk.ramme.organisation.OrganisationDatum.Kind;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.EntityManagerFactory;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What becomes of what was decided about an import. */
@RammeTest
class DecidingTests {

    private static final String INLINE = """
            RID;Navn;E-mail;CPR;Rettigheder
            1001;Birgit Østergaard;birgit@nordlys.example;2406719990;Digital Post
            1002;Birgit Østergaard;birgit@nordlys.example;2406719990;NemRefusion, Kørselsboka
            """;

    private static final String APART = """
            RID;Navn;E-mail;CPR
            1001;Birgit Østergaard;birgit@nordlys.example;2406719990
            1002;Birgit Østergaard;birgit@nordlys.example;2406719990
            """;

    private static final String RIGHTS = """
            RID;Rettighed
            1002;NemRefusion
            1001;Digital Post
            1002;Kørselsboka
            """;

    private static final String ADMINISTRATORS = """
            Navn;E-mail;Register;Rolle;RID;CPR;Fødselsdato
            Søren Ågård;soeren@nordlys.example;NemID;Superadministrator;;;02-11-1979
            Anders Bæk;anders@nordlys.example;NemID;Administrator;;0901849991;
            """;

    private static final String ORGANISATION = """
            Type;Værdi;Betegnelse;Gyldig til
            EAN;5790000000005;Hovedkontor;
            VOCES;Nordlys Energi;Løn;31-12-2099
            FOCES;Nordlys Server;Post;01-02-2020
            Faktura-EAN;5790000000012;;
            Faktura-att;Birgit Østergaard;;
            """;

    private final ImportScene scene;
    private final Deciding deciding;
    private final ImportReports reports;
    private final RightGrants rights;
    private final Roles roles;
    private final Invitations invitations;
    private final Organisations organisations;
    private final OrganisationData data;
    private final MockMvcTester mvc;
    private final EntityManagerFactory factory;
    private final UUID nordlys;

    DecidingTests(
            @Autowired ApplicationContext context,
            @Autowired Deciding deciding,
            @Autowired ImportReports reports,
            @Autowired RightGrants rights,
            @Autowired Roles roles,
            @Autowired Invitations invitations,
            @Autowired Organisations organisations,
            @Autowired OrganisationData data,
            @Autowired MockMvcTester mvc,
            @Autowired EntityManagerFactory factory) {
        this.scene = ImportScene.of(context);
        this.deciding = deciding;
        this.reports = reports;
        this.rights = rights;
        this.roles = roles;
        this.invitations = invitations;
        this.organisations = organisations;
        this.data = data;
        this.mvc = mvc;
        this.factory = factory;
        this.nordlys = scene.organisation();
    }

    @Test
    void one_is_kept_with_the_rights_of_both_when_they_stand_in_the_rows() {
        var id = scene.read(nordlys, INLINE);

        var run = begun(id, keeping(2, 3));

        assertThat(users()).containsExactly(tuple("1002", "Birgit Østergaard"));
        assertThat(rightsOf("1002")).containsExactly("Digital Post", "Kørselsboka", "NemRefusion");
        assertThat(run)
                .extracting(one -> one.counts().written(), one -> one.counts().merged())
                .containsExactly(1, 1);
        assertThat(scene.findings(nordlys, id)).extracting(Finding::problem).contains(RowProblem.MERGED);
    }

    @Test
    void one_is_kept_with_the_rights_of_both_when_they_stand_in_a_list_of_their_own() {
        var id = readApart();

        begun(id, keeping(2, 2));

        assertThat(users()).containsExactly(tuple("1001", "Birgit Østergaard"));
        assertThat(rightsOf("1001")).containsExactly("Digital Post", "Kørselsboka", "NemRefusion");
    }

    /** What the preview did not show any more the report does not show again, though decisions are erased when the import ends. */
    @Test
    void the_report_of_a_row_that_was_given_up_says_that_and_nothing_else() {
        var id = scene.read(nordlys, DecidingScene.TWINS);

        begun(id, keeping(2, 2));

        assertThat(scene.findings(nordlys, id))
                .extracting(Finding::line, Finding::problem)
                .containsExactly(tuple(3, RowProblem.MERGED));
    }

    @Test
    void neither_does_that_of_a_row_that_went_to_a_user_who_is_here() {
        begun(scene.read(nordlys, INLINE.replaceAll("\n1002.*", "")));
        var id = scene.read(nordlys, INLINE.replaceAll("\n1001.*", ""));
        assertThat(scene.findings(nordlys, id)).extracting(Finding::problem).contains(RowProblem.USER_HERE_OTHER_RID);

        begun(id, new Keeping(2, Resolution.USER, Resolution.ALL));

        assertThat(scene.findings(nordlys, id)).extracting(Finding::problem).containsExactly(RowProblem.MERGED);
    }

    @Test
    void both_are_kept_each_with_its_own_rights_when_nobody_decides() {
        var id = readApart();

        begun(id);

        assertThat(users()).hasSize(2);
        assertThat(rightsOf("1001")).containsExactly("Digital Post");
        assertThat(rightsOf("1002")).containsExactly("Kørselsboka", "NemRefusion");
    }

    @Test
    void the_same_import_again_doubles_nothing() {
        begun(readApart(), keeping(2, 2));

        var again = begun(readApart(), keeping(2, 2));

        assertThat(users()).hasSize(1);
        assertThat(rightsOf("1001")).hasSize(3);
        assertThat(again)
                .extracting(
                        one -> one.counts().written(),
                        one -> one.counts().updated(),
                        one -> one.counts().rights())
                .containsExactly(0, 0, 0);
    }

    @Test
    void rights_are_shown_with_their_user_and_unknown_ones_marked() {
        begun(scene.read(nordlys, INLINE));
        var karen = SignedInAs.user(nordlys, scene.administrator(nordlys, Role.USER_ADMINISTRATOR));

        var page = mvc.get().uri("/users/{id}", userId("1002")).with(karen).exchange();

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .containsPattern("NemRefusion</span>\\s*<small[^>]*>Importeret fra NemID<")
                .containsPattern("Kørselsboka</span>\\s*<small[^>]*>Importeret fra NemID, og vi kender den ikke<");
    }

    @Test
    void a_chosen_organisation_administrator_is_proposed_and_invited_when_the_set_up_is_confirmed() {
        begun(readAdministrators(), 0, Role.ORGANISATION_ADMINISTRATOR, Role.RIGHTS_ADMINISTRATOR);

        assertThat(invited()).extracting("name", "invitedAt").containsExactly(tuple("Søren Ågård", null));
        assertThat(users()).containsExactly(tuple("17", "Åse Ærø"));
        scene.in(nordlys, () -> invitations.sendProposed(nordlys, "Karen Holm"));
        assertThat(invited())
                .singleElement()
                .satisfies(one -> assertThat(one.invitedAt()).isNotNull())
                .satisfies(one -> assertThat(one.extraRoles()).containsExactly(Role.RIGHTS_ADMINISTRATOR));
    }

    @Test
    void a_chosen_organisation_administrator_is_invited_at_once_when_the_set_up_has_been_confirmed() {
        confirmSetUp();

        begun(readAdministrators(), 0, Role.ORGANISATION_ADMINISTRATOR);

        assertThat(invited())
                .singleElement()
                .satisfies(one -> assertThat(one.invitedAt()).isNotNull());
    }

    @Test
    void another_chosen_administrator_becomes_a_deactivated_user_with_their_roles_and_is_not_doubled() {
        begun(readAdministrators(), 1, Role.USER_ADMINISTRATOR);
        begun(readAdministrators(), 1, Role.USER_ADMINISTRATOR);

        var anders = scene.in(
                nordlys, () -> scene.query("select id, state from organisation_user where name = 'Anders Bæk'"));
        assertThat(anders).singleElement().satisfies(user -> assertThat(user).containsEntry("state", "DEACTIVATED"));
        var id = (UUID) Objects.requireNonNull(anders.get(0).get("id"));
        assertThat(scene.in(nordlys, () -> roles.of(id))).containsExactly(Role.USER_ADMINISTRATOR);
        assertThat(invited()).isEmpty();
    }

    /** (U7) A user administrator may have given the RID number to somebody of their choice. */
    @Test
    void the_role_of_an_administrator_does_not_go_to_somebody_else_with_their_rid_number() {
        var withRid = ADMINISTRATORS.replace("Administrator;;", "Administrator;77;");
        begun(read("administratorer.csv", withRid, Packed.USERS), 1, Role.USER_ADMINISTRATOR);
        scene.update(
                nordlys,
                "delete from user_role where role = 'USER_ADMINISTRATOR' and user_id in"
                        + " (select id from organisation_user where name = 'Anders Bæk')");
        scene.update(
                nordlys,
                "update organisation_user set name = 'Otto Friis', cpr_index = null, cpr_index_key = null,"
                        + " cpr_sealed = null, birth_date = null where name = 'Anders Bæk'");

        var again = read("administratorer.csv", withRid, Packed.USERS);
        begun(again, 1, Role.USER_ADMINISTRATOR);

        assertThat(scene.in(
                        nordlys,
                        () -> scene.query("select 1 from user_role r join organisation_user u on u.id = r.user_id"
                                + " where u.name = 'Otto Friis'")))
                .isEmpty();
        assertThat(scene.findings(nordlys, again))
                .extracting(Finding::problem)
                .contains(RowProblem.ADMINISTRATOR_IS_OTHER);
    }

    @Test
    void a_person_chosen_in_both_registers_is_proposed_once_with_all_roles_and_no_user_beside() {
        var id = readBothRegisters();

        choose(id, 0, Role.ORGANISATION_ADMINISTRATOR);
        choose(id, 2, Role.RIGHTS_ADMINISTRATOR);
        begun(id);

        assertThat(invited())
                .singleElement()
                .satisfies(one -> assertThat(one.extraRoles()).containsExactly(Role.RIGHTS_ADMINISTRATOR));
        assertThat(scene.count(nordlys, "organisation_user")).isEqualTo(1);
        assertThat(scene.findings(nordlys, id)).extracting(Finding::problem).contains(RowProblem.SAME_ADMINISTRATOR);
    }

    @Test
    void a_person_chosen_in_both_registers_is_proposed_once_whichever_stands_first() {
        var id = readBothRegisters();

        choose(id, 0, Role.USER_ADMINISTRATOR);
        choose(id, 2, Role.ORGANISATION_ADMINISTRATOR);
        begun(id);

        assertThat(invited())
                .singleElement()
                .satisfies(one -> assertThat(one.extraRoles()).containsExactly(Role.USER_ADMINISTRATOR));
        assertThat(scene.count(nordlys, "organisation_user")).isEqualTo(1);
    }

    /** Each is read once, however many are chosen (house finding 15). */
    @Test
    void many_choices_read_every_administrator_once() {
        var many = new StringBuilder("Navn;E-mail;Register;Rolle;RID;CPR;Fødselsdato\n");
        for (int n = 0; n < 12; n++) {
            many.append("Anders Bæk ")
                    .append((char) ('A' + n))
                    .append(";a@nordlys.example;NemID;Administrator;;;01-02-1979\n");
        }
        var id = read("administratorer.csv", many.toString(), Packed.USERS);
        var choices = Tenancy.in(nordlys, () -> reports.administrators(scene.run(nordlys, id))).stream()
                .map(one -> new Choosing(one.id(), Set.of(Role.USER_ADMINISTRATOR), Set.of()))
                .toList();
        var statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        var rows = statistics.getEntityStatistics("dk.ramme.imports.decision.AdministratorRow");
        long loaded = rows.getLoadCount();
        long asked = statistics.getQueryExecutionCount();

        var disputed = scene.acting(nordlys, () -> deciding.choose(id, choices));

        assertThat(disputed).hasValue(List.of());
        assertThat(rows.getLoadCount() - loaded).isEqualTo(12);
        assertThat(statistics.getQueryExecutionCount() - asked).isLessThan(12);
    }

    @Test
    void administrators_nobody_chose_do_not_come_along() {
        begun(readAdministrators());

        assertThat(invited()).isEmpty();
        assertThat(scene.count(nordlys, "organisation_user")).isEqualTo(1);
    }

    @Test
    void organisation_data_lands_is_shown_and_is_not_doubled() {
        begun(readOrganisation());
        begun(readOrganisation());

        assertThat(scene.in(nordlys, () -> data.of(nordlys)))
                .extracting(OrganisationDatum::kind, OrganisationDatum::value)
                .containsExactlyInAnyOrder(
                        tuple(Kind.EAN, "5790000000005"),
                        tuple(Kind.VOCES, "Nordlys Energi"),
                        tuple(Kind.FOCES, "Nordlys Server"),
                        tuple(Kind.INVOICE_EAN, "5790000000012"),
                        tuple(Kind.INVOICE_ATTENTION, "Birgit Østergaard"));
        assertThat(page("/settings/invoicing")).contains("5790000000012", "Birgit Østergaard");
        assertThat(page("/settings/certificates"))
                .contains("5790000000005", "Hovedkontor", "Nordlys Server", "1. februar 2020", "Skal skiftes");
        assertThat(page("/settings"))
                .contains("Til EAN-nummer 5790000000012", "2 certifikater", "1 certifikat er udløbet");
    }

    @Test
    void without_organisation_data_the_settings_say_what_would_stand_there() {
        assertThat(page("/settings/invoicing")).contains("Vi ved ikke, hvordan I vil have faktura");
        assertThat(page("/settings/certificates")).contains("Her er ingen certifikater eller EAN-numre");
        assertThat(page("/settings")).contains("Ikke angivet", "Ingen certifikater", "Ingen EAN-numre");
    }

    private String page(String path) {
        var anybody = SignedInAs.user(nordlys, scene.administrator(nordlys, Role.RIGHTS_ADMINISTRATOR));
        try {
            return mvc.get().uri(path).with(anybody).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private UUID readApart() {
        return read("rettigheder.csv", RIGHTS, APART);
    }

    private UUID readAdministrators() {
        return read("administratorer.csv", ADMINISTRATORS, Packed.USERS);
    }

    private UUID readOrganisation() {
        return read("organisation.csv", ORGANISATION, Packed.USERS);
    }

    private UUID read(String name, String part, String users) {
        var zip = Packed.zip().with("brugere.csv", users).with(name, part);
        return scene.read(nordlys, ImportScene.bytes(zip.bytes()), "alt.zip");
    }

    private ImportRun begun(UUID id, Keeping... decisions) {
        assertThat(scene.acting(nordlys, () -> deciding.keep(id, List.of(decisions))))
                .hasValue(List.of());
        scene.begin(nordlys, id);
        return ended(id);
    }

    private UUID readBothRegisters() {
        var both = ADMINISTRATORS + "Søren Ågård;s@virk.example;Virk;Administrator;;0211791239;02-11-1979\n";
        return read("administratorer.csv", both, Packed.USERS);
    }

    private void begun(UUID id, int place, Role... chosen) {
        choose(id, place, chosen);
        begun(id);
    }

    private void choose(UUID id, int place, Role... chosen) {
        var who = Tenancy.in(nordlys, () -> reports.administrators(scene.run(nordlys, id)))
                .get(place);
        assertThat(scene.acting(
                        nordlys, () -> deciding.choose(id, List.of(new Choosing(who.id(), Set.of(chosen), Set.of())))))
                .hasValue(List.of());
    }

    private static Keeping keeping(int firstLine, int line) {
        return new Keeping(firstLine, Resolution.only(line), Resolution.ALL);
    }

    private ImportRun ended(UUID id) {
        var run = scene.ended(nordlys, id);
        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        return run;
    }

    private void confirmSetUp() {
        scene.in(nordlys, () -> {
            var organisation = organisations.findById(nordlys).orElseThrow();
            organisation.join();
            organisation.completeSetup(LoginPolicy.none(), ImportScene.SOMEBODY, scene.now());
            return organisations.save(organisation);
        });
    }

    private List<dk.ramme.joining.appointment.Invitation> invited() {
        return scene.in(nordlys, () -> invitations.list(nordlys));
    }

    private List<org.assertj.core.groups.Tuple> users() {
        return scene.users(nordlys).stream()
                .map(user -> tuple(user.get("rid"), user.get("name")))
                .toList();
    }

    private @Nullable Object userId(String rid) {
        return scene.users(nordlys).stream()
                .filter(user -> rid.equals(user.get("rid")))
                .findFirst()
                .orElseThrow()
                .get("id");
    }

    private List<String> rightsOf(String rid) {
        var id = (UUID) Objects.requireNonNull(userId(rid));
        return scene.in(
                nordlys, () -> rights.of(id).stream().map(UserRight::name).toList());
    }
}
