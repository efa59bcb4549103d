package dk.ramme.web.help;

import java.util.List;
import java.util.Locale;

/** The articles in the order of the help, under the headings that stand there: {@code help.group.<name>}. */
enum ArticleGroup {
    START("steps", "moving", "connect", "alone", "identity"),
    SETUP("setup", "import", "roles", "administrators"),
    USERS("users", "activation", "many", "needs-you", "orders"),
    YOU("your-activation", "login", "means", "lost", "consent"),
    MORE("data", "questions", "glossary");

    private final List<String> slugs;

    ArticleGroup(String... slugs) {
        this.slugs = List.of(slugs);
    }

    List<String> slugs() {
        return slugs;
    }

    /** The key of its heading. */
    public String titleKey() {
        return "help.group." + name().toLowerCase(Locale.ROOT);
    }
}
