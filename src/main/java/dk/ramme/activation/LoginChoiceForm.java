package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the chosen users shall log in, as it was ticked: {@code PRIVATE_MITID} and names of means. */
record LoginChoiceForm(
        @NotEmpty(message = "{activation.login.ways.missing}") @Nullable
        List<String> ways) {

    static final String PRIVATE_MITID = "PRIVATE_MITID";

    boolean privateMitId() {
        return ticked().contains(PRIVATE_MITID);
    }

    /** @throws IllegalArgumentException when something was sent that is no means */
    Set<IdentificationMeans> separate() {
        return ticked().stream()
                .filter(way -> !way.equals(PRIVATE_MITID))
                .map(IdentificationMeans::valueOf)
                .collect(Collectors.toSet());
    }

    boolean ordersDevices() {
        return separate().stream().anyMatch(IdentificationMeans::isPhysical);
    }

    private List<String> ticked() {
        return ways == null ? List.of() : ways;
    }
}
