package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dk.ramme.RammeTest;
import dk.ramme.imports.Packed;
import dk.ramme.journey.Onlooker;
import dk.ramme.people.Role;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * The way of an import as somebody walks it in a browser, from choosing the source to the finished report: first a file
 * as a Danish Excel saves it, then a ZIP file with the other parts. Each page is looked at.
 */
@RammeTest
class ImportLookTests {

    private static final String FROM_EXCEL = """
            sep=;\r
            RID-nummer;Navn;E-mail;CPR-nummer;Rettigheder\r
            1002937;Birgit Østergaard;birgit@nordlys.example;240671-9990;Digital Post, NemRefusion\r
            1002938;Søren Ågård;soeren@nordlys.example;021179-9995;Tinglysning\r
            1003001;Birgit Østergaard;birgit.oestergaard@nordlys.example;240671-9990;Kørselsboka\r
            1003002;Søren Ågård;;021179-9995;\r
            1003003;Jens-Ole Pærregaard;intern post;020281-9991;\r
            1003004;Mette Ågesen;mette@nordlys.example;310275-9991;\r
            """;

    private static final String ADMINISTRATORS = """
            Navn;E-mail;Register;Rolle;CPR;Fødselsdato
            Karen Rosenkrantz-Guldencrone;karen.rosenkrantz-guldencrone@nordlys-energi.example;NemID;Superadministrator;;02-11-1979
            Birgit Østergaard;birgit@nordlys.example;NemID;Administrator;2406719990;
            Lars Bøgh;;NemID;Administrator;2304879991;
            Birgit Østergaard;birgit@nordlys.example;Virk;Administrator;2406719990;
            """;

    private static final String ORGANISATION = """
            Type;Værdi;Betegnelse;Gyldig til
            EAN;5790000000005;Hovedkontor;
            VOCES;Nordlys Energi A/S;Lønsystem;31-12-2099
            FOCES;Nordlys Server 2;Digital Post til borgere;01-02-2020
            Faktura-EAN;5790000000012;;
            Faktura-att;Birgit Østergaard;;
            Faktura-reference;Kontor 4;;
            """;

    private static final String FOREIGN = """
            RID-nummer;Navn;;E-mail;CPR-nummer;Fødselsdato;Status;Rettigheder
            3070001;Søren;Bjerregård;soeren@nordlys.example;010180-9945;;Aktiv;Digital Post, NemRefusion
            3070002;Kjær;Pålsson;faelles@nordlys.example;020281-9944;;Orlov;
            3070003;Åse;Øbro;faelles@nordlys.example;;04/05/1980;Aktiv;Tinglysning
            3070004;Ole;Hansen;ole@nordlys.example;030382-9943;;Inaktiv;
            3070005;"Krogh, Emil";;emil@nordlys.example;;17-05-1995;Aktiv;Digital Post
            """;

    private final ImportScene scene;
    private final WebApplicationContext beans;

    ImportLookTests(@Autowired ApplicationContext context, @Autowired WebApplicationContext beans) {
        this.scene = ImportScene.of(context);
        this.beans = beans;
    }

    @ParameterizedTest
    @CsvSource({"da, 1200", "en, 320"})
    void from_choosing_the_source_to_the_finished_report(String language, int width) {
        var onlooker = new Onlooker(beans, "imports", language, width);
        var nordlys = scene.organisation();
        var karen = scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR);
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            bringOverUsers(onlooker, page, nordlys);
            bringOverTheRest(onlooker, page, nordlys);
        }
        assertThat(onlooker.complaints()).isEmpty();
        assertThat(scene.users(nordlys))
                .extracting(user -> user.get("name"))
                .as("one Birgit, both Sørens")
                .containsExactly("Birgit Østergaard", "Søren Ågård", "Søren Ågård", "Jens-Ole Pærregaard");
        assertThat(scene.count(nordlys, "user_right")).isEqualTo(4);
        assertThat(scene.count(nordlys, "appointment")).isOne();
        assertThat(scene.count(nordlys, "organisation_data")).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"da, 1280", "en, 360"})
    void how_a_list_was_read_and_who_is_in_it(String language, int width) {
        var onlooker = new Onlooker(beans, "imports", language, width);
        var nordlys = scene.organisation();
        var karen = scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR);
        try (var context = onlooker.context(nordlys, karen)) {
            var page = onlooker.page(context);
            page.navigate(onlooker.base() + "/setup/import/file");
            send(page, "fra-dos.csv", FOREIGN.getBytes(Charset.forName("IBM850")));
            onlooker.seen(page, "how-read");
            var preview = page.url();
            page.locator("main a[href$='/reading/USERS']").last().click();
            onlooker.seen(page, "reading");
            page.locator("label[for=birth-DAY_FIRST]").click();
            page.locator("label[for=active-1]").click();
            press(page);
            onlooker.seen(page, "read-again");
            onlooker.look(page, preview.replace(onlooker.base(), "") + "/people", "people");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            onlooker.seen(page, "people-dark");
            onlooker.look(page, preview.replace(onlooker.base(), "") + "/problems/NOT_ACTIVE", "problem");
            onlooker.look(page, preview.replace(onlooker.base(), "") + "/reading/USERS", "reading-dark");
            onlooker.look(page, preview.replace(onlooker.base(), ""), "how-read-dark");
            onlooker.look(page, preview.replace(onlooker.base(), "") + "/cancel", "discard");
        }
        assertThat(onlooker.complaints()).isEmpty();
    }

    private void bringOverUsers(Onlooker onlooker, Page page, UUID nordlys) {
        onlooker.look(page, "/setup/import/file", "source");
        send(page, "brugere.csv", FROM_EXCEL.getBytes(Charset.forName("windows-1252")));
        onlooker.seen(page, "preview");
        page.locator("main .notice a[href$=duplicates]").click();
        onlooker.seen(page, "duplicates");
        page.locator(".twins").first().locator(".beside .choice label").first().click();
        press(page);
        page.locator("main .notice a[href$=duplicates]").click();
        onlooker.seen(page, "duplicates-decided");
        page.goBack();
        beginAndEnd(onlooker, page, nordlys, "report");
        onlooker.look(page, "/users/" + scene.users(nordlys).get(0).get("id"), "user");
    }

    private void bringOverTheRest(Onlooker onlooker, Page page, UUID nordlys) {
        onlooker.look(page, "/settings/invoicing", "invoicing-empty");
        onlooker.look(page, "/settings/certificates", "certificates-empty");
        page.navigate(onlooker.base() + "/setup/import/file");
        var zip = Packed.zip().with("administratorer.csv", ADMINISTRATORS).with("organisation.csv", ORGANISATION);
        send(page, "resten.zip", zip.bytes());
        page.locator("main .notice a[href$=administrators]").click();
        onlooker.seen(page, "administrators");
        page.locator("#chosen-0").check();
        page.locator("#chosen-0-ORGANISATION_ADMINISTRATOR").uncheck();
        press(page);
        onlooker.seen(page, "administrators-error");
        page.locator("#chosen-0-ORGANISATION_ADMINISTRATOR").check();
        press(page);
        beginAndEnd(onlooker, page, nordlys, "report-zip");
        onlooker.look(page, "/settings", "settings");
        onlooker.look(page, "/settings/invoicing", "invoicing");
        onlooker.look(page, "/settings/certificates", "certificates");
    }

    private static void send(Page page, String name, byte[] content) {
        page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        press(page);
    }

    private void beginAndEnd(Onlooker onlooker, Page page, UUID nordlys, String state) {
        press(page);
        var id = UUID.fromString(page.url().replaceFirst(".*/", ""));
        assertThat(scene.ended(nordlys, id).state()).isEqualTo(ImportState.FINISHED);
        onlooker.look(page, "/setup/import/" + id, state);
    }

    /** The button of the page's form. */
    private static void press(Page page) {
        page.locator("main form .button").last().click();
        page.waitForLoadState();
    }
}
