package dk.ramme.activation;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the chosen users shall log in, as it was ticked: {@code PRIVATE_MITID} and names of means. */
record LoginChoiceForm(
        @NotEmpty(message = "{activation.login.ways.missing}") @Nullable
        List<String> ways) {

    static final String PRIVATE_MITID = "PRIVATE_MITID";
}
