package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.imports.run.ImportState;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.InputStreamSource;

/**
 * An import never makes one user out of two persons, and nobody inherits the rights of another (I5; imports finding 1): the same
 * RID number with another person, between two imports, in one, and beside users made by hand.
 */
@RammeTest
class TwoPersonsTests {

    private static final String OTTO = """
            RID;Navn;E-mail;CPR-nummer;Fødselsdato;Rettigheder
            5530001;Otto Friis;otto@nordlys.example;070981-9999;;Digital Post
            """;

    private final ImportScene scene;
    private final Deciding deciding;
    private final Roles roles;
    private final UUID nordlys;

    TwoPersonsTests(@Autowired ApplicationContext context, @Autowired Deciding deciding, @Autowired Roles roles) {
        this.scene = ImportScene.of(context);
        this.deciding = deciding;
        this.roles = roles;
        this.nordlys = scene.organisation();
    }

    @Test
    void another_birth_date_under_a_known_rid_is_left_out() {
        leavesOttoAlone("""
                RID;Navn;E-mail;CPR-nummer;Fødselsdato
                5530001;Frida Nord;frida@nordlys.example;;22-04-1988
                """);
    }

    @Test
    void another_cpr_number_under_a_known_rid_is_left_out() {
        leavesOttoAlone("""
                RID;Navn;E-mail;CPR-nummer
                5530001;Otto Friis;;020271-9957
                """);
    }

    @Test
    void another_birth_date_is_left_out_though_the_name_is_the_same() {
        leavesOttoAlone("""
                RID;Navn;E-mail;Fødselsdato
                5530001;Otto Friis;friis@nordlys.example;07-09-1982
                """);
    }

    private void leavesOttoAlone(String file) {
        scene.imported(nordlys, OTTO);
        var before = scene.users(nordlys);

        var id = scene.read(nordlys, file);
        assertThat(forecast(id, Section.USERS)).isEqualTo(Map.of(Outcome.LEFT_OUT, 1));
        var run = begun(id);

        assertThat(run)
                .extracting(one -> one.counts().updated(), one -> one.counts().leftOut())
                .containsExactly(0, 1);
        assertThat(scene.users(nordlys)).usingRecursiveComparison().isEqualTo(before);
        assertThat(scene.findings(nordlys, id))
                .filteredOn(Finding::leavesOut)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.problem()).isEqualTo(RowProblem.OTHER_PERSON_HERE);
                    assertThat(finding.rid()).isEqualTo("5530001");
                });
    }

    @Test
    void rights_in_a_list_of_their_own_do_not_go_to_whoever_has_the_number() {
        scene.imported(nordlys, OTTO);
        var other = zip("""
                RID;Navn;E-mail;Fødselsdato
                5530001;Frida Nord;frida@nordlys.example;22-04-1988
                """, "RID;Rettighed\n5530001;NemRefusion\n");

        var id = scene.read(nordlys, other, "alt.zip");
        assertThat(forecast(id, Section.RIGHTS)).isEqualTo(Map.of(Outcome.LEFT_OUT, 1));
        begun(id);

        assertThat(rights()).containsExactly("Digital Post");
        assertThat(problems(id)).containsExactly(RowProblem.RIGHT_OF_LEFT_OUT, RowProblem.OTHER_PERSON_HERE);
    }

    @Test
    void rights_do_not_go_past_a_row_that_is_left_out_for_another_reason() {
        scene.imported(nordlys, OTTO);
        var other = zip("""
                RID;Navn;E-mail;CPR
                5530001;Otto Friis;otto@nordlys.example;3102639990
                """, "RID;Rettighed\n5530001;NemRefusion\n");

        begun(scene.read(nordlys, other, "alt.zip"));

        assertThat(rights()).containsExactly("Digital Post");
    }

    @Test
    void a_new_name_with_the_same_cpr_number_is_the_same_person_and_the_preview_says_what_changes() {
        scene.imported(nordlys, OTTO);

        var id = scene.read(nordlys, """
                RID;Navn;E-mail;CPR-nummer
                5530001;Otto Bang;bang@nordlys.example;070981-9999
                """);
        var shown = scene.findings(nordlys, id);
        begun(id);

        assertThat(shown)
                .singleElement()
                .extracting(Finding::problem, Finding::value)
                .containsExactly(
                        RowProblem.REFRESHED, "Otto Friis → Otto Bang; otto@nordlys.example → bang@nordlys.example");
        assertThat(scene.users(nordlys)).extracting(user -> user.get("name")).containsExactly("Otto Bang");
        assertThat(rights()).containsExactly("Digital Post");
    }

    @Test
    void another_name_without_cpr_numbers_is_not_touched_unless_somebody_says_it_is_the_same_person() {
        scene.imported(nordlys, "RID;Navn;E-mail\n7;Mette Hansen;mette@nordlys.example\n");
        var married = zip("RID;Navn;E-mail\n7;Mette Holm;holm@nordlys.example\n", "RID;Rettighed\n7;NemRefusion\n");

        var first = scene.read(nordlys, married, "alt.zip");
        assertThat(forecast(first, Section.USERS)).isEqualTo(Map.of(Outcome.UNTOUCHED, 1));
        assertThat(forecast(first, Section.RIGHTS)).isEqualTo(Map.of(Outcome.UNTOUCHED, 1));
        begun(first);
        assertThat(names()).containsExactly("Mette Hansen");
        assertThat(rights()).isEmpty();

        var second = scene.read(nordlys, married, "alt.zip");
        var answers = List.of(new Deciding.Settling(2, true, false));
        assertThat(scene.acting(nordlys, () -> deciding.settle(second, answers)))
                .hasValue(List.of());
        assertThat(forecast(second, Section.USERS)).containsEntry(Outcome.REFRESHED, 1);
        assertThat(forecast(second, Section.RIGHTS)).containsEntry(Outcome.NEW, 1);
        begun(second);
        assertThat(names()).containsExactly("Mette Holm");
        assertThat(rights()).containsExactly("NemRefusion");
    }

    @Test
    void the_answer_counts_for_nothing_when_the_user_has_become_another_person_meanwhile() {
        scene.imported(nordlys, "RID;Navn;E-mail\n7;Mette Hansen;mette@nordlys.example\n");
        var id = scene.read(nordlys, "RID;Navn;E-mail;Fødselsdato\n7;Mette Holm;holm@nordlys.example;01-02-1980\n");
        scene.acting(nordlys, () -> deciding.settle(id, List.of(new Deciding.Settling(2, true, false))));

        scene.update(nordlys, "update organisation_user set birth_date = date '1971-01-01'");
        begun(id);

        assertThat(names()).containsExactly("Mette Hansen");
        assertThat(problems(id)).containsExactly(RowProblem.OTHER_PERSON_HERE);
    }

    @Test
    void two_persons_with_one_rid_number_in_one_file_do_not_come_nor_do_its_rights() {
        var id = scene.read(nordlys, zip("""
                        RID;Navn;E-mail;CPR-nummer
                        7;Otto Friis;otto@nordlys.example;070981-9999
                        8;Bo Lund;bo@nordlys.example;
                        7;Frida Nord;frida@nordlys.example;220488-1234
                        8;BO LUND;bo2@nordlys.example;
                        """, "RID;Rettighed\n7;NemRefusion\n"), "alt.zip");
        assertThat(forecast(id, Section.USERS)).isEqualTo(Map.of(Outcome.NEW, 1, Outcome.LEFT_OUT, 3));
        var run = begun(id);

        assertThat(names()).containsExactly("Bo Lund");
        assertThat(run)
                .extracting(one -> one.counts().written(), one -> one.counts().rights())
                .containsExactly(1, 0);
        assertThat(scene.findings(nordlys, id))
                .extracting(Finding::line, Finding::problem, Finding::name, Finding::otherLine)
                .contains(
                        tuple(2, RowProblem.RID_OF_TWO, "Otto Friis", 4),
                        tuple(4, RowProblem.RID_OF_TWO, "Frida Nord", 2),
                        tuple(5, RowProblem.RID_TWICE, "BO LUND", 3));
    }

    @Test
    void a_user_made_by_hand_is_not_made_another_person() {
        scene.imported(nordlys, OTTO);
        scene.update(nordlys, "update organisation_user set origin = 'CREATED'");

        var run =
                scene.imported(nordlys, OTTO.replace("Otto Friis", "Frida Nord").replace("070981", "220488"));

        assertThat(run)
                .extracting(one -> one.counts().leftOut(), one -> one.counts().updated())
                .containsExactly(1, 0);
        assertThat(names()).containsExactly("Otto Friis");
    }

    /** U8: whose a number is shows when the person has proved it; until then it is refreshed like any other. */
    @Test
    void a_number_that_is_another_users_comes_to_the_user_with_the_rid_number_as_an_unknown_one_does() {
        scene.imported(nordlys, """
                RID;Navn;E-mail;CPR;Fødselsdato
                7;Mette Hansen;mette@nordlys.example;;07-09-1981
                8;Otto Friis;otto@nordlys.example;070981-9999;
                """);

        var run = scene.imported(nordlys, "RID;Navn;E-mail;CPR\n7;Mette Hansen;mette@nordlys.example;070981-9999\n");

        assertThat(run)
                .extracting(one -> one.counts().leftOut(), one -> one.counts().updated())
                .containsExactly(0, 1);
        assertThat(problems(run.id())).containsExactly(RowProblem.REFRESHED);
        assertThat(names()).containsExactlyInAnyOrder("Mette Hansen", "Otto Friis");
    }

    @Test
    void an_administrator_of_the_source_gives_no_role_to_whoever_else_has_the_number() {
        scene.imported(nordlys, OTTO);
        var otto = (UUID) scene.users(nordlys).get(0).get("id");
        var id = scene.read(
                nordlys,
                ImportScene.bytes(Packed.zip().with("administratorer.csv", """
                                Navn;E-mail;Register;Rolle;RID;CPR
                                Frida Nord;frida@nordlys.example;NemID;Administrator;5530001;220488-1234
                                """).bytes()),
                "alt.zip");
        var frida = scene.in(nordlys, () ->
                (UUID) scene.query("select id from import_administrator").get(0).get("id"));
        scene.acting(
                nordlys,
                () -> deciding.choose(
                        id, List.of(new Deciding.Choosing(frida, Set.of(Role.USER_ADMINISTRATOR), Set.of()))));

        begun(id);

        assertThat(scene.in(nordlys, () -> roles.of(otto))).isEmpty();
        assertThat(problems(id)).containsExactly(RowProblem.ADMINISTRATOR_IS_OTHER);
    }

    @Test
    void whoever_is_being_activated_while_the_chunk_is_written_is_waited_for_and_not_touched() {
        scene.imported(nordlys, OTTO);
        var id = scene.stagedOnly(nordlys, OTTO.replace("Otto Friis", "Otto Bang"));

        var chunk = scene.in(nordlys, () -> {
            scene.query("select 1 from organisation_user for update");
            var writing = CompletableFuture.runAsync(() -> scene.step(nordlys, id));
            for (int i = 0; i < 6; i++) ImportScene.pause();
            assertThat(writing).isNotDone();
            activate();
            return writing;
        });
        chunk.join();

        assertThat(names()).containsExactly("Otto Friis");
        assertThat(scene.run(nordlys, id))
                .extracting(one -> one.counts().updated(), one -> one.counts().untouched())
                .containsExactly(0, 1);
        assertThat(problems(id)).containsExactly(RowProblem.ACTIVATED_ALREADY);
    }

    @Test
    void the_preview_of_the_same_again_says_that_nothing_will_come() {
        scene.imported(nordlys, OTTO + "5530002;Bo Lund;bo@nordlys.example;;;\n");
        scene.update(nordlys, "update organisation_user set state = 'ACTIVE' where rid = '5530002'");

        var id = scene.read(
                nordlys,
                zip(OTTO + "5530002;Bo Lund;bo@nordlys.example;;;\n", "RID;Rettighed\n5530001;Digital Post\n"),
                "alt.zip");

        assertThat(forecast(id, Section.USERS)).isEqualTo(Map.of(Outcome.UNTOUCHED, 2));
        assertThat(forecast(id, Section.RIGHTS)).isEqualTo(Map.of(Outcome.UNTOUCHED, 1));
        assertThat(problems(id))
                .containsExactlyInAnyOrder(
                        RowProblem.RIGHT_HELD,
                        RowProblem.NOTHING_NEW,
                        RowProblem.ACTIVATED_ALREADY,
                        RowProblem.NO_IDENTITY);
    }

    @Test
    void a_deleted_user_is_said_to_be_deleted() {
        scene.imported(nordlys, OTTO);
        scene.update(nordlys, "update organisation_user set state = 'DELETED', deleted_at = '" + Instant.EPOCH + "'");

        var run = scene.imported(nordlys, OTTO);

        assertThat(run.counts().untouched()).isEqualTo(1);
        assertThat(problems(run.id())).containsExactly(RowProblem.DELETED_HERE);
    }

    private void activate() {
        scene.update(nordlys, "update organisation_user set state = 'ACTIVE', version = version + 1");
    }

    private Map<Outcome, Integer> forecast(UUID id, Section section) {
        var tally = scene.tallies(nordlys, id).getOrDefault(section, Map.of());
        return tally.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private ImportRun begun(UUID id) {
        scene.begin(nordlys, id);
        var run = scene.ended(nordlys, id);
        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        return run;
    }

    private List<RowProblem> problems(UUID id) {
        return scene.findings(nordlys, id).stream().map(Finding::problem).toList();
    }

    private List<Object> names() {
        return scene.users(nordlys).stream().map(user -> user.get("name")).toList();
    }

    private List<Object> rights() {
        return scene.in(nordlys, () -> scene.query("select name from user_right order by name")).stream()
                .map(right -> right.get("name"))
                .toList();
    }

    private static InputStreamSource zip(String users, String rights) {
        return ImportScene.bytes(Packed.zip()
                .with("brugere.csv", users)
                .with("rettigheder.csv", rights)
                .bytes());
    }
}
