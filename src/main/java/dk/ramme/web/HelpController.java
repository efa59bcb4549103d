package dk.ramme.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

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

    /** Questions that belong together. */
    record Group(String name, List<String> questions) {
        Group(String name, String... questions) {
            this(name, List.of(questions));
        }
    }

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

    private static final List<Group> GROUPS = List.of(
            new Group("before", "who", "alone", "applicant", "clean"),
            new Group("setup", "late", "stop", "twoAtOnce", "import", "twice", "change"),
            new Group("users", "activated", "mail", "whoIsMine", "foreign", "private", "lost"),
            new Group("safety", "cpr", "seen", "last"));

    /** When the accessibility statement was last gone through. */
    private static final LocalDate REVIEWED = LocalDate.of(2026, 11, 24);

    @GetMapping
    String overview() {
        return "help/overview";
    }

    @GetMapping("/roles")
    String roles(Model page) {
        page.addAttribute("roles", ROLES);
        page.addAttribute("rows", ROWS);
        return "help/roles";
    }

    @GetMapping("/identity")
    String identity(Model page) {
        return topic(HelpTopic.IDENTITY, page);
    }

    @GetMapping("/means")
    String means(Model page) {
        return topic(HelpTopic.MEANS, page);
    }

    @GetMapping("/activation")
    String activation(Model page) {
        return topic(HelpTopic.ACTIVATION, page);
    }

    @GetMapping("/questions")
    String questions(Model page) {
        page.addAttribute("groups", GROUPS);
        return "help/questions";
    }

    @GetMapping("/accessibility")
    String accessibility(Model page) {
        page.addAttribute("reviewed", REVIEWED);
        return "help/accessibility";
    }

    private static String topic(HelpTopic topic, Model page) {
        page.addAttribute("key", topic.key());
        page.addAttribute("sections", topic.sections());
        return "help/topic";
    }
}
