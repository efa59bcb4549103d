package dk.ramme.activation;

import dk.ramme.bulk.BulkRun;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.WaysForm;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How everybody in an activation shall log in, as its run keeps it. */
record ActivationWays(boolean privateMitId, Set<IdentificationMeans> separate) {

    /** Under which the run keeps it. */
    static final String ANSWER = "ways";

    ActivationWays {
        separate = Set.copyOf(separate);
    }

    /** What the run was told; nothing yet: no way at all. */
    static ActivationWays of(BulkRun run) {
        var names = Set.of(run.parameters().getOrDefault(ANSWER, "").split(" "));
        return new ActivationWays(
                names.contains(WaysForm.PRIVATE_MITID),
                Arrays.stream(IdentificationMeans.values())
                        .filter(means -> names.contains(means.name()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(IdentificationMeans.class))));
    }

    String answer() {
        return Stream.concat(
                        privateMitId ? Stream.of(WaysForm.PRIVATE_MITID) : Stream.of(),
                        separate.stream().sorted().map(Enum::name))
                .collect(Collectors.joining(" "));
    }

    boolean areChosen() {
        return privateMitId || !separate.isEmpty();
    }

    /** Whether they let somebody in, and all of them may be used under this policy. */
    boolean areAllowedBy(LoginPolicy policy) {
        return LoginOffer.allows(policy, privateMitId, separate);
    }

    /** Those of them that have to be sent. */
    List<IdentificationMeans> devices() {
        return separate.stream()
                .filter(IdentificationMeans::isPhysical)
                .sorted()
                .toList();
    }
}
