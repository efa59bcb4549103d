package dk.ramme.imports;

import static dk.ramme.imports.DecidingScene.TWINS;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Which rows make a user is decided where a person stands in several. */
@RammeTest
class DuplicatePagesTests {

    private final DecidingScene scene;

    DuplicatePagesTests(@Autowired ApplicationContext beans) {
        scene = new DecidingScene(beans);
    }

    @Test
    void persons_who_stand_twice_are_side_by_side_with_all_kept() {
        var id = scene.read(TWINS);

        var page = scene.get(id, "/duplicates");

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Birgit Østergaard", "Birgit Ø.", "1001", "1002", "birgit@nordlys.example", "Digital Post")
                .contains("NemRefusion", "Ingen rettigheder", "Behold begge signaturer")
                .containsPattern("value=\"all\"[^>]* checked")
                .doesNotContain("Anders Bæk", "Lægges sammen", "240671");
        assertThat(scene.get(id, "")).bodyText().contains("Se dem side om side");
    }

    @Test
    void what_is_decided_is_kept_shown_and_can_be_taken_back() {
        var id = scene.read(TWINS);

        var saved = scene.post(id, "/duplicates", "keep-2", "3");

        assertThat(saved).hasRedirectedUrl("/setup/import/" + id);
        assertThat(scene.get(id, "/duplicates"))
                .bodyText()
                .contains("Lægges sammen")
                .containsPattern("value=\"3\"[^>]* checked")
                .doesNotContainPattern("value=\"all\"[^>]* checked");
        scene.post(id, "/duplicates", "keep-2", "3");
        assertThat(decisions()).as("the same again is no decision").isEqualTo(1);
        scene.post(id, "/duplicates", "keep-2", "all", "seen-2", "3");
        assertThat(scene.get(id, "/duplicates"))
                .bodyText()
                .containsPattern("value=\"all\"[^>]* checked")
                .doesNotContain("Lægges sammen");
        assertThat(decisions()).isEqualTo(2);
    }

    /** What is to be looked at follows each decision, in the counts, the lists and the look-up (design finding 3). */
    @Test
    void what_is_to_be_looked_at_follows_the_decision() {
        var id = scene.read(TWINS);
        assertThat(scene.get(id, ""))
                .bodyText()
                .contains("/problems/CPR_TWICE", "/problems/EMAIL_MISSING", "ikke udeladt");
        assertThat(scene.get(id, "/problems/EMAIL_MISSING")).bodyText().contains("Birgit Ø.");
        assertThat(scene.get(id, "/people?problem=EMAIL_MISSING")).bodyText().contains("Birgit Ø.");

        scene.post(id, "/duplicates", "keep-2", "2");

        assertThat(scene.get(id, ""))
                .bodyText()
                .doesNotContain("/problems/CPR_TWICE", "/problems/EMAIL_MISSING", "ikke udeladt");
        assertThat(scene.get(id, "/problems/EMAIL_MISSING")).bodyText().doesNotContain("Birgit Ø.");
        assertThat(scene.get(id, "/people?problem=EMAIL_MISSING")).bodyText().doesNotContain("Birgit Ø.");

        scene.post(id, "/duplicates", "keep-2", "all", "seen-2", "2");

        assertThat(scene.get(id, "")).bodyText().contains("/problems/CPR_TWICE", "/problems/EMAIL_MISSING");
    }

    @Test
    void many_persons_are_shown_twenty_at_a_time() {
        var id = scene.read("RID;Navn;E-mail;CPR\n" + twins(21));

        var first = scene.get(id, "/duplicates");

        assertThat(first)
                .bodyText()
                .contains("21 personer", "Person 20", "name=\"last\"", "Gem, og se de næste")
                .doesNotContain("Person 21");
        var saved = scene.post(id, "/duplicates", "last", "40", "keep-2", "2", "keep-4", "all");
        assertThat(saved).hasRedirectedUrl("/setup/import/" + id + "/duplicates?after=40");
        assertThat(scene.get(id, "/duplicates?after=40"))
                .bodyText()
                .contains("Person 21", "Fra begyndelsen")
                .doesNotContain("Person 20", "Gem, og se de næste");
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void two_who_decide_about_a_person_at_once_lose_nothing() {
        var id = scene.read(TWINS + "1004;Anders Bæk;anders@nordlys.example;0901849991\n");
        scene.post(id, "/duplicates", "keep-2", "2", "seen-2", "all");

        var late = scene.post(id, "/duplicates", "keep-2", "3", "seen-2", "all", "keep-4", "5", "seen-4", "all");

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("I har bestemt på samme tid", "Karen Holm bestemte", "Kun RID 1001", "Kun RID 1002")
                .contains("name=\"keep-2\" value=\"3\"", "name=\"seen-2\" value=\"2\"")
                .doesNotContain("keep-4");
        assertThat(scene.get(id, "/duplicates"))
                .bodyText()
                .as("the earlier one stands, and what nobody disputes is kept")
                .containsPattern("value=\"2\"[^>]* checked")
                .containsPattern("value=\"5\"[^>]* checked");
        assertThat(decisions()).isEqualTo(2);
        assertThat(scene.post(id, "/duplicates", "keep-2", "3", "seen-2", "2")).hasRedirectedUrl("/setup/import/" + id);
        assertThat(scene.get(id, "/duplicates")).bodyText().containsPattern("value=\"3\"[^>]* checked");
    }

    @Test
    void all_rows_of_a_person_can_be_reached() {
        var id = scene.read("RID;Navn;E-mail;CPR\n" + rows(120));

        assertThat(scene.get(id, "/duplicates"))
                .bodyText()
                .contains("Kun RID 9019", "Se alle 120 rækker med Birgit", "/duplicates/2\"")
                .doesNotContain("Kun RID 9020");
        assertThat(scene.get(id, "/duplicates/2"))
                .bodyText()
                .contains("Kun RID 9000", "Kun RID 9099", "line=10")
                .doesNotContain("Kun RID 9110");
        assertThat(scene.get(id, "/duplicates/2?line=102"))
                .bodyText()
                .contains("Kun RID 9101", "Kun RID 9119")
                .doesNotContain("Kun RID 9099", "rel=\"next\"");
        assertThat(scene.get(id, "/duplicates/3")).hasStatus(404);
    }

    @Test
    void a_row_kept_alone_is_shown_as_the_one_that_stands_wherever_it_is() {
        var id = scene.read("RID;Navn;E-mail;CPR\n" + rows(120));

        scene.post(id, "/duplicates", "keep-2", "121", "seen-2", "all");

        for (var page : List.of("/duplicates", "/duplicates/2", "/duplicates/2?line=40")) {
            assertThat(scene.get(id, page))
                    .as(page)
                    .bodyText()
                    .containsPattern("value=\"121\"[^>]* checked")
                    .doesNotContainPattern("value=\"all\"[^>]* checked");
        }
        scene.post(id, "/duplicates", "keep-2", "50", "seen-2", "121");
        assertThat(scene.get(id, "/duplicates/2?line=102")).bodyText().containsPattern("value=\"50\"[^>]* checked");
    }

    @Test
    void a_user_who_is_here_with_another_rid_number_stands_beside_the_row() {
        scene.read(
                "RID;Navn;E-mail;CPR;Rettigheder\n17;Birgit Holm Østergaard;bh@nordlys.example;2406719990;Digital Post\n");
        var first = scene.imports
                .in(scene.nordlys, () -> scene.imports.query("select id from import_run"))
                .get(0)
                .get("id");
        scene.imports.begin(scene.nordlys, (UUID) first);
        scene.imports.ended(scene.nordlys, (UUID) first);
        var id = scene.read("RID;Navn;E-mail;CPR\n1001;Birgit Østergaard;b@nordlys.example;2406719990\n");

        assertThat(scene.get(id, "/duplicates"))
                .bodyText()
                .contains(
                        "Lav en bruger af signaturen",
                        "Kun Birgit Holm Østergaard, som allerede er bruger",
                        "Digital Post")
                .contains("Deaktiveret", "Signatur med RID 1001")
                .doesNotContain("Kun RID 1001");
        assertThat(scene.get(id, "/problems/USER_HERE_OTHER_RID")).bodyText().contains("17", "allerede bruger her");
        scene.post(id, "/duplicates", "keep-2", "user", "seen-2", "all");
        assertThat(scene.get(id, "/duplicates")).bodyText().containsPattern("value=\"user\"[^>]* checked");
    }

    @Test
    void rows_there_are_not_decide_nothing() {
        var id = scene.read(TWINS);

        scene.post(id, "/duplicates", "keep-2", "4");
        scene.post(id, "/duplicates", "keep-4", "4");

        assertThat(scene.post(id, "/duplicates", "keep-2", "x")).hasStatus(400);
        assertThat(decisions()).isZero();
        assertThat(scene.get(id, "/duplicates")).bodyText().containsPattern("value=\"all\"[^>]* checked");
    }

    private long decisions() {
        return scene.audit().stream().filter("IMPORT_DUPLICATE_DECIDED"::equals).count();
    }

    /** So many persons, each in two rows after each other. */
    private static String twins(int persons) {
        return IntStream.rangeClosed(1, persons)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "1%1$03d;Person %1$d;a@b.dk;%1$02d0180%2$04d\n2%1$03d;Person %1$d;a@b.dk;%1$02d0180%2$04d\n",
                        i,
                        1000 + i))
                .collect(Collectors.joining());
    }

    /** So many signatures of one person. */
    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%s;Birgit;b@nordlys.example;2406719990%n".formatted(9000 + i))
                .collect(Collectors.joining());
    }
}
