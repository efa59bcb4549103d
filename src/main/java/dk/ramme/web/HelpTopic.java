package dk.ramme.web;

import java.util.List;
import java.util.Locale;

/** The help pages that are a row of headings with a paragraph under each; their words are {@code help.<topic>.<section>}. */
enum HelpTopic {
    IDENTITY("why", "what", "kept", "private", "without"),
    MEANS("private", "separate", "app", "codeDisplay", "audioReader", "chip", "change"),
    ACTIVATION("administrator", "link", "self", "code", "physical", "late");

    private final List<String> sections;

    HelpTopic(String... sections) {
        this.sections = List.of(sections);
    }

    List<String> sections() {
        return sections;
    }

    String key() {
        return "help." + name().toLowerCase(Locale.ROOT);
    }
}
