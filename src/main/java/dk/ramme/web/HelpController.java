package dk.ramme.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Help, questions and answers, and the accessibility statement: open to everybody. */
@Controller
@RequestMapping("/help")
class HelpController {

    /** What each role may do, as the table of the help page says it. */
    record Row(String task, List<String> answers) {
        Row(
                String task,
                String organisationAdministrator,
                String userAdministrator,
                String rightsAdministrator,
                String user) {
            this(task, List.of(organisationAdministrator, userAdministrator, rightsAdministrator, user));
        }
    }

    /** Whom the page of roles describes. */
    static final List<String> DESCRIBED =
            List.of("organisationAdministrator", "userAdministrator", "rightsAdministrator", "representative");

    private static final List<String> ROLES =
            List.of("organisationAdministrator", "userAdministrator", "rightsAdministrator", "user");

    private static final List<Row> ROWS = List.of(
            new Row("setup", "yes", "sees", "sees", "no"),
            new Row("roles", "yes", "no", "no", "asks"),
            new Row("see", "yes", "yes", "yes", "self"),
            new Row("manage", "no", "yes", "no", "no"),
            new Row("rights", "yes", "yes", "yes", "asks"),
            new Row("requests", "no", "no", "yes", "no"),
            new Row("groups", "yes", "members", "rights", "no"));

    /** When the accessibility statement was last gone through. */
    private static final LocalDate REVIEWED = LocalDate.of(2026, 11, 24);

    private final HelpSearch search;

    HelpController(HelpSearch search) {
        this.search = search;
    }

    @GetMapping
    String overview(@RequestParam(defaultValue = "") String q, Locale language, Model page) {
        page.addAttribute("q", q);
        if (q.isBlank()) {
            return "help/overview";
        }
        page.addAttribute("found", search.find(q, language));
        return "help/found";
    }

    @GetMapping("/roles")
    String roles(Model page) {
        page.addAttribute("roles", ROLES);
        page.addAttribute("described", DESCRIBED);
        page.addAttribute("rows", ROWS);
        return "help/roles";
    }

    @GetMapping("/questions")
    String questions(Model page) {
        page.addAttribute("groups", HelpQuestions.ALL);
        return "help/questions";
    }

    @GetMapping("/accessibility")
    String accessibility(Model page) {
        page.addAttribute("reviewed", REVIEWED);
        return "help/accessibility";
    }

    @GetMapping({"/connect", "/setup", "/alone", "/identity", "/means", "/activation", "/users", "/data"})
    String topic(HttpServletRequest request, Model page) {
        var topic = HelpTopic.at(request.getRequestURI());
        page.addAttribute("key", topic.key());
        page.addAttribute("sections", topic.sections());
        return "help/topic";
    }
}
