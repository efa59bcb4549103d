package dk.ramme.imports;

import static dk.ramme.imports.run.ImportScene.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.people.SealedCpr;
import dk.ramme.vault.CprVault;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A CPR number that came in a file lies sealed, and for its own user only. */
@RammeTest
class ImportedCprTests {

    private final ImportScene scene;
    private final CprVault vault;

    ImportedCprTests(@Autowired ApplicationContext context, @Autowired CprVault vault) {
        scene = ImportScene.of(context);
        this.vault = vault;
    }

    @Test
    void a_cpr_number_opens_in_its_users_row_only_and_is_found_by_its_index() {
        var nordlys = scene.organisation();
        scene.imported(nordlys, GOOD.replace("240671-9990;", ";24-06-1971"));
        scene.imported(nordlys, GOOD);

        var birgit = scene.users(nordlys).get(0);

        var cpr = new CprNumber("2406719990");
        var place = SealedCpr.place(nordlys, (UUID) Objects.requireNonNull(birgit.get("id")));
        assertThat(vault.open((byte[]) Objects.requireNonNull(birgit.get("cpr_sealed")), place))
                .isEqualTo(cpr);
        assertThat((byte[]) birgit.get("cpr_index"))
                .isEqualTo(vault.index(cpr, nordlys).value());
        assertThat(birgit.get("birth_date")).hasToString("1971-06-24");
    }

    @Test
    void no_cpr_number_lies_in_clear_anywhere_in_the_database() {
        var nordlys = scene.organisation();
        var cprs = List.of("2406719990", "0901849991", "3008909994", "3102639990");
        var id = scene.stagedOnly(nordlys, """
                RID;Navn;E-mail;CPR-nummer;0901849991
                1;Birgit;b@nordlys.example;2406719990;
                2;Anders 090184-9991;a@nordlys.example;0901849991;
                3;Cecilie;3008909994@nordlys.example;300890 9994;3008909994
                4;Dorthe;d@nordlys.example;310263-9990;
                x 2406719990;Emil;3102639990;3102639990;
                """);

        var before = scene.everything(nordlys);
        scene.step(nordlys, id);
        var after = scene.everything(nordlys);

        for (var cpr : cprs) {
            for (var form : List.of(
                    cpr, cpr.substring(0, 6) + "-" + cpr.substring(6), cpr.substring(0, 6) + " " + cpr.substring(6))) {
                assertThat(before).as("staged").doesNotContain(form).doesNotContain(hex(form));
                assertThat(after).as("written").doesNotContain(form).doesNotContain(hex(form));
            }
        }
        assertThat(after).contains("Cecilie").contains("b@nordlys.example");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
