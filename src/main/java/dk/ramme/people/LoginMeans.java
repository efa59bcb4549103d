package dk.ramme.people;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import java.util.ArrayList;
import java.util.List;

/** A way to log in: private MitID, or one of {@code IdentificationMeans}. */
public enum LoginMeans {
    PRIVATE_MITID,
    APP,
    CODE_DISPLAY,
    CODE_READER,
    CHIP;

    /** What was chosen for a user. */
    public static List<LoginMeans> chosen(LoginChoice choice) {
        var ways = new ArrayList<LoginMeans>();
        if (choice.privateMitIdOffered()) {
            ways.add(PRIVATE_MITID);
        }
        choice.separateMeans().stream().sorted().map(LoginMeans::of).forEach(ways::add);
        return ways;
    }

    /** What of it the organisation lets its users log in with; whom it appointed comes in with private MitID in any case. */
    public static List<LoginMeans> open(User user, LoginPolicy policy) {
        var ways = new ArrayList<LoginMeans>();
        var choice = user.access().login();
        if (user.access().enrolment().isAppointed() || choice.privateMitIdOffered() && policy.privateMitId()) {
            ways.add(PRIVATE_MITID);
        }
        choice.separateMeans().stream()
                .filter(policy::offers)
                .sorted()
                .map(LoginMeans::of)
                .forEach(ways::add);
        return ways;
    }

    private static LoginMeans of(IdentificationMeans kind) {
        return switch (kind) {
            case APP -> APP;
            case CODE_DISPLAY -> CODE_DISPLAY;
            case CODE_READER -> CODE_READER;
            case CHIP -> CHIP;
        };
    }
}
