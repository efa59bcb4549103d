package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.imports.ReadImport;
import dk.ramme.imports.file.FileSources;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.organisation.Organisations;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A file of a million rows is read for minutes: what becomes of the organisation meanwhile does not undo it. */
@RammeTest
class ChangedWhileReadTests {

    private static final String FILE = "RID;Navn;E-mail;Fødselsdato\n7;Mette Holm;holm@nordlys.example;01-02-1980\n";

    @Autowired
    ApplicationContext beans;

    @Autowired
    ReadImport read;

    @Autowired
    FileSources files;

    @Autowired
    Organisations organisations;

    ImportScene scene;

    @BeforeEach
    void begin() {
        scene = ImportScene.of(beans);
    }

    @Test
    void a_file_is_handed_in_though_somebody_changes_the_organisation_while_it_is_read() throws Exception {
        var nordlys = scene.organisation();
        var file = files.of(ImportScene.bytes(FILE.getBytes(StandardCharsets.UTF_8)), ImportScene.OPENING.name());
        ImportSource slow = taker -> {
            file.read(taker);
            CompletableFuture.runAsync(() -> joins(nordlys)).join();
        };

        var id = scene.acting(nordlys, () -> read.file(ImportScene.OPENING, slow));

        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.READY);
        assertThat(scene.in(
                        nordlys,
                        () -> organisations.findById(nordlys).orElseThrow().state()))
                .isEqualTo(OrganisationState.IN_SETUP);
    }

    private void joins(UUID organisation) {
        scene.in(organisation, () -> {
            var found = organisations.lock(organisation).orElseThrow();
            found.join();
            return organisations.save(found);
        });
    }
}
