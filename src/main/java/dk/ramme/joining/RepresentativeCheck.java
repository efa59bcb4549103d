package dk.ramme.joining;

import dk.ramme.joining.appointment.PersonCheck;
import dk.ramme.joining.register.Company;
import dk.ramme.joining.register.Representative;
import dk.ramme.login.IdentityMatcher;
import dk.ramme.login.MitIdIdentity;
import dk.ramme.login.SamePerson;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Does this person stand in the register as one who may act for the company? Where the register gives a CPR number, that
 * decides, whatever name stands there; else name and birth date do.
 */
@Component
class RepresentativeCheck {

    private final IdentityMatcher matcher;

    RepresentativeCheck(IdentityMatcher matcher) {
        this.matcher = matcher;
    }

    IdentityMatcher.Match check(MitIdIdentity person, Company company) {
        var born = birthday(person, company.representatives());
        if (born.stream().anyMatch(one -> one.cprNumber().isEmpty() && isNamed(person, one))) {
            return IdentityMatcher.Match.SAME;
        }
        for (var one : born) {
            var answer = one.cprNumber().map(cpr -> matcher.match(person, cpr)).orElse(IdentityMatcher.Match.OTHER);
            if (answer != IdentityMatcher.Match.OTHER) {
                return answer;
            }
        }
        return IdentityMatcher.Match.OTHER;
    }

    /** Only these are asked about: a broker that merely matches takes few tries. */
    private static List<Representative> birthday(MitIdIdentity person, List<Representative> all) {
        return all.stream()
                .filter(one -> one.birthDate() != null && one.birthDate().equals(PersonCheck.birthDate(person)))
                .toList();
    }

    private static boolean isNamed(MitIdIdentity person, Representative one) {
        return one.birthDate() != null && SamePerson.haveSameNameAndBirthDate(person, one.name(), one.birthDate());
    }
}
