package dk.ramme.people.need;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.User;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether anything lets a user in as things are: their private MitID, or a separate means they have in use that the
 * organisation offers and that is not locked (M3). Whoever is active and has none needs a new link. The rule stands here for
 * one user, and in SQL for many.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WaysIn {

    private static final String SQL = """
            (u.origin = 'APPOINTED'
              or case u.state when 'ACTIVE' then u.consented_at is not null else u.private_mitid_offered end and :private%1$s
              or string_to_array(case u.state when 'ACTIVE' then u.means_in_use else u.separate_means end, ' ')
                  && cast(:offered%1$s as text[]))
            """;

    private final UserMeans means;

    WaysIn(UserMeans means) {
        this.means = means;
    }

    public boolean any(User user, LoginPolicy policy) {
        return any(user, means.of(user.id()), policy);
    }

    /** Whether something else than private MitID lets them in. */
    public boolean separate(User user, LoginPolicy policy) {
        return separate(user, means.of(user.id()), policy);
    }

    static boolean any(User user, Collection<HeldMeans> held, LoginPolicy policy) {
        return user.access().letsPrivateMitIdIn(policy) || separate(user, held, policy);
    }

    private static boolean separate(User user, Collection<HeldMeans> held, LoginPolicy policy) {
        return held.stream().anyMatch(one -> !one.locked() && user.access().letsSeparateMeansIn(one.kind(), policy));
    }

    /**
     * Whether anything of what a user was given can let them in once they have taken it into use: else a link leads them
     * nowhere.
     */
    public static boolean open(User user, LoginPolicy policy) {
        return user.access().enrolment().isAppointed()
                || user.access().login().privateMitIdOffered() && policy.privateMitId()
                || user.access().login().separateMeans().stream().anyMatch(policy::offers);
    }

    /** Why nothing of it can, which is what {@link Attention} tells of many; empty while something can. */
    public static Optional<Attention> shut(User user, LoginPolicy policy) {
        if (open(user, policy)) {
            return Optional.empty();
        }
        var login = user.access().login();
        if (!login.privateMitIdOffered()) {
            return Optional.of(Attention.MEANS_OFF);
        }
        return Optional.of(login.separateMeans().isEmpty() ? Attention.PRIVATE_MITID_OFF : Attention.ALL_OFF);
    }

    /**
     * The same as a condition on a user {@code u}: of whoever is active what {@link #any} says, of others what {@link #open}
     * says.
     *
     * @param policy tells the parameters of this policy from those of another in one statement
     */
    public static String sql(String policy) {
        return SQL.formatted(policy);
    }

    /** What {@link #sql} needs to know. */
    public static Map<String, Object> parameters(String policy, LoginPolicy is) {
        return Map.of(
                "private" + policy,
                is.privateMitId(),
                "offered" + policy,
                is.offeredMeans().stream().map(Enum::name).toArray(String[]::new));
    }
}
