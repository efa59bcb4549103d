package dk.ramme.imports.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.imports.Deciding;
import dk.ramme.imports.Deciding.Keeping;
import dk.ramme.imports.Packed;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.Resolution;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.imports.run.ImportState;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.RightGrants;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.rights.UserRight;
import dk.ramme.vault.CprVault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.InputStreamSource;

/** Persons of a source who are users already never become two, and what was shown before is what is done. */
@RammeTest
class ExistingUsersTests {

    private static final CprNumber BIRGITS = new CprNumber("2406719990");

    private static final String FILE = """
            RID;Navn;E-mail;CPR;Rettigheder
            1001;Birgit Østergaard;birgit@nordlys.example;2406719990;Digital Post
            1002;Anders Bæk;anders@nordlys.example;0901849991;NemRefusion
            """;

    private static final String USERS = """
            RID;Navn;E-mail;CPR
            1001;Birgit Østergaard;birgit@nordlys.example;2406719990
            """;

    private static final String RIGHTS = """
            RID;Rettighed
            1001;Kørselsboka
            """;

    private final ImportScene scene;
    private final Deciding deciding;
    private final Users users;
    private final RightGrants rights;
    private final Organisations organisations;
    private final CprVault vault;
    private final UUID nordlys;

    ExistingUsersTests(
            @Autowired ApplicationContext context,
            @Autowired Deciding deciding,
            @Autowired Users users,
            @Autowired RightGrants rights,
            @Autowired Organisations organisations,
            @Autowired CprVault vault) {
        this.scene = ImportScene.of(context);
        this.deciding = deciding;
        this.users = users;
        this.rights = rights;
        this.organisations = organisations;
        this.vault = vault;
        this.nordlys = scene.organisation();
    }

    @Test
    void an_appointed_administrator_gets_the_rid_number_and_the_rights_as_the_preview_said() {
        var birgit = appointed();

        var id = scene.read(nordlys, FILE);
        var shown = scene.findings(nordlys, id);
        var run = begun(id);

        assertThat(shown)
                .singleElement()
                .extracting(Finding::line, Finding::problem, Finding::value)
                .containsExactly(2, RowProblem.USER_HERE, "Birgit Holm Østergaard");
        assertThat(scene.findings(nordlys, id)).isEqualTo(shown);
        assertThat(all())
                .containsExactlyInAnyOrder(
                        tuple(birgit, "1001", "Birgit Holm Østergaard", "ACTIVE"),
                        tuple(id("1002"), "1002", "Anders Bæk", "DEACTIVATED"));
        assertThat(rightsOf(birgit)).containsExactly("Digital Post");
        assertThat(run)
                .extracting(
                        one -> one.counts().written(),
                        one -> one.counts().merged(),
                        one -> one.counts().untouched(),
                        one -> one.counts().rights())
                .containsExactly(1, 1, 0, 2);
    }

    @Test
    void rights_in_a_list_of_their_own_find_the_user() {
        var birgit = appointed();

        begun(scene.read(nordlys, zip(), "alt.zip"));

        assertThat(rightsOf(birgit)).containsExactly("Kørselsboka");
    }

    @Test
    void someone_appointed_between_preview_and_run_is_recognised_and_reported() {
        var id = scene.read(nordlys, FILE);
        assertThat(scene.findings(nordlys, id)).isEmpty();
        var birgit = appointed();

        begun(id);

        assertThat(all()).hasSize(2).contains(tuple(birgit, "1001", "Birgit Holm Østergaard", "ACTIVE"));
        assertThat(rightsOf(birgit)).containsExactly("Digital Post");
        assertThat(scene.findings(nordlys, id)).extracting(Finding::problem).containsExactly(RowProblem.USER_HERE);
    }

    @Test
    void someone_being_appointed_while_the_chunk_is_written_is_waited_for() {
        var id = scene.stagedOnly(nordlys, FILE);

        var chunk = scene.in(nordlys, () -> {
            organisations.lock(nordlys);
            save(UUID.randomUUID(), BIRGITS);
            var writing = CompletableFuture.runAsync(() -> scene.step(nordlys, id));
            ImportScene.pause();
            ImportScene.pause();
            ImportScene.pause();
            assertThat(writing).isNotDone();
            return writing;
        });
        chunk.join();

        assertThat(all()).extracting(row -> row.toList().get(1)).containsExactlyInAnyOrder("1001", "1002");
    }

    @Test
    void a_user_deleted_between_preview_and_run_gets_nothing_and_the_report_says_so() {
        var gone = appointed();
        var id = scene.read(nordlys, FILE);
        scene.update(nordlys, "update organisation_user set state = 'DELETED'");

        begun(id);

        assertThat(all())
                .containsExactlyInAnyOrder(
                        tuple(gone, null, "Birgit Holm Østergaard", "DELETED"),
                        tuple(id("1001"), "1001", "Birgit Østergaard", "DEACTIVATED"),
                        tuple(id("1002"), "1002", "Anders Bæk", "DEACTIVATED"));
        assertThat(scene.findings(nordlys, id)).isEmpty();
    }

    @Test
    void of_two_rows_with_the_person_the_first_goes_to_the_user_and_the_other_stays_one_of_its_own() {
        var birgit = appointed();
        var twice = FILE + "1003;Birgit Østergaard;birgit@nordlys.example;2406719990;TastSelv\n";

        begun(scene.read(nordlys, twice));

        assertThat(all())
                .contains(
                        tuple(birgit, "1001", "Birgit Holm Østergaard", "ACTIVE"),
                        tuple(id("1003"), "1003", "Birgit Østergaard", "DEACTIVATED"));
    }

    @Test
    void the_row_that_is_kept_alone_goes_to_the_user_with_the_rights_of_both() {
        var birgit = appointed();
        var twice = FILE + "1003;Birgit Østergaard;birgit@nordlys.example;2406719990;Kørselsboka\n";
        var id = scene.read(nordlys, twice);

        decide(id, 2, Resolution.only(4));
        begun(id);

        assertThat(all()).hasSize(2).contains(tuple(birgit, "1003", "Birgit Holm Østergaard", "ACTIVE"));
        assertThat(rightsOf(birgit)).containsExactly("Digital Post", "Kørselsboka");
    }

    @Test
    void a_deactivated_user_without_a_rid_number_is_refreshed_as_well() {
        var birgit = appointed();
        scene.update(nordlys, "update organisation_user set state = 'DEACTIVATED', origin = 'IMPORTED'");

        var run = begun(scene.read(nordlys, FILE));

        assertThat(all()).contains(tuple(birgit, "1001", "Birgit Østergaard", "DEACTIVATED"));
        assertThat(run)
                .extracting(one -> one.counts().written(), one -> one.counts().merged())
                .containsExactly(1, 1);
    }

    @Test
    void the_same_again_touches_nothing() {
        appointed();
        begun(scene.read(nordlys, FILE));
        var before = all();

        var again = begun(scene.read(nordlys, FILE));

        assertThat(all()).isEqualTo(before);
        assertThat(again)
                .extracting(
                        one -> one.counts().untouched(),
                        one -> one.counts().updated(),
                        one -> one.counts().rights())
                .containsExactly(2, 0, 0);
    }

    @Test
    void a_user_with_another_rid_number_stands_beside_the_row_and_both_stay_when_nobody_decides() {
        var birgit = known("17");

        var id = scene.read(nordlys, FILE);
        var shown = scene.findings(nordlys, id);
        begun(id);

        assertThat(shown)
                .singleElement()
                .extracting(Finding::line, Finding::problem, Finding::value)
                .containsExactly(2, RowProblem.USER_HERE_OTHER_RID, "17");
        assertThat(scene.run(nordlys, id).amount().needsLook()).isEqualTo(1);
        assertThat(all())
                .hasSize(3)
                .contains(
                        tuple(birgit, "17", "Birgit Holm Østergaard", "ACTIVE"),
                        tuple(id("1001"), "1001", "Birgit Østergaard", "DEACTIVATED"));
    }

    @Test
    void decided_so_the_user_with_another_rid_number_gets_the_rights_and_no_second_user_is_made() {
        var birgit = known("17");
        var id = scene.read(nordlys, FILE);

        decide(id, 2, Resolution.USER);
        var run = begun(id);

        assertThat(all()).hasSize(2).contains(tuple(birgit, "17", "Birgit Holm Østergaard", "ACTIVE"));
        assertThat(rightsOf(birgit)).containsExactly("Digital Post");
        assertThat(run)
                .extracting(one -> one.counts().written(), one -> one.counts().merged())
                .containsExactly(1, 1);
        assertThat(scene.findings(nordlys, id))
                .extracting(Finding::problem)
                .as("what was settled is not told again")
                .containsExactly(RowProblem.MERGED);
    }

    @Test
    void decided_so_rights_in_a_list_of_their_own_go_to_the_user_too() {
        var birgit = known("17");
        var id = scene.read(nordlys, zip(), "alt.zip");

        decide(id, 2, Resolution.USER);
        begun(id);

        assertThat(all()).containsExactly(tuple(birgit, "17", "Birgit Holm Østergaard", "ACTIVE"));
        assertThat(rightsOf(birgit)).containsExactly("Kørselsboka");
    }

    @Test
    void when_the_user_who_was_to_get_everything_is_deleted_the_row_makes_its_own() {
        known("17");
        var id = scene.read(nordlys, FILE);
        decide(id, 2, Resolution.USER);
        scene.update(nordlys, "update organisation_user set state = 'DELETED'");

        begun(id);

        assertThat(all()).hasSize(3).contains(tuple(id("1001"), "1001", "Birgit Østergaard", "DEACTIVATED"));
    }

    @Test
    void a_user_nobody_is_here_as_cannot_be_kept() {
        appointed();
        var id = scene.read(nordlys, FILE + "1003;Birgit Østergaard;b@nordlys.example;2406719990;TastSelv\n");

        decide(id, 2, Resolution.USER);
        begun(id);

        assertThat(all()).hasSize(3);
    }

    private UUID appointed() {
        return known(null);
    }

    private UUID known(@Nullable String rid) {
        var id = UUID.randomUUID();
        scene.in(nordlys, () -> save(id, BIRGITS));
        if (rid != null) scene.update(nordlys, "update organisation_user set rid = '" + rid + "'");
        return id;
    }

    private User save(UUID id, CprNumber cpr) {
        var sealed = SealedCpr.seal(vault, cpr, nordlys, id);
        return users.save(User.appointed(
                id,
                nordlys,
                "Birgit Holm Østergaard",
                "b.holm@nordlys.example",
                sealed,
                cpr.birthDate(),
                "da",
                scene.now()));
    }

    private static InputStreamSource zip() {
        return ImportScene.bytes(Packed.zip()
                .with("brugere.csv", USERS)
                .with("rettigheder.csv", RIGHTS)
                .bytes());
    }

    private void decide(UUID id, int firstLine, Resolution keep) {
        var decisions = List.of(new Keeping(firstLine, keep, Resolution.ALL));
        assertThat(scene.acting(nordlys, () -> deciding.keep(id, decisions))).hasValue(List.of());
    }

    private ImportRun begun(UUID id) {
        scene.begin(nordlys, id);
        var run = scene.ended(nordlys, id);
        assertThat(run.state()).isEqualTo(ImportState.FINISHED);
        return run;
    }

    private List<Tuple> all() {
        return scene
                .in(nordlys, () -> scene.query("select id, rid, name, state from organisation_user order by id"))
                .stream()
                .map(user -> tuple(user.get("id"), user.get("rid"), user.get("name"), user.get("state")))
                .toList();
    }

    private @Nullable Object id(String rid) {
        return scene.users(nordlys).stream()
                .filter(user -> rid.equals(user.get("rid")))
                .map((Map<String, Object> user) -> user.get("id"))
                .findFirst()
                .orElse(null);
    }

    private List<String> rightsOf(UUID user) {
        return scene.in(
                nordlys, () -> rights.of(user).stream().map(UserRight::name).toList());
    }
}
