package dk.ramme.imports;

import dk.ramme.Pages;
import dk.ramme.imports.run.ImportScene;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An administrator who decides about an import before it is begun. */
public final class DecidingScene {

    public static final String TWINS = """
            RID;Navn;E-mail;CPR;Rettigheder
            1001;Birgit Østergaard;birgit@nordlys.example;2406719990;Digital Post, NemRefusion
            1002;Birgit Ø.;;2406719990;
            1003;Anders Bæk;anders@nordlys.example;0901849991;
            """;

    public final ImportScene imports;
    public final UUID nordlys;

    private final Pages pages;
    private final PeopleOfImport people;
    private SignedInAs karen;

    public DecidingScene(ApplicationContext beans) {
        imports = ImportScene.of(beans);
        pages = beans.getBean(Pages.class);
        people = beans.getBean(PeopleOfImport.class);
        nordlys = imports.organisation();
        karen = signedIn(Role.ORGANISATION_ADMINISTRATOR);
    }

    /** Goes on as an administrator with this role. */
    public void signIn(Role role) {
        karen = signedIn(role);
    }

    private SignedInAs signedIn(Role role) {
        return SignedInAs.user(nordlys, imports.administrator(nordlys, role));
    }

    public UUID read(String file) {
        return imports.read(nordlys, file);
    }

    public MvcTestResult get(UUID id, String page) {
        return pages.get(karen, "/setup/import/" + id + page);
    }

    MvcTestResult page(String path) {
        return pages.get(karen, path);
    }

    public MvcTestResult post(UUID id, String page, String... answers) {
        return pages.post(karen, "/setup/import/" + id + page, answers);
    }

    public List<String> audit() {
        return imports.audit(nordlys);
    }

    /** The names of those on the first page of the people who fit. */
    public List<String> people(UUID id, String text) {
        return Tenancy.in(
                nordlys,
                () -> people.after(imports.run(nordlys, id), text, null, 0).orElseThrow().people().stream()
                        .map(ImportedPerson::name)
                        .toList());
    }
}
