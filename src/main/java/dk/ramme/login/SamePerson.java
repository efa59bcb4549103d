package dk.ramme.login;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.login.IdentityMatcher.Match;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether whoever logged in is the person an organisation has named (S1, A3): by CPR number when the
 * organisation gave one, and only then; else by name and birth date.
 */
@Component
public class SamePerson {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final IdentityMatcher matcher;

    public SamePerson(IdentityMatcher matcher) {
        this.matcher = matcher;
    }

    /** @param cpr the number the organisation gave; null compares name and birth date */
    public Match compare(MitIdIdentity identity, @Nullable CprNumber cpr, String name, @Nullable LocalDate birthDate) {
        if (cpr != null) {
            return matcher.match(identity, cpr);
        }
        return birthDate != null && haveSameNameAndBirthDate(identity, name, birthDate) ? Match.SAME : Match.OTHER;
    }

    /** Case, blanks, the way letters are composed and {@code Krogh, Emil} for Emil Krogh do not count; everything else does. */
    public static boolean haveSameNameAndBirthDate(MitIdIdentity identity, String name, LocalDate birthDate) {
        var proved = folded(identity.name());
        return birthDate.equals(identity.birthDate()) && proved.isPresent() && proved.equals(folded(name));
    }

    /** Whether first and last name are the same; those between are left out as people like. */
    public static boolean haveLikeNames(MitIdIdentity identity, String name) {
        var proved = PersonName.kept(identity.name());
        return proved.flatMap(one -> PersonName.kept(name).filter(one::isLike)).isPresent();
    }

    private static Optional<String> folded(String name) {
        return PersonName.kept(name).map(kept -> kept.inSpokenOrder().value().toLowerCase(DANISH));
    }
}
