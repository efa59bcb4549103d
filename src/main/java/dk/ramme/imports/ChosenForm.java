package dk.ramme.imports;

import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import dk.ramme.people.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which administrators are ticked, and with which roles.
 *
 * @param chosen ids of administrators
 * @param roles an administrator's id and a role of theirs each, with a colon between
 * @param seen the same for the roles that stood when the page was shown
 */
record ChosenForm(
        @Nullable List<String> chosen,
        @Nullable List<String> roles,
        @Nullable List<String> seen) {

    /** As it was decided; those not chosen have the suggested role ticked, which counts once they are. */
    static ChosenForm of(List<Candidate> candidates) {
        var chosen = new ArrayList<String>();
        var roles = new ArrayList<String>();
        for (Candidate one : candidates) {
            boolean isChosen = !one.chosen().isEmpty();
            if (isChosen) chosen.add(one.id().toString());
            (isChosen ? one.chosen() : Set.of(one.suggested())).forEach(role -> roles.add(value(one, role)));
        }
        return new ChosenForm(chosen, roles, List.of());
    }

    public boolean chooses(Candidate one) {
        return chosen != null && chosen.contains(one.id().toString());
    }

    public boolean gives(Candidate one, Role role) {
        return roles != null && roles.contains(value(one, role));
    }

    /** The roles an administrator shall have: none when they are not chosen. */
    Set<Role> rolesOf(Candidate one) {
        var given = EnumSet.noneOf(Role.class);
        if (chooses(one)) for (Role role : Role.values()) if (gives(one, role)) given.add(role);
        return given;
    }

    /** The roles that stood when the page was shown. */
    Set<Role> seenOf(Candidate one) {
        var stood = EnumSet.noneOf(Role.class);
        if (seen != null) for (Role role : Role.values()) if (seen.contains(value(one, role))) stood.add(role);
        return stood;
    }

    /** Where those are, on the page, who are chosen without a role. */
    List<Integer> withoutRole(List<Candidate> candidates) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < candidates.size(); i++) {
            var one = candidates.get(i);
            if (one.canBeChosen() && chooses(one) && rolesOf(one).isEmpty()) places.add(i);
        }
        return places;
    }

    static String value(Candidate one, Role role) {
        return one.id() + ":" + role.name();
    }

    /** Whether the same person stands in the other register too. */
    static boolean standsTwice(Candidate one, Collection<Candidate> all) {
        return all.stream().anyMatch(other -> other.register() != one.register() && one.isSamePerson(other));
    }
}
