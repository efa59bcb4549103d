package dk.ramme.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.Pages;
import dk.ramme.Stored;
import dk.ramme.login.SignedInAs;
import dk.ramme.people.Role;
import dk.ramme.settings.RoleChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An organisation being set up by Karen Holm, and the right answer to each question. */
final class SetupScene {

    final Pages pages;
    final UUID nordlys;
    final SignedInAs karen;

    private final AnOrganisation organisations;
    private final Stored stored;
    private final JdbcClient jdbc;
    private final UUID karenId;

    SetupScene(ApplicationContext beans) {
        pages = beans.getBean(Pages.class);
        organisations = beans.getBean(AnOrganisation.class);
        stored = beans.getBean(Stored.class);
        jdbc = beans.getBean(JdbcClient.class);
        nordlys = organisations.inSetup();
        karenId = organisations.administrator(nordlys, "Karen Holm", Role.ORGANISATION_ADMINISTRATOR);
        karen = SignedInAs.user(nordlys, karenId);
    }

    SignedInAs administrator(String name, Role role) {
        return SignedInAs.user(nordlys, organisations.administrator(nordlys, name, role));
    }

    /** As Karen. */
    MvcTestResult get(String path) {
        return pages.get(karen, path);
    }

    /** As Karen. */
    MvcTestResult post(String path, Map<String, List<String>> form) {
        return pages.post(karen, path, form);
    }

    MvcTestResult confirm() {
        return post("/setup/summary", Map.of("seen", List.of(seen())));
    }

    String seen() {
        var page = Pages.body(get("/setup/summary"));
        var from = page.indexOf("name=\"seen\" value=\"") + "name=\"seen\" value=\"".length();
        return page.substring(from, page.indexOf('"', from));
    }

    void finishUpTo(SetupStep unfinished) {
        answerable().stream()
                .filter(step -> step.ordinal() < unfinished.ordinal())
                .forEach(step -> assertThat(post(step.path(), right(step))).hasStatus3xxRedirection());
    }

    Map<String, List<String>> right(SetupStep step) {
        return switch (step) {
            case IDENTITY, SUMMARY -> Map.of();
            case IMPORT -> Map.of("wanted", List.of("NO"));
            case PRIVATE_MITID -> Map.of("allowed", List.of("YES"));
            case MEANS -> Map.of("means", List.of("APP", "CHIP"));
            case OWN_MEANS -> Map.of("means", List.of("PRIVATE"));
            case ADMINISTRATORS ->
                Map.of("roles", List.of(new RoleChoice(Role.USER_ADMINISTRATOR, karenId).toString()));
        };
    }

    static List<SetupStep> answerable() {
        return Arrays.stream(SetupStep.values())
                .filter(step -> step != SetupStep.IDENTITY && step != SetupStep.SUMMARY)
                .toList();
    }

    List<String> answers() {
        return in(() -> jdbc.sql("select step || ' ' || answer || ' ' || version from setup_answer order by step")
                .query(String.class)
                .list());
    }

    int count(String from) {
        return stored.count(nordlys, from);
    }

    <T> T in(Supplier<T> work) {
        return stored.in(nordlys, work);
    }
}
