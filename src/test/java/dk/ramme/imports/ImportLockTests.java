package dk.ramme.imports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatCode;

import dk.ramme.Beside;
import dk.ramme.OwnClasses;
import dk.ramme.RammeTest;
import dk.ramme.imports.row.Said;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.organisation.Organisations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whoever changes an import locks the organisation first, as the end of an agreement does: two who took the two rows crosswise
 * would wait for each other until the database ended one of them (house finding 13).
 */
@RammeTest
class ImportLockTests {

    private static final Map<String, Deed> DEEDS = new TreeMap<>(Map.ofEntries(
            Map.entry("begin", (test, id) -> test.acting(() -> test.begin.begin(id))),
            Map.entry("cancel", (test, id) -> test.acting(() -> test.end.cancel(id))),
            Map.entry("fail", (test, id) -> test.end.fail(id, "")),
            Map.entry("refuse", (test, id) -> test.end.refuse(id, "SILENT")),
            Map.entry("lapse", (test, id) -> test.end.lapse(id)),
            Map.entry("forget people", (test, id) -> test.end.forgetPeople(id)),
            Map.entry("ask the registry again", (test, id) -> test.pages.askAgainAt(id, test.scene.now())),
            Map.entry("write a chunk", (test, id) -> test.chunk.next(id, test.chunk.ahead(), () -> true)),
            Map.entry(
                    "read again",
                    (test, id) -> test.acting(() -> test.again.read(id, Section.USERS, Said.NOTHING, ""))),
            Map.entry("keep", (test, id) -> test.acting(() -> test.deciding.keep(id, List.of()))),
            Map.entry("choose", (test, id) -> test.acting(() -> test.deciding.choose(id, List.of()))),
            Map.entry("settle", (test, id) -> test.acting(() -> test.deciding.settle(id, List.of())))));

    @Autowired
    ApplicationContext beans;

    @Autowired
    Organisations organisations;

    @Autowired
    ImportRuns runs;

    @Autowired
    BeginImport begin;

    @Autowired
    EndImport end;

    @Autowired
    ReadPage pages;

    @Autowired
    RunChunk chunk;

    @Autowired
    ReadAgain again;

    @Autowired
    Deciding deciding;

    ImportScene scene;
    UUID nordlys;

    static Stream<String> deeds() {
        return DEEDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void waits_for_nobody_crosswise(String deed) {
        scene = ImportScene.of(beans);
        nordlys = scene.organisation();
        var id = prepared(deed);

        assertThatCode(() -> new Beside(beans, nordlys)
                        .second(
                                () -> organisations.lock(nordlys).orElseThrow(),
                                () -> runs.lock(id).orElseThrow(),
                                () -> {
                                    DEEDS.get(deed).on(this, id);
                                    return id;
                                }))
                .doesNotThrowAnyException();
    }

    @Test
    void nobody_locks_an_import_past_the_organisation() {
        var past = noClasses()
                .that()
                .doNotBelongToAnyOf(ImportLock.class)
                .should()
                .callMethod(ImportRuns.class, "lock", UUID.class)
                .orShould()
                .callMethod(ImportRuns.class, "lockOpen");

        past.check(OwnClasses.SHIPPED);
    }

    /** In the state in which there is something to do. */
    private UUID prepared(String deed) {
        if (deed.equals("write a chunk")) return scene.stagedOnly(nordlys, ImportScene.GOOD);
        var id = scene.read(nordlys, ImportScene.GOOD);
        if (deed.equals("forget people")) acting(() -> end.cancel(id));
        return id;
    }

    private void acting(Supplier<?> deed) {
        scene.acting(nordlys, deed);
    }

    private interface Deed {

        void on(ImportLockTests test, UUID importId);
    }
}
