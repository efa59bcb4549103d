package dk.ramme.web;

import java.util.List;

/** Questions that belong together; their words are {@code help.questions.<group>.<question>}. */
record HelpQuestions(String name, List<String> questions) {

    static final List<HelpQuestions> ALL = List.of(
            new HelpQuestions("before", "who", "alone", "applicant", "clean"),
            new HelpQuestions("setup", "late", "stop", "twoAtOnce", "import", "twice", "change"),
            new HelpQuestions("users", "activated", "mail", "whoIsMine", "foreign", "private", "lost"),
            new HelpQuestions("safety", "cpr", "seen", "last"));

    private HelpQuestions(String name, String... questions) {
        this(name, List.of(questions));
    }

    /** Where the question is found on the page of all of them. */
    public String anchor(String question) {
        return name + "-" + question;
    }
}
