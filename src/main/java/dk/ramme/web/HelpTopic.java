package dk.ramme.web;

import java.util.List;
import java.util.Locale;

/**
 * The help pages that are a row of headings with a paragraph under each. Their words are {@code help.<topic>.<section>},
 * and a section's name is its anchor, so that a page of Ramme can lead to the one it is about.
 */
enum HelpTopic {
    CONNECT("who", "applicant", "appoint", "link", "again"),
    SETUP("identity", "import", "private-mitid", "means", "own-means", "administrators", "summary"),
    ALONE("needless", "needed", "second"),
    IDENTITY("why", "what", "kept", "private", "without"),
    MEANS("private", "separate", "app", "codeDisplay", "audioReader", "chip", "pin", "change", "lost"),
    ACTIVATION("administrator", "link", "self", "code", "physical", "late"),
    USERS("create", "many", "groups", "suspend", "delete", "rights"),
    DATA("seen", "looks", "erased", "cpr");

    private final List<String> sections;

    HelpTopic(String... sections) {
        this.sections = List.of(sections);
    }

    /** The topic whose page is at an address. */
    static HelpTopic at(String address) {
        return valueOf(address.substring(address.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }

    List<String> sections() {
        return sections;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return "help." + path();
    }
}
