package dk.ramme.imports.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.RammeTest;
import dk.ramme.Stored;
import dk.ramme.identifier.CprNumber;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.leak.TestNumbers;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Whoever types or uploads a CPR number does not learn whether it is a user's (U8; security finding 4): wherever one can be
 * handed in, everything that can be seen afterwards is the same for a number that a user has as for one that nobody has.
 */
@RammeTest
class WhoseNumberTests {

    private static final CprNumber THEIRS = TestNumbers.known(CprNumber.parse("0901843991"));
    private static final CprNumber NOBODYS = TestNumbers.known(CprNumber.parse("0901843992"));

    private final ImportScene scene;

    @Autowired
    private Pages pages;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Stored stored;

    @Autowired
    private AnOrganisation organisations;

    private UUID nordlys = UUID.randomUUID();
    private SignedInAs administrator = SignedInAs.user(nordlys, nordlys);
    private final StringBuilder seen = new StringBuilder();

    WhoseNumberTests(@Autowired ApplicationContext context) {
        this.scene = ImportScene.of(context);
    }

    static Stream<Named<BiConsumer<WhoseNumberTests, CprNumber>>> places() {
        return Stream.of(
                Named.of("a user is created", WhoseNumberTests::create),
                Named.of("a user is corrected", WhoseNumberTests::correct),
                Named.of("users are created from a file", WhoseNumberTests::createMany),
                Named.of("signatures are imported", WhoseNumberTests::importSignatures),
                Named.of("a signature brings a number to a user", WhoseNumberTests::refresh),
                Named.of("administrators are imported", WhoseNumberTests::importAdministrators),
                Named.of("an administrator is invited", WhoseNumberTests::invite));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_number_that_a_user_has_looks_like_one_that_nobody_has(BiConsumer<WhoseNumberTests, CprNumber> place) {
        var known = watch(place, THEIRS);
        var unknown = watch(place, NOBODYS);

        for (int line = 0; line < known.size(); line++) {
            assertThat(known.get(line)).isEqualTo(unknown.get(line));
        }
        assertThat(known).hasSameSizeAs(unknown);
    }

    /** Else the tests above would be blind. */
    @Test
    void only_where_the_name_fits_as_well_it_is_said() {
        begin();

        assertThat(created("Anders Bo Bæk", THEIRS)).hasStatus(422).bodyText().contains("I har allerede en bruger");
    }

    private List<String> watch(BiConsumer<WhoseNumberTests, CprNumber> place, CprNumber number) {
        begin();
        place.accept(this, number);
        look("/users");
        look("/imported-users");
        look("/imported-users?attention=DUPLICATE");
        look("/imported-users?attention=ANY");
        activateAll();
        look("/activation");
        look("/users");
        look("/users?attention=ANY");
        look("/notifications");
        seen.append(stored.trail(nordlys));
        return List.of(seen.toString().split("\n"));
    }

    private void begin() {
        seen.setLength(0);
        nordlys = organisations.ready();
        administrator = SignedInAs.user(nordlys, organisations.administrator(nordlys, "Eva Dam", Role.values()));
        organisations.importedUser(nordlys, "Anders Bæk", "anders@nordlys.example", THEIRS);
        organisations.importedUser(nordlys, "Ida Friis", "ida@nordlys.example");
    }

    private void create(CprNumber number) {
        var answer = created("Otto Holm", number);
        note(answer);
        look(Pages.location(answer));
        look(Pages.location(answer) + "/edit");
    }

    private MvcTestResult created(String name, CprNumber number) {
        return pages.post(
                administrator,
                "/users/new",
                Map.of("name", name, "email", "otto@nordlys.example", "cpr", number.value(), "language", "da"));
    }

    private void correct(CprNumber number) {
        var ida = (UUID) row("select id, version from organisation_user where name = 'Ida Friis'")
                .get("id");
        var form = new HashMap<>(Map.of("name", "Ida Friis", "email", "ida@nordlys.example", "language", "da"));
        form.put("version", "0");
        form.put("cpr", number.value());
        note(pages.post(administrator, "/users/" + ida + "/edit", form));
        look("/users/" + ida);
        form.put("version", "1");
        form.put("name", "Ida Bæk");
        note(pages.post(administrator, "/users/" + ida + "/edit", form));
        look("/users/" + ida);
    }

    private void createMany(CprNumber number) {
        upload(
                "/users/many",
                "Navn;E-mail;CPR-nummer;RID\nOtto Holm;otto@nordlys.example;%s;\n".formatted(number.value())
                        + "Bo Lund;bo@nordlys.example;0901843993;77\n");
    }

    private void importSignatures(CprNumber number) {
        upload(
                "/setup/import/file",
                "RID;Navn;E-mail;CPR\n1001;Otto Holm;otto@nordlys.example;%s\n".formatted(number.value())
                        + "1002;Bo Lund;bo@nordlys.example;0901843993\n");
    }

    private void refresh(CprNumber number) {
        scene.update(
                nordlys,
                "update organisation_user set rid = '1001', cpr_index = null, cpr_index_key = null, cpr_sealed = null,"
                        + " birth_date = '1984-01-09' where name = 'Ida Friis'");
        upload(
                "/setup/import/file",
                "RID;Navn;E-mail;CPR\n1001;Ida Friis;otto@nordlys.example;%s\n".formatted(number.value()));
    }

    private void importAdministrators(CprNumber number) {
        upload(
                "/setup/import/file",
                "Register;Rolle;RID;Navn;E-mail;CPR\nNEMID;Administrator;1001;Otto Holm;otto@nordlys.example;%s\n"
                        .formatted(number.value()));
    }

    private void invite(CprNumber number) {
        note(invited("Anders Bæk", THEIRS));
        note(invited("Otto Holm", number));
        look("/settings/administrators");
    }

    private MvcTestResult invited(String name, CprNumber number) {
        return pages.post(
                administrator,
                "/settings/administrators/add",
                Map.of(
                        "name",
                        name,
                        "email",
                        name.charAt(0) + "@nordlys.example",
                        "knownBy",
                        "CPR",
                        "cpr",
                        number.value(),
                        "language",
                        "da"));
    }

    private void upload(String address, String file) {
        var answer = mvc.post()
                .uri(address)
                .multipart()
                .file(new MockMultipartFile("file", "a.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                .param("wanted", "USERS", "ADMINISTRATORS")
                .with(administrator)
                .with(csrf())
                .exchange();
        note(answer);
        assertThat(answer).as(Pages.text(answer)).hasStatus3xxRedirection();
        var page = Pages.location(answer);
        lookAt(page);
        scene.update(nordlys, "update import_administrator set chosen = 'USER_ADMINISTRATOR'");
        note(pages.post(administrator, page + "/begin"));
        scene.until(() -> row("select finished_at from import_run").get("finished_at") != null);
        lookAt(page);
    }

    private void lookAt(String page) {
        look(page);
        List<Map<String, Object>> problems = stored.in(
                nordlys,
                () -> scene.query("select line, code, field, name, rid from import_problem order by line, code"));
        seen.append(problems);
        problems.stream()
                .map(problem -> problem.get("code"))
                .distinct()
                .forEach(code -> look(page + "/problems/" + code));
    }

    private void activateAll() {
        var begun = pages.post(administrator, "/activation", "who", "shown");
        note(begun);
        var address = begun.getResponse().getHeader("Location");
        if (address == null) return;
        var check = pages.post(administrator, address, "ways", "PRIVATE_MITID");
        note(check);
        var next = check.getResponse().getHeader("Location");
        if (next != null) look(next);
    }

    private Map<String, Object> row(String sql) {
        List<Map<String, Object>> rows = stored.in(nordlys, () -> scene.query(sql));
        return rows.get(0);
    }

    private void look(String address) {
        note(pages.get(administrator, address));
    }

    /** What was answered, without what differs between two organisations and what was typed. */
    private void note(MvcTestResult answer) {
        var location = String.valueOf(answer.getResponse().getHeader("Location"));
        var body = answer.getResponse().getStatus() + " " + location + "\n" + Pages.text(answer) + "\n";
        seen.append(body.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
                .replaceAll("090184-?399[12]", "number")
                .replaceAll("admin-[0-9a-f]+", "admin")
                .replaceAll("kl\\. [0-9.]+", "now")
                .replaceAll("[0-9]{7,}", "#"));
    }
}
