package dk.ramme.granting;

import dk.ramme.granting.Giving.UnknownRight;
import dk.ramme.granting.RightsController.RightsForm;
import dk.ramme.rights.UserRight;
import dk.ramme.ui.ChangedMeanwhile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of rights when others are wanted. */
record Change(List<UserRight> given, List<UserRight> taken) {

    /**
     * @param known the catalogue by code
     * @param stood mark of what was held when the choice was made
     * @throws UnknownRight when something is wanted that there is not
     * @throws ChangedMeanwhile when something else is held by now
     */
    static Change between(Collection<UserRight> held, Set<String> wanted, Map<String, UserRight> known, String stood) {
        var keys = new HashSet<>(keys(held));
        var given = new ArrayList<UserRight>();
        for (var key : wanted) {
            if (keys.contains(key)) continue;
            var right = known.get(key);
            if (right == null) throw new UnknownRight();
            given.add(right);
        }
        var change = new Change(
                given,
                held.stream().filter(right -> !wanted.contains(right.key())).toList());
        if (!change.isNothing() && !RightsForm.mark(keys).equals(stood)) throw new ChangedMeanwhile();
        return change;
    }

    boolean isNothing() {
        return given.isEmpty() && taken.isEmpty();
    }

    List<String> givenKeys() {
        return keys(given);
    }

    /** For the trail, in the words of the catalogue. */
    Map<String, List<String>> words() {
        return Map.of(
                "given", given.stream().map(UserRight::name).toList(),
                "taken", taken.stream().map(UserRight::name).toList());
    }

    private static List<String> keys(Collection<UserRight> rights) {
        return rights.stream().map(UserRight::key).toList();
    }
}
