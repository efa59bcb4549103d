package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.Beside;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.imports.file.FileSources;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.imports.run.ImportScope;
import dk.ramme.imports.run.ImportState;
import dk.ramme.imports.run.Opening;
import dk.ramme.login.ActingAs;
import dk.ramme.login.SignedInAs;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Nothing becomes of an import by an administrator who was suspended, or lost their role, between the page and the deed: whether
 * they still are one is asked under the lock (T38; house finding 13).
 */
@RammeTest
class AdministratorMeanwhileTests {

    private static final String IMPORT = "/setup/import/{id:[0-9a-f]{8}-[0-9a-f-]{27}}";
    private static final String CREATION = "/users/many/{id:[0-9a-f]{8}-[0-9a-f-]{27}}";
    private static final String READING = "/reading/{section}";

    /** What is typed, for each changing address there is; none of the addresses of one's own for a file that is handed in. */
    private static final Map<String, Map<String, String>> DEEDS = Map.of(
            "/setup/import/file",
            Map.of("wanted", "USERS", "source", "FILE"),
            "/users/many",
            Map.of(),
            IMPORT + "/begin",
            Map.of(),
            IMPORT + "/cancel",
            Map.of(),
            IMPORT + "/duplicates",
            Map.of("keep-2", "3", "seen-2", "all"),
            IMPORT + "/names",
            Map.of("same-2", "yes", "seen-2", "no"),
            IMPORT + "/administrators",
            Map.of(),
            IMPORT + READING,
            Map.of("names", "LAST_FIRST", "seen", ""),
            CREATION + "/begin",
            Map.of(),
            CREATION + "/cancel",
            Map.of());

    private static final Map<String, Map<String, String>> OF_PERSONS =
            Map.of(CREATION + READING, Map.of("names", "LAST_FIRST", "seen", ""), "/users/changes", Map.of());

    /** What a user administrator may not do any more, and an organisation administrator neither. */
    private static final Map<String, String> LOSSES = Map.of(
            "suspended", "update organisation_user set state = 'SUSPENDED' where id = :id",
            "without the role", "delete from user_role where user_id = :id");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    ApplicationContext beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Pages pages;

    @Autowired
    AnOrganisation inTests;

    @Autowired
    Organisations organisations;

    @Autowired
    ReadImport read;

    @Autowired
    FileSources files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stored stored;

    static Stream<Arguments> deeds() {
        return Stream.of(DEEDS, OF_PERSONS)
                .flatMap(some -> some.entrySet().stream())
                .flatMap(deed ->
                        LOSSES.keySet().stream().map(loss -> Arguments.of(deed.getKey(), deed.getValue(), loss)));
    }

    @Test
    void every_changing_address_is_among_them() {
        var changing = handlers.getHandlerMethods().entrySet().stream()
                .filter(one -> one.getValue().getBeanType().getPackageName().startsWith("dk.ramme.imports"))
                .filter(one -> one.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(one -> one.getKey().getPatternValues().stream())
                .collect(Collectors.toSet());

        assertThat(deeds().map(deed -> deed.get()[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(changing);
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void whoever_is_no_administrator_any_more_changes_nothing(String address, Map<String, String> typed, String loss)
            throws Exception {
        var nordlys = inTests.ready();
        boolean creates = address.startsWith("/users/");
        var karen = inTests.administrator(
                nordlys, "Karen Holm", creates ? Role.USER_ADMINISTRATOR : Role.ORGANISATION_ADMINISTRATOR);
        var session = SignedInAs.user(nordlys, karen);
        // once before, so that what a session writes of itself waits for nobody
        assertThat(pages.get(session, "/help")).hasStatusOk();
        boolean handedIn = !address.contains("{id");
        var path = handedIn ? address : path(address, opened(nordlys, creates));
        var before = stored.trail(nordlys);

        var answer = new Beside(beans, nordlys)
                .second(
                        () -> organisations.lock(nordlys).orElseThrow(),
                        () -> jdbc.sql(LOSSES.get(loss)).param("id", karen).update(),
                        () -> handedIn ? handIn(session, path, typed) : pages.post(session, path, typed));

        assertThat(answer).hasStatus(403);
        assertThat(stored.trail(nordlys)).isEqualTo(before);
    }

    /** What goes on in the background asks too (house finding 3). */
    @ParameterizedTest
    @ValueSource(strings = {"suspended", "without the role"})
    void an_import_goes_no_further_when_whoever_began_it_is_no_administrator_any_more(String loss) {
        var nordlys = inTests.ready();
        var karen = inTests.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        var scene = ImportScene.of(beans);
        var opening = new Opening("alle.csv", new ImportScope(true, true, true), karen, "Karen Holm");
        var file = ImportScene.bytes(ImportScene.GOOD.getBytes(StandardCharsets.UTF_8));
        var id = scene.withoutJob(
                nordlys,
                () -> ActingAs.user(nordlys, karen, () -> {
                    var opened = read.file(opening, files.of(file, "a.csv"));
                    beans.getBean(BeginImport.class).begin(opened);
                    return opened;
                }));
        scene.in(nordlys, () -> jdbc.sql(LOSSES.get(loss)).param("id", karen).update());

        assertThat(scene.step(nordlys, id)).isEqualTo(ChunkOutcome.TO_THE_END);

        assertThat(scene.run(nordlys, id).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(scene.users(nordlys)).isEmpty();
    }

    private UUID opened(UUID organisation, boolean creates) {
        var scope = creates ? ImportScope.PERSONS : new ImportScope(true, true, true);
        var opening = new Opening("alle.csv", scope, ImportScene.SOMEBODY, "Birgit");
        var file = creates ? ImportScene.GOOD : DecidingScene.TWINS;
        return ImportScene.of(beans)
                .acting(
                        organisation,
                        () -> read.file(
                                opening, files.of(ImportScene.bytes(file.getBytes(StandardCharsets.UTF_8)), "a.csv")));
    }

    private static String path(String address, UUID id) {
        var section = address.startsWith("/users/") ? "PERSONS" : "USERS";
        return address.replaceAll("\\{id:.*?}-.*?}}", id.toString()).replace("{section}", section);
    }

    private MvcTestResult handIn(SignedInAs session, String path, Map<String, String> typed) {
        var request = mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile(
                        "file", "a.csv", "text/csv", ImportScene.GOOD.getBytes(StandardCharsets.UTF_8)));
        typed.forEach(request::param);
        return request.with(session).with(csrf()).exchange();
    }
}
