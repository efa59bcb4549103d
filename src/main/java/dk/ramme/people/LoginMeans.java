package dk.ramme.people;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A way to log in: private MitID, or one of {@code IdentificationMeans}. */
public enum LoginMeans {
    PRIVATE_MITID,
    APP,
    CODE_DISPLAY,
    CODE_READER,
    CHIP;

    /** What was chosen for a user. */
    public static List<LoginMeans> chosen(LoginChoice choice) {
        return of(choice.privateMitIdOffered(), choice.separateMeans());
    }

    /** What of it the organisation lets its users log in with; whom it appointed comes in with private MitID in any case. */
    public static List<LoginMeans> open(User user, LoginPolicy policy) {
        var choice = user.access().login();
        return open(
                user.access().enrolment().isAppointed(), choice.privateMitIdOffered(), choice.separateMeans(), policy);
    }

    public static List<LoginMeans> open(
            boolean appointed, boolean privateMitId, Set<IdentificationMeans> separate, LoginPolicy policy) {
        return of(
                appointed || privateMitId && policy.privateMitId(),
                separate.stream().filter(policy::offers).collect(Collectors.toSet()));
    }

    public static List<LoginMeans> of(boolean privateMitId, Set<IdentificationMeans> separate) {
        var ways = new ArrayList<LoginMeans>();
        if (privateMitId) {
            ways.add(PRIVATE_MITID);
        }
        separate.stream().sorted().map(LoginMeans::of).forEach(ways::add);
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
