package dk.ramme.people;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import java.util.ArrayList;
import java.util.List;

/** Something to log in with: private MitID, or a separate means of a kind. */
public enum Way {
    PRIVATE_MITID,
    APP,
    CODE_DISPLAY,
    CODE_READER,
    CHIP;

    /** What was chosen for a user. */
    public static List<Way> chosen(LoginChoice choice) {
        var ways = new ArrayList<Way>();
        if (choice.privateMitIdOffered()) {
            ways.add(PRIVATE_MITID);
        }
        choice.separateMeans().stream().sorted().map(Way::of).forEach(ways::add);
        return ways;
    }

    /** What of it the organisation lets its users log in with; whom it appointed comes in with private MitID in any case. */
    public static List<Way> open(User user, LoginPolicy policy) {
        var ways = new ArrayList<Way>();
        var choice = user.access().login();
        if (user.access().enrolment().isAppointed() || choice.privateMitIdOffered() && policy.privateMitId()) {
            ways.add(PRIVATE_MITID);
        }
        choice.separateMeans().stream()
                .filter(policy::offers)
                .sorted()
                .map(Way::of)
                .forEach(ways::add);
        return ways;
    }

    private static Way of(IdentificationMeans kind) {
        return switch (kind) {
            case APP -> APP;
            case CODE_DISPLAY -> CODE_DISPLAY;
            case CODE_READER -> CODE_READER;
            case CHIP -> CHIP;
        };
    }
}
